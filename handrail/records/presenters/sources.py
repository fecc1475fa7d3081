"""Where the record comes from: each agency's record, its feeds, and rows as they were sent."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from django.urls import reverse

from handrail.kernel.clock import local
from handrail.kernel.words import count, short_date
from handrail.records.presenters.freshness import freshness
from handrail.records.presenters.heading import own_id
from handrail.records.selectors.identity import SourceIdentity
from handrail.records.selectors.sources import Feed, RowAsSent
from handrail.ui.public import Cell, Column, DataTable, TableRow

Titles = Mapping[str, str]  # what people call each feed


def where_it_comes_from(
    person_id: UUID, sources: Sequence[SourceIdentity], feeds: Iterable[Feed], titles: Titles, today: date
) -> DataTable:
    """A row for each agency's record and feed. A record none of whose rows may be seen as sent still has its row."""
    of_source: dict[int, list[Feed]] = {source.source_person_id: [] for source in sources}
    for feed in feeds:
        of_source.setdefault(feed.source_person_id, []).append(feed)
    rows = [
        row for source in sources for row in _rows(person_id, source, of_source[source.source_person_id], titles, today)
    ]
    columns = [
        Column("Agency"),
        Column("File"),
        Column("Rows", numeric=True),
        Column("Last came"),
        Column("Last heard"),
    ]
    return DataTable("The agencies' records that make up this person", columns, rows, caption_hidden=True)


def _rows(
    person_id: UUID, source: SourceIdentity, feeds: Sequence[Feed], titles: Titles, today: date
) -> list[TableRow]:
    agency = Cell(source.agency.name, note=own_id(source))
    heard = freshness(source.last_seen, source.agency, today)
    if not feeds:
        return [TableRow([agency, "Rows as sent are not shared with you", "", "", heard])]
    return [
        TableRow(
            [
                agency,
                Cell(titles.get(feed.feed, feed.feed), href=feed_address(person_id, feed.source_person_id, feed.feed)),
                count(feed.rows),
                short_date(local(feed.received_at).date()),
                heard,
            ]
        )
        for feed in feeds
    ]


def feed_address(person_id: UUID, source_person_id: int, feed: str, after: int | None = None) -> str:
    address = f"{reverse('person-rows', args=[person_id, source_person_id, feed])}"
    return f"{address}?after={after}" if after else address


def as_sent(row: RowAsSent, titles: Titles) -> DataTable:
    """The row, every column as text, under the headings its agency uses. Empty columns are left out."""
    received = short_date(local(row.received_at).date())
    version = f", version {row.version}" if row.version > 1 else ""
    return DataTable(
        f"{titles.get(row.feed, row.feed)}: {row.row_key}{version}, received {received}",
        [Column("Column"), Column("As sent")],
        [TableRow([column, value]) for column, value in row.as_sent.items() if value],
        empty="Every column of this row was empty.",
    )
