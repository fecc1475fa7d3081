"""Bars stacked by quarter, for forecasts: how many young people, of which need domain, when."""

from collections.abc import Sequence
from dataclasses import dataclass

from handrail.kernel import words
from handrail.ui.components.data_table import Column, DataTable, TableRow
from handrail.ui.components.scale import percent

PLOT_HEIGHT = 220
SUPPRESSED = "fewer than 5"
"""What stands for a number too small to leave the system."""


@dataclass(frozen=True, slots=True)
class Series:
    """One layer of the stack: a value per category. None is a number held back because it is small."""

    label: str
    values: Sequence[int | None]


@dataclass(frozen=True, slots=True)
class Segment:
    """One piece of one bar, in pixels from the top of the plot."""

    series: int
    top: float
    height: float
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class StackedBar:
    """One category: its place across, its pieces and its total."""

    label: str
    x: str
    width: str
    middle: str
    top: float
    total: str
    segments: Sequence[Segment]


@dataclass(frozen=True, slots=True)
class BarChart:
    """``noun`` is what is counted ('young person'); ``suppressed`` the words for a number held back."""

    caption: str
    categories: Sequence[str]
    series: Sequence[Series]
    noun: str
    id: str = "bars"
    category_heading: str = "Quarter"
    suppressed: str = SUPPRESSED

    def __post_init__(self) -> None:
        for one in self.series:
            if len(one.values) != len(self.categories):
                raise ValueError(f"“{one.label}” has {len(one.values)} values for {len(self.categories)} categories.")

    def _known(self, index: int) -> list[tuple[int, int]]:
        """Series number and value of what is drawn of a category."""
        return [(number, one.values[index] or 0) for number, one in enumerate(self.series) if one.values[index]]

    def _tallest(self) -> int:
        return max((sum(value for _, value in self._known(index)) for index in range(len(self.categories))), default=0)

    def ceiling(self) -> int:
        """The top of the scale: four equal round steps that hold the tallest bar."""
        magnitude = 1
        while True:
            for step in (magnitude, 2 * magnitude, 5 * magnitude // 2, 5 * magnitude):
                if step * 4 >= self._tallest():
                    return step * 4
            magnitude *= 10

    def grid(self) -> list[tuple[float, str]]:
        """Height in pixels and label of the lines across."""
        top = self.ceiling()
        return [(PLOT_HEIGHT * (1 - part / 4), words.count(top * part // 4)) for part in range(5)]

    def bars(self) -> list[StackedBar]:
        return [self._bar(index) for index in range(len(self.categories))]

    def _bar(self, index: int) -> StackedBar:
        slot = 1 / max(len(self.categories), 1)
        segments, filled = [], 0.0
        for number, value in self._known(index):
            height = PLOT_HEIGHT * value / self.ceiling()
            filled += height
            title = f"{self.categories[index]}, {self.series[number].label}: {words.plural(value, self.noun)}"
            text = words.count(value) if height >= 14 else ""
            segments.append(Segment(number, round(PLOT_HEIGHT - filled, 2), round(height, 2), title, text))
        held_back = any(one.values[index] is None for one in self.series)
        total = words.count(sum(value for _, value in self._known(index)))
        return StackedBar(
            label=self.categories[index],
            x=percent(slot * (index + 0.18)),
            width=percent(slot * 0.64),
            middle=percent(slot * (index + 0.5)),
            top=round(PLOT_HEIGHT - filled, 2),
            total=f"{total}+" if held_back else total,
            segments=segments,
        )

    def label_lines(self, label: str) -> list[str]:
        """A category's name in two lines, so that neighbours do not run into each other on a phone."""
        return label.rsplit(" ", 1)

    def table(self) -> DataTable:
        """A row per category, a column per series."""
        rows = [
            TableRow([label, *(self._words(one.values[index]) for one in self.series)])
            for index, label in enumerate(self.categories)
        ]
        columns = [Column(self.category_heading), *(Column(one.label, numeric=True) for one in self.series)]
        return DataTable(self.caption, columns, rows, caption_hidden=True)

    def _words(self, value: int | None) -> str:
        return self.suppressed if value is None else words.count(value)
