"""A person's records side by side, and what became of them, in words."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from handrail.kernel import clock, words
from handrail.linkage.models import MoveSet
from handrail.linkage.selectors.compared import Compared
from handrail.linkage.selectors.lineage import Change, Held
from handrail.records.public import Person, SourcePerson, spoken_name
from handrail.ui.public import Cell, Column, DataTable, TableRow

Kind = MoveSet.Kind
MOST_PAIRS = 20  # pairs of records listed below the strongest
_TITLES = {Kind.JOIN: "Joined", Kind.SPLIT: "Taken apart", Kind.RUN: "Joined by the machine", Kind.UNDO: "Undone"}
_CAME = {Kind.SPLIT: "Taken off another person", Kind.UNDO: "Put back here"}
_WENT = {Kind.SPLIT: "Taken off this person", Kind.UNDO: "Put back with another person"}


@dataclass(frozen=True, slots=True)
class Line:
    what: str
    records: str
    person_id: UUID | None


@dataclass(frozen=True, slots=True)
class Told:
    """A change in words. `refusal` says why it cannot be undone."""

    set_id: int
    title: str
    why: str
    lines: list[Line]
    refusal: str


def called(person: Person) -> str:
    return spoken_name(person.shown_given, person.shown_family) or "a person without a name"


def record_called(source: SourcePerson) -> str:
    return f"{source.agency.name} {source.local_id}"


def records_table(records: Sequence[Held], caption: str) -> DataTable:
    """A row for each record. Where a birth date or number differs from most of the others, it says so."""
    shown: list[tuple[str, Callable[[Held], str]]] = [
        ("Name", lambda one: spoken_name(one.source.given, one.source.family)),
        ("Born", lambda one: words.short_date(one.source.born) if one.source.born else ""),
        ("NHS number", lambda one: words.spaced_nhs_number(one.said.nhs)),
        ("Pupil number", lambda one: one.said.upn),
    ]
    columns = [[say(one) for one in records] for _, say in shown]
    cells = [[Cell(said or "not said") for said in columns[0]], *(_told_apart(column) for column in columns[1:])]
    heard = [words.short_date(clock.local(one.source.last_seen).date()) for one in records]
    rows = [TableRow([record_called(one.source), *row]) for one, *row in zip(records, *cells, heard, strict=True)]
    headings = ["Record", *(label for label, _ in shown), "Last heard"]
    return DataTable(caption, [Column(label) for label in headings], rows)


def _told_apart(column: Sequence[str]) -> list[Cell]:
    """One of two that differ is as likely wrong as the other, so both say so."""
    said = Counter(one for one in column if one)
    odd = {one for one, times in said.items() if len(said) > 1 and times * 2 <= said.total()}
    return [Cell(one or "not said", note="differs" if one in odd else "", strong=one in odd) for one in column]


def history(changes: Iterable[Change]) -> list[Told]:
    return [_told(change) for change in changes]


def _told(change: Change) -> Told:
    made = change.move_set
    lines = [_line(came(made), sources, person) for person, sources in change.came.items()]
    lines += [_line(went(made), sources, person) for person, sources in change.went.items()]
    title = f"{_TITLES[Kind(made.kind)]} on {when(made)}{f' by {made.by}' if made.by else ''}"
    return Told(made.pk, title, why(made), lines, change.refusal)


def _line(what: str, sources: Sequence[SourcePerson], person: UUID | None) -> Line:
    return Line(what, words.listed([record_called(one) for one in sources]), person)


def came(made: MoveSet) -> str:
    return _CAME.get(Kind(made.kind), "Joined to this person")


def went(made: MoveSet) -> str:
    return _WENT.get(Kind(made.kind), "Joined to another person")


def when(made: MoveSet) -> str:
    return words.short_date(clock.local(made.at).date())


def why(made: MoveSet) -> str:
    """A run's own reason is only its number."""
    return f"Alike enough to be one person ({made.reason.lower()})" if made.kind == Kind.RUN else made.reason


def other_pairs(pairs: Sequence[Compared]) -> DataTable:
    """Each pair of records but the strongest: what speaks most against joining stands first."""
    columns = [Column("One record"), Column("The other"), Column("Weight", numeric=True), Column("Why")]
    listed = list(reversed(pairs[1:]))[:MOST_PAIRS]
    return DataTable("The other pairs of records, the least alike first", columns, [_pair(one) for one in listed])


def _pair(pair: Compared) -> TableRow:
    one, other = f"{pair.left_agency} {pair.left.local_id}", f"{pair.right_agency} {pair.right.local_id}"
    return TableRow([one, other, f"{pair.weight:.1f}", pair.sentence])
