"""The timeline's four streams as querysets of one shape, so that the database merges them.

Events and flags are kept from a reader below summary level by their managers. An involvement may be read at pointer
level, where only the agency is told: its beginning and end stand in the timeline from summary level on.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import BooleanField, CharField, DateField, F, IntegerField, Model, Q, QuerySet, TimeField, Value
from django.db.models.functions import Coalesce

from handrail.disclosure.public import Level
from handrail.records.models import Event, Flag, Involvement
from handrail.records.selectors.timeline.asked import Asked, Stream

_MIDNIGHT = Value(time(0), TimeField())
_NOTHING = Value("", CharField())
_NO = Value(False, BooleanField())
_NO_DAY = Value(None, DateField())

COLUMNS = ("stream", "day", "hour", "pk", "agency_id", "kind", "item_class")
TOLD = ("timed", "ended", "words", "where", "why", "mark")

if TYPE_CHECKING:
    from handrail.disclosure.public import Decision


@dataclass(frozen=True, slots=True)
class Laid:
    """One stream of one person, with the union's columns annotated."""

    stream: Stream
    rows: QuerySet[Any]


def streams(person_id: UUID, decision: Decision) -> list[Laid]:
    told = Q(source_person__person_id=person_id)
    shared = told & _told_in_summary(person_id, decision)
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
    flag = {"words": F("basis"), "ended": F("until")}
    return [
        _laid(Event, Stream.EVENT, "on", told, event),
        _laid(Involvement, Stream.INVOLVEMENT_START, "since", shared, began),
        _laid(Involvement, Stream.INVOLVEMENT_END, "until", shared & Q(until__isnull=False), ended),
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


def _told_in_summary(person_id: UUID, decision: Decision) -> Q:
    """Involvements of the agencies and item classes that this reader may see in summary or in full."""
    held = Involvement.objects.filter(source_person__person_id=person_id).order_by()
    told = Q(pk__in=[])
    for agency_id, item_class in held.values_list("agency_id", "item_class").distinct():
        if decision.level_of(agency_id, item_class) >= Level.SUMMARY:
            told |= Q(agency_id=agency_id, item_class=item_class)
    return told
