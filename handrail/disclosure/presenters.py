"""The ledger and the sharing matrix in words."""

from collections.abc import Iterable, Mapping

from django.urls import reverse

from handrail.disclosure.ledger.about import SAID_OF_EACH
from handrail.disclosure.models import LedgerEntry, Level
from handrail.kernel import clock, words
from handrail.partnership.public import ROLES, AgencyKind
from handrail.ui.public import Cell, Column, DataTable, TableRow, Tag, Tone

SHORT = {Level.DENY: "nothing", Level.POINTER: "pointer", Level.SUMMARY: "summary", Level.FULL: "full"}
LEDGER_COLUMNS = (
    Column("Entry"),
    Column("When"),
    Column("Who"),
    Column("What"),
    Column("About whom"),
    Column("Outcome"),
    Column("More"),
)


def in_words(code: str) -> str:
    return code.replace("_", " ")


def plain(value: object) -> str:
    """A code, a number or a list of them, as text."""
    if isinstance(value, list):
        return ", ".join(map(plain, value))
    return "" if value is None else str(value)


def ledger_table(entries: Iterable[LedgerEntry], names: Mapping[int, str]) -> DataTable:
    rows = [_entry(entry, names) for entry in entries]
    return DataTable("Entries, newest first", LEDGER_COLUMNS, rows, empty="No entry fits.", wide=True)


def _entry(entry: LedgerEntry, names: Mapping[int, str]) -> TableRow:
    at, body = clock.local(entry.at), entry.body
    role = ROLES.get(body.get("role") or "")
    purpose = body.get("purpose")
    who = names.get(entry.actor_id, f"user {entry.actor_id}") if entry.actor_id else "Handrail"
    note = ", ".join(
        part for part in (role.name if role else "", f"for {in_words(purpose)}" if purpose else "") if part
    )
    more = ", ".join(f"{in_words(key)} {plain(value)}" for key, value in body.items() if key not in SAID_OF_EACH)
    allowed = entry.outcome == "allowed"
    return TableRow(
        [
            Cell(f"{entry.seq:,}", href=reverse("ledger-entry", args=[entry.seq])),
            Cell(words.short_date(at.date()), note=words.clock_time(at)),
            Cell(who, note=note),
            in_words(entry.action).capitalize(),
            str(entry.subject or ""),
            Cell("") if allowed else Cell("", tag=Tag(entry.outcome.capitalize(), Tone.WARNING)),
            more,
        ]
    )


def sharing_table(levels: Mapping[tuple[str, str], Level], caption: str) -> DataTable:
    """Item classes down, origin agencies across."""
    kinds = [kind for kind in AgencyKind if kind is not AgencyKind.PARTNERSHIP]
    items = sorted({item for item, _ in levels})
    columns = (Column("Information"), *(Column(f"From {kind.label.lower()}") for kind in kinds))
    rows = [
        TableRow([in_words(item).capitalize(), *(SHORT[levels[item, kind.value]] for kind in kinds)]) for item in items
    ]
    return DataTable(caption, columns, rows, empty="No sharing matrix has been published.", wide=True)
