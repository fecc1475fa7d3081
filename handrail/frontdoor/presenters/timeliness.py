"""The front door's figures as a table, their rows, and what may leave the system of them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from handrail.frontdoor.indicators import MEASURES, Measure, Share
from handrail.frontdoor.models import Contact, Decision
from handrail.frontdoor.practice import practice
from handrail.frontdoor.presenters.clocks import moment_words, rating_tag
from handrail.frontdoor.presenters.queue import name_told
from handrail.kernel.suppression import suppress_pair
from handrail.ui.public import Cell, Column, DataTable, TableRow

WANTED = {"high": "Higher is better", "low": "Lower is better", "": "No target"}
EXPORT_COLUMNS = ("Reporting year", "Figure", "Number", "Out of", "Per cent")
HELD_BACK = "c"

Shares = Mapping[str, Share]


def year_words(since: date) -> str:
    return f"1 April {since.year} to 31 March {since.year + 1}"


def measures_table(shares: Shares, since: date) -> DataTable:
    columns = [Column("Figure"), *(Column(name, numeric=True) for name in ("Number", "Not", "Out of", "Per cent"))]
    rows = [TableRow(_row(measure, shares[measure.code], since)) for measure in MEASURES]
    return DataTable(f"Contacts received {year_words(since)}", columns, rows)


def _row(measure: Measure, share: Share, since: date) -> list[Cell]:
    note = ". ".join(part for part in (WANTED[measure.better], measure.compare) if part)
    return [
        Cell(measure.label, note=note),
        _number(len(share.met), measure, "met", since),
        _number(len(share.missed), measure, "missed", since),
        Cell(f"{share.of:,}", note=measure.of),
        Cell("" if share.per_cent is None else f"{share.per_cent:.1f}"),
    ]


def _number(count: int, measure: Measure, which: str, since: date) -> Cell:
    opens = f"{reverse('timeliness-rows', args=[measure.code, which])}?{urlencode({'year': since.year})}"
    return Cell(f"{count:,}", href=opens if count else "")


def rows_table(contacts: Sequence[tuple[Contact, Decision | None]], title: str) -> DataTable:
    columns = [Column("Contact"), Column("Received"), Column("Rating"), Column("Decided"), Column("Route")]
    return DataTable(title, columns, [_contact_row(*one) for one in contacts], empty="No contact.")


def _contact_row(contact: Contact, decision: Decision | None) -> TableRow:
    route = practice().route(decision.route) if decision else None
    return TableRow(
        [
            Cell(f"{contact.reference} {name_told(contact)}", href=reverse("contact", args=[contact.pk])),
            Cell(moment_words(contact.received_at)),
            Cell("", tag=rating_tag(contact.rating)),
            Cell(moment_words(decision.at) if decision else "Not yet"),
            Cell(route.label if route else ""),
        ]
    )


def export_rows(shares: Shares, since: date) -> Iterator[tuple[str | int | float, ...]]:
    """Small numbers held back, and with them the percentage that would give them away."""
    for measure in MEASURES:
        share = shares[measure.code]
        whole, part = suppress_pair([share.of], [len(share.met)])
        shown = [HELD_BACK if cell is None else cell for cell in (part.cells[0], whole.cells[0])]
        per_cent = share.per_cent if HELD_BACK not in shown and share.per_cent is not None else ""
        yield (f"{since.year}-{(since.year + 1) % 100:02}", measure.label, *shown, per_cent)
