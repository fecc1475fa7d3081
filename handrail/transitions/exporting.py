"""The transitions list as rows of a file. Nothing in it that its page would not show the same reader."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from handrail.kernel import words
from handrail.transitions.presenters.cases import Saying, domains, name_of, owner, owner_after_18, why
from handrail.transitions.selectors.cases import CaseRow
from handrail.ui.public import Cell

CellValue = str | date | None


@dataclass(frozen=True, slots=True)
class ExportColumn:
    label: str
    value: Callable[[CaseRow, Saying], CellValue]


def _owner_words(cell: Cell) -> str:
    return f"{cell.text} ({cell.note})" if cell.note else cell.text


COLUMNS = (
    ExportColumn("Young person", lambda row, saying: name_of(row.case.person)),
    ExportColumn("Born", lambda row, saying: row.case.born),
    ExportColumn("Age", lambda row, saying: words.age_words(row.case.born, saying.today)),
    ExportColumn("Turns 18", lambda row, saying: row.case.turns_18),
    ExportColumn("Gap opens", lambda row, saying: row.first.opens_on if row.first else None),
    ExportColumn(
        "Gap in",
        lambda row, saying: saying.ruleset.domain(row.first.domain).label if row.first else "",
    ),
    ExportColumn("Because", lambda row, saying: why(row.first, row.stopped, saying) if row.first else ""),
    ExportColumn("Domains", lambda row, saying: ", ".join(domains(row.findings, saying.ruleset))),
    ExportColumn(
        "Who owns now",
        lambda row, saying: _owner_words(owner(row.owner_now, row.case.owner_now_id, saying)),
    ),
    ExportColumn(
        "Who owns after 18",
        lambda row, saying: _owner_words(owner_after_18(row, saying)),
    ),
)


def export_rows(rows: Sequence[CaseRow], columns: Sequence[ExportColumn], saying: Saying) -> Iterator[list[CellValue]]:
    return ([column.value(row, saying) for column in columns] for row in rows)
