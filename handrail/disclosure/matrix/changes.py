"""What one version of the sharing matrix changes in another."""

from collections.abc import Mapping
from dataclasses import dataclass

from handrail.disclosure.grid import Cell
from handrail.disclosure.models import Level


@dataclass(frozen=True, slots=True)
class Change:
    """One combination whose level moves. A new combination was shared nothing; one that is gone is shared nothing."""

    cell: Cell
    before: Level
    after: Level

    @property
    def widens(self) -> bool:
        return self.after > self.before


def changes_between(before: Mapping[Cell, Level], after: Mapping[Cell, Level]) -> list[Change]:
    """In the order of roles, purposes, classes and origins as the later version has them."""
    cells = [*after, *(cell for cell in before if cell not in after)]
    pairs = ((cell, before.get(cell, Level.DENY), after.get(cell, Level.DENY)) for cell in cells)
    return [Change(cell, was, becomes) for cell, was, becomes in pairs if was != becomes]


@dataclass(frozen=True, slots=True)
class Line:
    """Changes that move alike, from several origins."""

    role: str
    purpose: str
    item_class: str
    before: Level
    after: Level
    origins: tuple[str, ...]

    @property
    def widens(self) -> bool:
        return self.after > self.before


def as_lines(changes: list[Change]) -> list[Line]:
    """The fewest lines that say the same; what shares more stands first."""
    origins: dict[tuple[str, str, str, Level, Level], list[str]] = {}
    for one in changes:
        key = (one.cell.role, one.cell.purpose, one.cell.item_class, one.before, one.after)
        origins.setdefault(key, []).append(one.cell.origin_kind)
    lines = [Line(*key, tuple(kinds)) for key, kinds in origins.items()]
    return sorted(lines, key=lambda line: (not line.widens, line.role, line.purpose, line.item_class))
