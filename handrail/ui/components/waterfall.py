"""Why two records look like one person, or like two: each comparison as a bar, running to the total."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from handrail.ui.components.scale import percent


@dataclass(frozen=True, slots=True)
class Reason:
    """One comparison. ``weight`` is in bits (log2 of the Bayes factor): above nought speaks for one person."""

    label: str
    left: str
    right: str
    weight: float
    words: str


@dataclass(frozen=True, slots=True)
class Step:
    """A reason with its place: ``x`` is the left edge, ``running`` the total after it, all in percent of the width."""

    reason: Reason
    x: str
    width: str
    running: str

    def weight_words(self) -> str:
        return signed(self.reason.weight)

    def direction(self) -> str:
        return "for" if self.reason.weight > 0 else "against" if self.reason.weight < 0 else "neither"

    def direction_words(self) -> str:
        return {"for": "for one person", "against": "against", "neither": "says neither"}[self.direction()]


def signed(weight: float) -> str:
    """'+3.1'; a weight below nought has a true minus sign, which a screen reader speaks."""
    sign = "+" if round(weight, 1) > 0 else "\N{MINUS SIGN}" if round(weight, 1) < 0 else ""
    return f"{sign}{abs(weight):.1f}"


@dataclass(frozen=True, slots=True)
class Waterfall:
    """Two records beside each other. ``start`` is the weight before anything was compared (the prior).

    ``review_from`` and ``join_from`` are the thresholds, in bits.
    """

    left_title: str
    right_title: str
    reasons: Sequence[Reason]
    start: float
    review_from: float
    join_from: float
    caption: str = "Why these two records may be one person"

    def total(self) -> float:
        return self.start + sum(reason.weight for reason in self.reasons)

    def total_words(self) -> str:
        return signed(self.total())

    def start_words(self) -> str:
        return signed(self.start)

    def verdict(self) -> str:
        """Which band the total falls into."""
        if self.total() >= self.join_from:
            return "enough to join"
        return "for a person to decide" if self.total() >= self.review_from else "too little to be one person"

    def steps(self) -> list[Step]:
        """A floating bar per reason, from the running total before it to the one after it."""
        running = list(accumulate((reason.weight for reason in self.reasons), initial=self.start))
        return [
            Step(reason, self._x(min(before, after)), self._width(before, after), self._x(after))
            for reason, before, after in zip(self.reasons, running, running[1:], strict=False)
        ]

    def guides(self) -> list[tuple[str, str]]:
        """Kind and place of the lines that run down the chart."""
        marks = (("zero", 0.0), ("review", self.review_from), ("join", self.join_from))
        return [(kind, self._x(weight)) for kind, weight in marks]

    def _bounds(self) -> tuple[float, float]:
        running = list(accumulate((reason.weight for reason in self.reasons), initial=self.start))
        low = min(0.0, self.review_from, *running)
        high = max(0.0, self.join_from, *running)
        margin = (high - low or 1.0) * 0.04
        return low - margin, high + margin

    def _x(self, weight: float) -> str:
        low, high = self._bounds()
        return percent((weight - low) / (high - low))

    def _width(self, before: float, after: float) -> str:
        low, high = self._bounds()
        return percent(abs(after - before) / (high - low))
