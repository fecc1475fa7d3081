"""A table that stays a table for screen readers and becomes cards on a phone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from handrail.ui.components.scale import percent
from handrail.ui.components.tone import Tag, Tone


class Sorted(StrEnum):
    """How the rows are ordered by a column, in ARIA's words."""

    ASCENDING = "ascending"
    DESCENDING = "descending"


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``sort_href`` is the page that orders by it; the caller decides in which direction.

    ``unbroken`` keeps short values such as dates on one line."""

    label: str
    numeric: bool = False
    sort_href: str = ""
    sorted: Sorted | None = None
    label_hidden: bool = False
    unbroken: bool = False

    @property
    def cell_classes(self) -> str:
        """What the cells of this column add to their class."""
        numeric = " govuk-table__cell--numeric" if self.numeric else ""
        return numeric + (" app-table__unbroken" if self.unbroken else "")

    @property
    def label_on_card(self) -> str:
        """The name that a phone puts before the cell."""
        return "" if self.label_hidden else self.label


@dataclass(frozen=True, slots=True)
class Gauge:
    """How full something is, drawn under the cell's text, which says it in numbers. `share` of more than 1 is full."""

    share: float
    tone: Tone = Tone.QUIET

    def width(self) -> str:
        return percent(min(max(self.share, 0.0), 1.0))


@dataclass(frozen=True, slots=True)
class Cell:
    """Text, perhaps a link, perhaps a quieter second line, perhaps a tag after it, perhaps a gauge below.

    ``hidden_text`` follows the link's text for screen readers, where many rows say the same word: 'Open' Dean Carroll.
    """

    text: str
    href: str = ""
    note: str = ""
    tag: Tag | None = None
    hidden_text: str = ""
    strong: bool = False
    gauge: Gauge | None = None

    @property
    def plain(self) -> bool:
        """Nothing but text: most cells of most tables, and so drawn the short way."""
        return not (self.href or self.note or self.tag or self.strong or self.gauge)


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row; the first cell names it. A ``quiet`` row is something that has ended."""

    cells: Sequence[Cell | str]
    id: str = ""
    quiet: bool = False

    def as_cells(self) -> list[Cell]:
        """The cells, plain text made into cells."""
        return [cell if isinstance(cell, Cell) else Cell(cell) for cell in self.cells]

    def placed(self, columns: Sequence[Column]) -> Iterator[tuple[Cell, Column]]:
        """Each cell with its column."""
        return zip(self.as_cells(), columns, strict=True)


@dataclass(frozen=True, slots=True)
class DataTable:
    """Rows under columns. ``empty`` is the sentence that stands in for no rows."""

    caption: str
    columns: Sequence[Column]
    rows: Sequence[TableRow]
    caption_hidden: bool = False
    empty: str = "There is nothing to show here."
    wide: bool = False

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row.cells) != len(self.columns):
                raise ValueError(
                    f"A row of “{self.caption}” has {len(row.cells)} cells for {len(self.columns)} columns."
                )
