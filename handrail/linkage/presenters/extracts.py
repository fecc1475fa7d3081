"""Loads, feeds and quarantined rows in words and tables."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.urls import reverse

from handrail.disclosure.public import withhold_row
from handrail.kernel import clock, words
from handrail.linkage.models import Batch, QuarantinedRow
from handrail.linkage.selectors.feeds import Feed
from handrail.linkage.services.preview import Preview
from handrail.records.facts import (
    AddressFact,
    BadRow,
    EventFact,
    Fact,
    FlagFact,
    IdentifierFact,
    InvolvementFact,
    NameFact,
    RelationshipFact,
    Row,
)
from handrail.ui.public import Cell, Column, DataTable, TableRow, Tag, Tone

_TONES = {"loaded": Tone.GOOD, "refused": Tone.URGENT, "loading": Tone.INFO}
_TALLIED = {"read": "Read", "new": "New", "changed": "Changed", "unchanged": "Unchanged", "quarantined": "Set aside"}


def feeds_table(feeds: list[Feed], titles: Mapping[str, str], today: date) -> DataTable:
    columns = [Column("Feed"), Column("Agency"), Column("Last load"), Column("Rows", numeric=True), Column("Set aside")]
    return DataTable("What the agencies send", columns, [_feed(feed, titles, today) for feed in feeds], empty=_NOTHING)


_NOTHING = "Nothing has been loaded yet."


def _feed(feed: Feed, titles: Mapping[str, str], today: date) -> TableRow:
    loaded = clock.local(feed.batch.loaded_at).date() if feed.batch.loaded_at else today
    stale = Tag("Stale", Tone.WARNING) if feed.stale else None
    aside = Cell(
        words.count(feed.open_quarantined),
        href=f"{reverse('quarantine')}?batch={feed.batch.pk}" if feed.open_quarantined else "",
        hidden_text="rows set aside",
    )
    return TableRow(
        [
            Cell(titles.get(feed.batch.reader, feed.batch.reader), href=reverse("extract", args=[feed.batch.pk])),
            feed.batch.agency.name,
            Cell(words.short_date(loaded), tag=stale),
            words.count(feed.rows),
            aside,
        ]
    )


def batches_table(batches: list[Batch]) -> DataTable:
    columns = [Column("File"), Column("Agency"), Column("When"), Column("By"), Column("Outcome")]
    return DataTable("The last loads", columns, [_batch(batch) for batch in batches], empty=_NOTHING)


def _batch(batch: Batch) -> TableRow:
    when = words.short_date(clock.local(batch.uploaded_at).date())
    state = Cell("", tag=Tag(batch.get_state_display(), _TONES.get(batch.state, Tone.QUIET)))
    by = str(batch.uploaded_by) if batch.uploaded_by else "the command line"
    return TableRow(
        [Cell(batch.file_name, href=reverse("extract", args=[batch.pk])), batch.agency.name, when, by, state]
    )


def report_table(
    feeds: dict[str, dict[str, Any]], titles: Mapping[str, str], caption: str = "What became of its rows"
) -> DataTable:
    columns = [Column("Feed"), *(Column(label, numeric=True) for label in _TALLIED.values()), Column("Remarks")]
    rows = [
        TableRow([titles.get(name, name), *(words.count(feed.get(what, 0)) for what in _TALLIED), _remarks(feed)])
        for name, feed in sorted(feeds.items())
    ]
    return DataTable(caption, columns, rows)


def _remarks(feed: dict[str, Any]) -> str:
    said = [feed["note"]] if feed.get("note") else []
    if feed.get("lost"):
        columns = ", ".join(f"{column} ({words.plural(cells, 'cell')})" for column, cells in feed["lost"].items())
        said.append(f"Read as empty, because a formula failed in Excel: {columns}.")
    if held_back := feed.get("held_back"):
        said.append(
            f"{words.plural(held_back, 'row')} not taken in: of people whose record here was disposed of, and no newer "
            "than that."
        )
    if feed.get("unknown"):
        said.append(f"Kept as sent, not understood: {', '.join(feed['unknown'])}.")
    if feed.get("absent"):
        said.append(f"Not in the file: {', '.join(feed['absent'])}.")
    return " ".join(said)


def preview_table(found: Preview) -> DataTable:
    columns = [Column("Line", numeric=True), Column("Whose"), Column("Born"), Column("What the row says")]
    return DataTable("The first rows, as they are understood", columns, [_preview(row) for row in found.rows])


def _preview(row: Row) -> TableRow:
    if isinstance(row, BadRow):
        return TableRow([str(row.line), "", "", Cell(row.reason, tag=Tag("Set aside", Tone.WARNING))])
    said = "; ".join(fact_in_words(fact) for fact in row.facts) or "Nothing but that the person is known"
    return TableRow([str(row.line), row.local_id, words.short_date(row.born) if row.born else "", said])


def fact_in_words(fact: Fact) -> str:
    """'Missing episode on 1 Nov 2026 at 22:10: Reported missing': what the row says, as it will stand in the record."""
    match fact:
        case IdentifierFact(scheme, value, valid):
            return f"Number {value} ({_spoken(scheme)}{'' if valid else ', whose form does not hold'})"
        case NameFact(given, family, kind):
            said = "Name" if kind == "current" else _spoken(kind).capitalize()
            return " ".join(part for part in (said, given, family) if part)
        case AddressFact(lines, postcode, since, until, kind, phone):
            where = ", ".join(part for part in (lines, postcode, phone) if part)
            return f"{_spoken(kind).capitalize()} {where}{_days(since, until)}"
        case RelationshipFact(kind, name, local_id):
            return f"{_spoken(kind).capitalize()} {name or local_id}".strip()
        case EventFact():
            at = f" at {fact.at:%H:%M}" if fact.at else ""
            return f"{_spoken(fact.kind).capitalize()} on {words.short_date(fact.on)}{at}: {fact.summary}"
        case InvolvementFact():
            until = fact.until or fact.planned_end
            return f"{_spoken(fact.kind).capitalize()}{_days(fact.since, until)}: {fact.service}"
        case FlagFact():
            return f"Worry or status{_days(fact.since, fact.until)}: {_spoken(fact.kind)} ({fact.basis})"


def _days(since: date | None, until: date | None) -> str:
    began = f" from {words.short_date(since)}" if since else ""
    return f"{began} until {words.short_date(until)}" if until else began


def _spoken(code: str) -> str:
    return code.replace("_", " ")


def row_table(row: QuarantinedRow) -> DataTable:
    """A row that cannot be mended here, so that it is found where it comes from."""
    columns = [Column("Column"), Column("As sent")]
    rows = [TableRow([column, value]) for column, value in withhold_row(row.as_sent).items() if value]
    return DataTable("The row as it was sent", columns, rows, empty="Every column of this row was empty.")


def quarantine_table(rows: list[QuarantinedRow], titles: Mapping[str, str]) -> DataTable:
    columns = [Column("Line", numeric=True), Column("File"), Column("Column"), Column("What is wrong"), Column("Value")]
    listed = [
        TableRow(
            [
                Cell(
                    str(row.line),
                    href=reverse("quarantined-row", args=[row.pk]),
                    hidden_text=f"of {titles.get(row.feed, row.feed)}",
                ),
                Cell(row.batch.file_name, note=f"{titles.get(row.feed, row.feed)}, {row.batch.agency.name}"),
                row.column,
                row.reason,
                row.value or "withheld",
            ]
        )
        for row in rows
    ]
    return DataTable("Rows set aside", columns, listed, empty="No row is set aside.")
