"""Small numbers: what may leave the system so that nobody can be picked out of a table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

SMALL = range(1, 6)


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A line of a table as it may leave: None where a figure is held back."""

    cells: tuple[int | None, ...]
    total: int | None


def as_it_is(line: Sequence[int]) -> Suppressed:
    """With nothing held back: for whoever may see the rows themselves."""
    return Suppressed(tuple(line), sum(line))


def suppress(line: Sequence[int]) -> Suppressed:
    """Hold back 1 to 5, and as much more as keeps the total from giving them away.

    A single hidden cell is the total less the others, so the next smallest is hidden too; likewise while all hidden
    cells together make a small number. Where the line has no more to hide, the total itself is held back.
    """
    return _told(line, _widened(line, _small(line), range(len(line))))


def suppress_pair(whole: Sequence[int], part: Sequence[int]) -> tuple[Suppressed, Suppressed]:
    """The same for two lines of which one counts some of the other: the rest is their difference, and as little told.

    What is held back for the rest's sake is held back in the part.
    """
    rest = [all_ - some for all_, some in zip(whole, part, strict=True)]
    in_whole = _widened(whole, _small(whole), range(len(whole)))
    # Of nobody nobody is a part: such a cell hides nothing.
    fit = [place for place, value in enumerate(whole) if value]
    in_part = _widened(part, _small(part) | _small(rest), fit)
    others = _by_size(part, fit, in_part)
    while (in_rest := in_whole | in_part) and not _safe(rest, in_rest) and others:
        in_part = _widened(part, in_part | {others.pop(0)}, fit)
        others = [place for place in others if place not in in_part]
    told, told_part = _told(whole, in_whole), _told(part, in_part)
    if in_rest and not _safe(rest, in_rest):
        told_part = Suppressed(told_part.cells, None)
    return told, told_part


def _small(line: Sequence[int]) -> set[int]:
    return {place for place, value in enumerate(line) if value in SMALL}


def _widened(line: Sequence[int], hidden: set[int], fit: Iterable[int]) -> set[int]:
    """These places and as many more of those that are fit as make them safe, or all of them."""
    others = _by_size(line, fit, hidden)
    while hidden and not _safe(line, hidden) and others:
        hidden = hidden | {others.pop(0)}
    return hidden


def _by_size(line: Sequence[int], fit: Iterable[int], hidden: set[int]) -> list[int]:
    """Places not yet hidden, the smallest first, noughts last."""
    return sorted((place for place in fit if place not in hidden), key=lambda place: (not line[place], line[place]))


def _told(line: Sequence[int], hidden: set[int]) -> Suppressed:
    cells = tuple(None if place in hidden else value for place, value in enumerate(line))
    return Suppressed(cells, sum(line) if not hidden or _safe(line, hidden) else None)


def _safe(line: Sequence[int], hidden: set[int]) -> bool:
    return len(hidden) > 1 and sum(line[place] for place in hidden) not in SMALL
