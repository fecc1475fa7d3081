"""Small numbers: what may leave the system so that nobody can be picked out of a table."""

from collections.abc import Sequence
from dataclasses import dataclass

SMALL = range(1, 6)


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A line of a table as it may leave: None where a figure is held back."""

    cells: tuple[int | None, ...]
    total: int | None


def suppress(line: Sequence[int]) -> Suppressed:
    """Hold back 1 to 5, and as much more as keeps the total from giving them away.

    A single hidden cell is the total less the others, so the next smallest is hidden too; likewise while all hidden
    cells together make a small number. Where the line has no more to hide, the total itself is held back.
    """
    hidden = {place for place, value in enumerate(line) if value in SMALL}
    others = sorted((place for place in range(len(line)) if place not in hidden), key=lambda place: line[place])
    others = [place for place in others if line[place]] + [place for place in others if not line[place]]
    while hidden and not _safe(line, hidden) and others:
        hidden.add(others.pop(0))
    cells = tuple(None if place in hidden else value for place, value in enumerate(line))
    return Suppressed(cells, sum(line) if not hidden or _safe(line, hidden) else None)


def _safe(line: Sequence[int], hidden: set[int]) -> bool:
    return len(hidden) > 1 and sum(line[place] for place in hidden) not in SMALL
