"""What a worker has to see to: what has lately gone wrong or is about to, the nearest to today first."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from handrail.kernel import words
from handrail.kernel.periods import Period, birthday
from handrail.transitions.models import SupportPeriod
from handrail.transitions.presenters.bars import SeenBar
from handrail.transitions.presenters.chart import DomainPicture
from handrail.transitions.presenters.words import birthday_words, opens_tag, opens_words, stop_words
from handrail.transitions.selectors.asked import SOON_DAYS
from handrail.ui.public import Cell, Column, DataTable, TableRow, Tag, Tone

AHEAD_DAYS = 365
GOES_ON = "Other support goes on"
_AGREED = {SupportPeriod.EndsBecause.PLANNED, SupportPeriod.EndsBecause.CLOSED}


@dataclass(frozen=True, slots=True)
class Point:
    """Something that happens, or has happened, in one need domain on a day."""

    day: date
    domain: str
    why: str
    leaves_gap: bool = True


def see_to(shown: Sequence[DomainPicture], *, born: date, today: date) -> DataTable | None:
    """A row for each day and cause; None where nothing is open and nothing ends within a year."""
    together: dict[tuple[date, bool, str], list[Point]] = defaultdict(list)
    for point in [point for picture in shown for point in _points(picture)]:
        alone = point.domain if point.day <= today else ""
        together[point.day, point.leaves_gap, alone].append(point)
    order = sorted(together, key=lambda key: (abs((key[0] - today).days), key[0] < today))
    rows = [_row(together[key], born, today) for key in order]
    columns = [Column("When"), Column("What"), Column("Why")]
    return DataTable("What to see to", columns, rows, caption_hidden=True) if rows else None


def next_step(*, born: date, today: date, owned_after_18: bool) -> str:
    """Who is to be agreed on, for somebody who comes of age within a year, or has."""
    comes_of_age = birthday(born, 18)
    if owned_after_18 or (comes_of_age - today).days > AHEAD_DAYS:
        return ""
    if comes_of_age > today:
        return f"Agree who works with them from {words.long_date(comes_of_age)}, when they turn 18. Nobody is named."
    return "Agree who works with them as an adult. Nobody is named."


def _points(picture: DomainPicture) -> Iterator[Point]:
    label, today = picture.domain.label, picture.today
    if not picture.told:
        return
    starts = {gap.since for gap in picture.horizon.gaps}
    for gap in picture.horizon.gaps[:1]:
        if (gap.since - today).days <= AHEAD_DAYS:
            yield Point(picture.opened(gap), label, _why(picture, gap))
    for bar in picture.supports:
        if bar.until and bar.until not in starts and _stops_soon(bar, today) and picture.needed_on(bar.until):
            because = getattr(bar.period, "ends_because", "")
            yield Point(bar.until, label, stop_words(bar.label, because, bar.until, today), leaves_gap=False)


def _why(picture: DomainPicture, gap: Period) -> str:
    """What stopped; where nothing did, what says that there is a need."""
    why = picture.why(gap)
    if gap.since > picture.today or picture.stopped_before(gap):
        return why
    needs = dict.fromkeys(bar.rule for bar in picture.needs if bar.citation and picture.today in bar.days)
    return ". ".join([*needs, why])


def _stops_soon(bar: SeenBar, today: date) -> bool:
    """By its own plan: what ends at an age or by law ends with everything else of that day, and stands there."""
    if bar.until is None or not bar.ends:
        return False
    return getattr(bar.period, "ends_because", "") in _AGREED and 0 < (bar.until - today).days <= SOON_DAYS


def _row(points: Sequence[Point], born: date, today: date) -> TableRow:
    first = points[0]
    when = f"{opens_words(first.day, today)}{birthday_words(first.day, born)}"
    tag = opens_tag(first.day, today) if first.leaves_gap else Tag("Ending", Tone.INFO)
    whys = [*dict.fromkeys(point.why for point in points), *([] if first.leaves_gap else [GOES_ON])]
    return TableRow(
        (
            Cell(f"{when[:1].upper()}{when[1:]}", tag=tag),
            ", ".join(dict.fromkeys(point.domain for point in points)),
            ". ".join(whys),
        )
    )
