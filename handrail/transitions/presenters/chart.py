"""A person's horizon as a chart with its table: one row for each domain in which a need may be known."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from handrail.kernel import words
from handrail.kernel.periods import Period, birthday, union
from handrail.transitions.presenters.bars import Levels, SeenBar, seen
from handrail.transitions.presenters.words import birthday_words, stop_words, when_words
from handrail.transitions.rules import Domain, RuleSet
from handrail.transitions.selectors.bars import PersonBars
from handrail.transitions.selectors.horizon import DomainHorizon
from handrail.transitions.stretches import without
from handrail.ui.public import Bar, BarKind, HorizonChart, HorizonRow, Tag, Tone

A_LITTLE_BEFORE = timedelta(days=180)
NEAR = timedelta(days=730)
SOON = timedelta(days=90)
NOT_TOLD = "Whether this is met is not shared with you"


@dataclass(frozen=True, slots=True)
class DomainPicture:
    """One domain with everything its row and its page of arithmetic are made of. Where the reader is not `told` whether
    the need is met, the horizon has needs alone."""

    domain: Domain
    horizon: DomainHorizon
    needs: Sequence[SeenBar]
    supports: Sequence[SeenBar]
    born: date
    today: date
    told: bool

    def stopped_before(self, gap: Period) -> SeenBar | None:
        """The support that stops on the gap's first day; for a gap that is open today, the one that stopped last."""
        if gap.since > self.today:
            return next((bar for bar in self.supports if bar.until == gap.since), None)
        over = [bar for bar in self.supports if bar.until is not None and bar.until <= self.today]
        return max(over, key=lambda bar: bar.until or date.min, default=None)

    def opened(self, gap: Period) -> date:
        """The gap's first day; of one that is open today, the day on which support stopped or the need began."""
        if gap.since > self.today:
            return gap.since
        began = [bar.since for bar in self.needs if self.today in bar.days]
        stopped = self.stopped_before(gap)
        days = [*([min(began)] if began else []), *([stopped.until] if stopped and stopped.until else [])]
        return max(days, default=gap.since)

    def needed_on(self, day: date) -> bool:
        return any(day in stretch for stretch in self.horizon.need)

    def why(self, gap: Period) -> str:
        """What stopped, in words, or that nothing has begun."""
        bar = self.stopped_before(gap)
        if bar is not None and bar.until is not None:
            because = getattr(bar.period, "ends_because", "") if bar.ends else ""
            return stop_words(bar.label, because, bar.until, self.today)
        return "Nothing is recorded that meets this need"

    def status(self) -> Tag:
        if not self.told:
            return Tag("Not shared with you", Tone.QUIET)
        if not self.horizon.gaps:
            return Tag("Covered", Tone.GOOD)
        first = self.horizon.gaps[0].since
        tone = Tone.URGENT if first <= self.today else Tone.WARNING if first <= self.today + SOON else Tone.INFO
        verb = "Support ends" if first in self.horizon.endings and first > self.today else "Gap"
        return Tag(f"{verb} {when_words(first, self.today)}", tone)

    def summary(self) -> str:
        if not self.told:
            return f"{NOT_TOLD}."
        if not self.horizon.gaps:
            return f"Met as long as the need goes on, to {words.short_date(self.horizon.need[-1].until or self.today)}."
        first, more = self.horizon.gaps[0], len(self.horizon.gaps) - 1
        then = f" {words.plural(more, 'more gap')} later." if more else ""
        birthday_of = birthday_words(first.since, self.born)
        if first.since <= self.today or self.stopped_before(first):
            return f"{self.why(first)}{birthday_of}.{then}"
        return f"{self.why(first)} from {words.short_date(first.since)}{birthday_of}.{then}"


def pictures(
    bars: PersonBars, levels: Levels, ruleset: RuleSet, *, person_id: UUID, born: date, today: date
) -> list[DomainPicture]:
    """The domains in the partnership's order."""
    needs = [seen(period, levels, ruleset, person_id) for period in bars.needs]
    supports = [seen(period, levels, ruleset, person_id) for period in bars.supports]
    order = {code: place for place, code in enumerate(ruleset.order)}
    return [
        DomainPicture(
            ruleset.domain(code),
            bars.rows[code],
            [bar for bar in needs if bar.period.domain == code],
            [bar for bar in supports if bar.period.domain == code],
            born,
            today,
            code in bars.told,
        )
        for code in sorted(bars.rows, key=lambda code: order.get(code, len(order)))
    ]


def chart(shown: Sequence[DomainPicture], *, born: date, today: date) -> HorizonChart:
    """From a little before today to 25, with the near time drawn wider where there is enough beyond it."""
    end, near = birthday(born, 25), today + NEAR
    return HorizonChart(
        start=max(today - A_LITTLE_BEFORE, born),
        end=end,
        today=today,
        turns_18=birthday(born, 18),
        rows=[row_of(one) for one in shown],
        near_until=near if near + NEAR < end else None,
    )


def row_of(picture: DomainPicture) -> HorizonRow:
    gaps = [
        Bar(gap.since, gap.until, "Gap", picture.why(gap), "Need without support", BarKind.GAP)
        for gap in picture.horizon.gaps
    ]
    endings = [
        Bar(gap.since, gap.until, picture.why(gap), "Nothing follows in time", "Support stops", BarKind.ENDING)
        for gap in picture.horizon.gaps
        if gap.since in picture.horizon.endings
    ]
    return HorizonRow(
        domain_label=picture.domain.label,
        needs=one_line(picture.needs),
        supports=[bar for alike in _alike(picture.supports) for bar in one_line(alike)],
        gaps=gaps,
        endings=endings,
        summary=picture.summary(),
        status=picture.status(),
    )


def _alike(supports: Sequence[SeenBar]) -> list[list[SeenBar]]:
    """Supports of one agency by one rule, as several of its returns may speak of the same."""
    groups: dict[tuple[int, str], list[SeenBar]] = defaultdict(list)
    for bar in supports:
        groups[bar.period.agency_id, bar.rule].append(bar)
    return list(groups.values())


def one_line(bars: Sequence[SeenBar]) -> list[Bar]:
    """Bars that share a lane of the chart: each is drawn only where no earlier one has been. What is left out of the
    drawing stands in the arithmetic."""
    drawn: list[Bar] = []
    for one in sorted(bars, key=lambda bar: (bar.since, -(bar.until or date.max).toordinal())):
        bar = one.bar()
        taken = union(Period(other.start, other.end) for other in drawn)
        drawn += [
            replace(bar, start=left.since, end=left.until) for left in without([Period(bar.start, bar.end)], taken)
        ]
    return drawn
