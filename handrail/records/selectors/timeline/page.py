"""One page of the timeline, newest first. One query, however long the record."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from handrail.disclosure.public import compiled
from handrail.records.selectors.timeline.asked import Asked, Place, Stream
from handrail.records.selectors.timeline.streams import COLUMNS, TOLD, Laid, Pair, Told, asked_for, laid

PAGE_LENGTH = 50
_ORDER = ("-day", "-hour", "stream", "-pk")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in the timeline. `words` is what its agency said in a line; `mark` the protective marking it carries.

    `ended` is the first day on which it was no longer so; `why` the legal status it began under, or why it ended.
    """

    stream: Stream
    day: date
    hour: time
    pk: int
    agency_id: int
    kind: str
    item_class: str
    timed: bool
    ended: date | None
    words: str
    where: str
    why: str
    mark: str

    @property
    def place(self) -> Place:
        return Place(self.day, self.hour, self.stream, self.pk)


@dataclass(frozen=True, slots=True)
class Page:
    entries: list[Entry]
    older: Place | None  # where the next page begins; None on the last


def page_of(told: Told, asked: Asked, length: int = PAGE_LENGTH) -> Page:
    """The entries after `asked.after`, or the newest."""
    rows = _rows(told.person_id, involved=told.involved, asked=asked, length=length + 1)
    entries = [Entry(Stream(row[0]), *row[1:]) for row in rows]
    shown = entries[:length]
    return Page(shown, shown[-1].place if len(entries) > length else None)


@compiled
def _rows(person_id: UUID, *, involved: frozenset[Pair], asked: Asked, length: int) -> QuerySet[Any, Any]:
    first, *rest = (_branch(stream, asked, length) for stream in laid(person_id, involved))
    return first.union(*rest, all=True).order_by(*_ORDER)[:length]


def _branch(laid: Laid, asked: Asked, length: int) -> QuerySet[Any]:
    rows = laid.rows.filter(asked_for(asked), _after(laid.stream, asked.after))
    return rows.order_by(*_ORDER).values_list(*COLUMNS, *TOLD)[:length]


def _after(stream: Stream, place: Place | None) -> Q:
    """What stands after a place in one stream, in the order of `_ORDER`."""
    if place is None:
        return Q()
    after = Q(day__lt=place.day) | Q(day=place.day, hour__lt=place.at)
    if stream > place.stream:
        after |= Q(day=place.day, hour=place.at)
    elif stream == place.stream:
        after |= Q(day=place.day, hour=place.at, pk__lt=place.pk)
    return Q(day__lte=place.day) & after
