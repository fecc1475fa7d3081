"""Places in an inline SVG, in percent of its width, so that a chart fits a phone and a wall without a script."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date


def percent(share: float) -> str:
    """'12.5%', to a hundredth: finer than a pixel on the widest screen."""
    return f"{round(share * 100, 2):g}%"


@dataclass(frozen=True, slots=True)
class Span:
    """Where a bar begins and how wide it is, in percent."""

    x: str
    width: str
    share: float

    def fits(self, text: str, characters_across: int = 110) -> bool:
        """Whether a text has room inside the bar, when about so many characters fit across the whole chart."""
        return len(text) + 2 <= self.share * characters_across


def _between(start: date, end: date, day: date) -> float:
    return min(max((day - start).days / (end - start).days, 0.0), 1.0)


@dataclass(frozen=True, slots=True)
class TimeScale:
    """Days laid out from left to right; the period is half-open, like all periods.

    Up to ``near_until`` the days may be drawn wider, over ``near_share`` of the width: what is about to happen needs
    more room than what may happen in six years.
    """

    start: date
    end: date
    near_until: date | None = None
    near_share: float = 0.5

    def __post_init__(self) -> None:
        if self.end <= self.start:
            raise ValueError("A time scale needs an end after its start.")
        if self.near_until and not self.start < self.near_until < self.end:
            raise ValueError("The near part of a time scale must end inside it.")

    def share(self, day: date) -> float:
        """How far along a day lies, from 0 to 1; days outside stand at the edge."""
        if self.near_until is None:
            return _between(self.start, self.end, day)
        near = _between(self.start, self.near_until, day) * self.near_share
        return near + _between(self.near_until, self.end, day) * (1 - self.near_share)

    def x(self, day: date) -> str:
        return percent(self.share(day))

    def shows(self, day: date) -> bool:
        return self.start <= day < self.end

    def span(self, start: date | None, end: date | None) -> Span | None:
        """The visible part of a period; an open side runs to the edge. None where nothing of it is in sight."""
        left = self.share(start or self.start)
        right = self.share(end or self.end)
        if right <= left:
            return None
        return Span(percent(left), percent(right - left), right - left)

    def years(self) -> Iterator[date]:
        """Every first of January within sight."""
        for year in range(self.start.year, self.end.year + 1):
            if self.shows(first := date(year, 1, 1)):
                yield first
