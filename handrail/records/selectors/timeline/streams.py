"""The timeline's four streams as querysets of one shape, so that the database merges them.

Events and flags are kept from a reader below summary level by their managers. An involvement may be read at pointer
level, where only the agency is told: its beginning and end stand in the timeline from summary level on.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time
from typing import Any
from uuid import UUID

from django.db.models import (
    BooleanField,
    CharField,
    DateField,
    Exists,
    F,
    IntegerField,
    Model,
    OuterRef,
    Q,
    QuerySet,
    TimeField,
    Value,
)
from django.db.models.functions import Coalesce

from handrail.disclosure.public import Decision, Level
from handrail.records.models import Event, Flag, Involvement
from handrail.records.selectors.timeline.asked import Asked, Stream

Pair = tuple[int, str]  # an agency, and an item class
_MIDNIGHT = Value(time(0), TimeField())
_NOTHING = Value("", CharField())
_NO = Value(False, BooleanField())
_NO_DAY = Value(None, DateField())

COLUMNS = ("stream", "day", "hour", "pk", "agency_id", "kind", "item_class")
TOLD = ("timed", "ended", "words", "where", "why", "mark")


@dataclass(frozen=True, slots=True)
class Laid:
    """One stream of one person, with the union's columns annotated."""

    stream: Stream
    rows: QuerySet[Any]


@dataclass(frozen=True, slots=True)
class Told:
    """One person's timeline as far as a reader may see it: `involved` is whose involvements are told in summary."""

    person_id: UUID
    involved: frozenset[Pair]


def streams(person_id: UUID, decision: Decision, involved: Iterable[Pair] | None = None) -> Told:
    """What the reader may see of one person's timeline.

    `involved` is the agencies and item classes of the person's involvements, where the caller has them; else one query.
    """
    pairs = _involved(person_id) if involved is None else involved
    return Told(person_id, frozenset(pair for pair in pairs if decision.level_of(*pair) >= Level.SUMMARY))


def laid(person_id: UUID, involved: Iterable[Pair]) -> list[Laid]:
    """The four streams of one person, and none of their rows."""
    told = Q(source_person__person_id=person_id)
    shared = told & _any_of(involved)
    event = {
        "hour": Coalesce("at", _MIDNIGHT),
        "timed": Q(at__isnull=False),
        "ended": F("until"),
        "words": F("summary"),
        "where": F("place"),
        "mark": F("marking"),
    }
    began = {"words": F("service"), "ended": F("until"), "why": F("legal_status")}
    ended = {"words": F("service"), "why": F("end_reason")}
    ends = shared & Q(until__isnull=False) & Q(~Exists(_goes_on()))
    flag = {"words": F("basis"), "ended": F("until")}
    return [
        _laid(Event, Stream.EVENT, "on", told, event),
        _laid(Involvement, Stream.INVOLVEMENT_START, "since", shared & Q(~Exists(_went_before())), began),
        _laid(Involvement, Stream.INVOLVEMENT_END, "until", ends, ended),
        _laid(Flag, Stream.FLAG, "since", told, flag),
    ]


def asked_for(asked: Asked) -> Q:
    """The filters, over the streams' common columns."""
    wanted = Q()
    if asked.agencies:
        wanted &= Q(agency__code__in=asked.agencies)
    if asked.kinds:
        wanted &= Q(kind__in=asked.kinds)
    if asked.since:
        wanted &= Q(day__gte=asked.since)
    if asked.until:
        wanted &= Q(day__lt=asked.until)
    return wanted


def _laid(model: type[Model], stream: Stream, day: str, mine: Q, columns: dict[str, Any]) -> Laid:
    blank = {"hour": _MIDNIGHT, "timed": _NO, "ended": _NO_DAY, "where": _NOTHING, "why": _NOTHING, "mark": _NOTHING}
    rows = model._default_manager.filter(mine)
    return Laid(stream, rows.annotate(stream=Value(int(stream), IntegerField()), day=F(day), **{**blank, **columns}))


def _alike() -> QuerySet[Any]:
    """Involvements of the same record in the same service, the row itself among them."""
    same = {name: OuterRef(name) for name in ("source_person", "item_class", "kind", "service")}
    return Involvement.objects.filter(**same).order_by()


def _went_before() -> QuerySet[Any]:
    """What the row only carries on, or says again: a return has a row for every placement, and care began once."""
    begins_first = Q(since__lt=OuterRef("since")) | Q(since=OuterRef("since"), pk__lt=OuterRef("pk"))
    return _alike().filter(begins_first, Q(until=None) | Q(until__gte=OuterRef("since")))


def _goes_on() -> QuerySet[Any]:
    """What carries the row on, or says it again."""
    ends_later = Q(until=None) | Q(until__gt=OuterRef("until")) | Q(until=OuterRef("until"), pk__lt=OuterRef("pk"))
    return _alike().filter(ends_later, since__lte=OuterRef("until"))


def _involved(person_id: UUID) -> Iterable[Pair]:
    held = Involvement.objects.filter(source_person__person_id=person_id).order_by()
    return held.values_list("agency_id", "item_class").distinct()


def _any_of(involved: Iterable[Pair]) -> Q:
    told = Q(pk__in=[])
    for agency_id, item_class in sorted(involved):
        told |= Q(agency_id=agency_id, item_class=item_class)
    return told
