"""The support horizon: each need laid against the support that meets it, with the gaps between.

One row per need domain. A bar names the fact and the rule that drew it, in its tooltip and in the table beside it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from handrail.kernel import words
from handrail.ui.components.data_table import Cell, Column, DataTable, TableRow
from handrail.ui.components.scale import Span, TimeScale
from handrail.ui.components.tone import Tag


class BarKind(StrEnum):
    """What a bar stands for."""

    NEED = "need"
    IMPLIED_NEED = "implied-need"
    SUPPORT = "support"
    GAP = "gap"
    ENDING = "ending"

    @property
    def word(self) -> str:
        return _KIND_WORDS[self]


_KIND_WORDS = {
    BarKind.NEED: "Need, assessed",
    BarKind.IMPLIED_NEED: "Need, by a rule",
    BarKind.SUPPORT: "Support",
    BarKind.GAP: "Gap",
    BarKind.ENDING: "Support ends",
}


@dataclass(frozen=True, slots=True)
class Bar:
    """A period on the chart, half-open; ``end`` None means that no end is known. An ending is a bar at its day."""

    start: date
    end: date | None
    label: str
    fact: str
    rule: str
    kind: BarKind

    def title(self) -> str:
        """What the tooltip says and a screen reader may read."""
        return f"{self.kind.word}: {self.label}, {self.period_words()}. {self.fact}. Rule: {self.rule}."

    def until_words(self) -> str:
        """The end for a table's cell; an ending has only its day."""
        if self.kind is BarKind.ENDING:
            return "that day"
        return words.short_date(self.end) if self.end else "no known end"

    def period_words(self) -> str:
        if self.kind is BarKind.ENDING:
            return f"on {words.short_date(self.start)}"
        until = f"to {words.short_date(self.end)}" if self.end else "with no known end"
        return f"{words.short_date(self.start)} {until}"


@dataclass(frozen=True, slots=True)
class HorizonRow:
    """One need domain. ``summary`` is the sentence beside the bars; ``status`` the word that sums it up."""

    domain_label: str
    needs: Sequence[Bar] = ()
    supports: Sequence[Bar] = ()
    gaps: Sequence[Bar] = ()
    endings: Sequence[Bar] = ()
    summary: str = ""
    status: Tag | None = None

    def bars(self) -> list[Bar]:
        return [*self.needs, *self.supports, *self.gaps, *self.endings]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A bar with its place: ``top`` and ``height`` in pixels of the row."""

    bar: Bar
    span: Span
    top: int
    height: int

    def caption(self) -> str:
        """The words inside the bar, where there is room."""
        text = "Gap" if self.bar.kind is BarKind.GAP else self.bar.label
        return text if self.span.fits(text) else ""


LANE_TOP = 6
LANE_HEIGHT = 16
LANE_STEP = 19
TIGHT = 0.095
"""Share of the width that a year's label needs on a phone."""


@dataclass(frozen=True, slots=True)
class DrawnRow:
    """One row as SVG needs it."""

    row: HorizonRow
    height: int
    bars: list[Drawn]
    endings: list[tuple[Bar, str]]


@dataclass(frozen=True, slots=True)
class HorizonChart:
    """A person's horizon from ``start`` to ``end``. ``id`` keeps two charts on one page apart.

    The time up to ``near_until`` takes half the width, and the chart says so: what is about to happen is told first.
    """

    start: date
    end: date
    today: date
    turns_18: date
    rows: Sequence[HorizonRow]
    id: str = "horizon"
    title: str = "Support horizon"
    near_until: date | None = None
    scale: TimeScale = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "scale", TimeScale(self.start, self.end, self.near_until))

    def year_ticks(self) -> Iterator[tuple[str, str, bool]]:
        """Place and label of each year, and whether a phone must leave the label out for want of room."""
        labelled = -1.0
        for day in self.scale.years():
            share = self.scale.share(day)
            tight = share - labelled < TIGHT or share > 1 - TIGHT / 2
            labelled = labelled if tight else share
            yield self.scale.x(day), str(day.year), tight

    def near_words(self) -> str:
        """What the legend says of a scale that changes; empty where it does not."""
        return f"Wider scale to {words.month_year(self.near_until)}" if self.near_until else ""

    def near_x(self) -> str:
        return self.scale.x(self.near_until) if self.near_until else ""

    def birthday_x(self) -> str:
        return self.scale.x(self.turns_18) if self.scale.shows(self.turns_18) else ""

    def birthday_anchor(self) -> str:
        """Which end of the birthday's label touches its line, so that it stays inside the chart."""
        share = self.scale.share(self.turns_18)
        return "start" if share < 0.12 else "end" if share > 0.88 else "middle"

    def today_x(self) -> str:
        return self.scale.x(self.today) if self.scale.shows(self.today) else ""

    def drawn_rows(self) -> list[DrawnRow]:
        return [self._draw(row) for row in self.rows]

    def _draw(self, row: HorizonRow) -> DrawnRow:
        """Needs share the top lane, supports take the first free lane under it, gaps lie over the supports' lanes."""
        supports = list(self._stacked(row.supports))
        lanes = 1 + max((lane for lane, _, _ in supports), default=1)
        gap_height = LANE_STEP * (lanes - 1) - (LANE_STEP - LANE_HEIGHT)
        bars = [
            *self._placed(row.needs, LANE_TOP, LANE_HEIGHT),
            *(Drawn(bar, span, LANE_TOP + lane * LANE_STEP, LANE_HEIGHT) for lane, bar, span in supports),
            *self._placed(row.gaps, LANE_TOP + LANE_STEP, gap_height),
        ]
        endings = [(bar, self.scale.x(bar.start)) for bar in row.endings if self.scale.shows(bar.start)]
        return DrawnRow(row, LANE_TOP + lanes * LANE_STEP + 4, bars, endings)

    def _placed(self, bars: Sequence[Bar], top: int, height: int) -> Iterator[Drawn]:
        for bar in bars:
            if span := self.scale.span(bar.start, bar.end):
                yield Drawn(bar, span, top, height)

    def _stacked(self, bars: Sequence[Bar]) -> Iterator[tuple[int, Bar, Span]]:
        """Lane (from 1), bar and place, so that no two bars of one lane overlap."""
        free_from: list[date] = []
        for bar in sorted(bars, key=lambda one: one.start):
            span = self.scale.span(bar.start, bar.end)
            if span is None:
                continue
            lane = next((index for index, day in enumerate(free_from) if day <= bar.start), len(free_from))
            free_from[lane : lane + 1] = [bar.end or date.max]
            yield lane + 1, bar, span

    def spoken(self) -> str:
        """The chart in one breath, for readers who hear it."""
        rows = "; ".join(f"{row.domain_label}: {row.summary or 'no need recorded'}" for row in self.rows)
        return f"{self.title} from {words.month_year(self.start)} to {words.month_year(self.end)}. {rows}."

    def table(self) -> DataTable:
        """The same as rows: every need, support, gap and ending with its fact and its rule."""
        rows = [
            TableRow(
                (
                    Cell(row.domain_label, note=bar.kind.word),
                    bar.label,
                    words.short_date(bar.start),
                    bar.until_words(),
                    Cell(bar.fact, note=bar.rule),
                )
            )
            for row in self.rows
            for bar in row.bars()
        ]
        dates = [Column("From", unbroken=True), Column("Until", unbroken=True)]
        columns = [Column("Need domain"), Column("What"), *dates, Column("Fact and rule")]
        return DataTable(self.title, columns, rows, caption_hidden=True)
