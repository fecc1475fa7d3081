"""Where the record comes from: each agency's feeds, and rows as they were sent. Rows as sent need level full."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Max

from handrail.disclosure.public import withhold_row
from handrail.records.models import SourceRecord

PAGE_LENGTH = 20


@dataclass(frozen=True, slots=True)
class Feed:
    """What one source person has from one kind of file: rows that hold, and when the last of them came."""

    source_person_id: int
    feed: str
    rows: int
    received_at: datetime


@dataclass(frozen=True, slots=True)
class RowAsSent:
    record_id: int
    feed: str
    row_key: str
    version: int
    received_at: datetime
    as_sent: dict[str, str]


@dataclass(frozen=True, slots=True)
class RowsPage:
    rows: list[RowAsSent]
    older: int | None  # the id after which the next page begins; None on the last


def feeds_of(person_id: UUID) -> list[Feed]:
    """The feeds whose rows this reader may see as sent. One query."""
    held = SourceRecord.objects.filter(source_person__person_id=person_id, current=True)
    grouped = held.order_by("source_person_id", "feed").values_list("source_person_id", "feed")
    return [Feed(*row) for row in grouped.annotate(rows=Count("pk"), received=Max("received_at"))]


def rows_as_sent(
    person_id: UUID, *, source_person_id: int, feed: str, after: int | None = None, length: int = PAGE_LENGTH
) -> RowsPage:
    """A page of the rows that hold, latest first. One query."""
    held = SourceRecord.objects.filter(
        source_person__person_id=person_id, source_person_id=source_person_id, feed=feed, current=True
    )
    if after is not None:
        held = held.filter(pk__lt=after)
    rows = [_as_sent(one) for one in held.order_by("-pk")[: length + 1]]
    shown = rows[:length]
    return RowsPage(shown, shown[-1].record_id if len(rows) > length else None)


def row_behind(person_id: UUID, model: Any, pk: int) -> RowAsSent | None:
    """The row as sent behind one fact of the person, or None where this reader may not see it. One query."""
    fact = model.objects.filter(pk=pk, source_person__person_id=person_id).values("source_record_id")
    row = SourceRecord.objects.filter(pk__in=fact).first()
    return _as_sent(row) if row else None


def _as_sent(row: SourceRecord) -> RowAsSent:
    return RowAsSent(row.pk, row.feed, row.row_key, row.version, row.received_at, withhold_row(row.as_sent))
