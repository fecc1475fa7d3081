"""What each bar is made of: the facts, the rules with their sources, and the sum that leaves the gaps."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from handrail.kernel import words
from handrail.kernel.periods import Period
from handrail.transitions.presenters.bars import SeenBar
from handrail.transitions.presenters.chart import NOT_TOLD, DomainPicture
from handrail.transitions.stretches import within
from handrail.ui.public import Cell, Column, DataTable, TableRow

_EMPTY = {True: "Nothing is recorded.", False: "Nothing is shared with you."}
_COLUMNS = ("What", "From", "Until", "Said by", "Rule", "Where the rule comes from")


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """One domain: `sums` are the lines need, met and gap, each in days from today to the last birthday."""

    anchor: str
    title: str
    summary: str
    needs: DataTable
    supports: DataTable
    sums: Sequence[tuple[str, str]]


def arithmetic(picture: DomainPicture) -> Arithmetic:
    label, horizon = picture.domain.label, picture.horizon
    return Arithmetic(
        anchor=f"domain-{picture.domain.code}",
        title=label,
        summary=picture.summary(),
        needs=_table(f"{label}: what says that there is a need", [_row(bar) for bar in picture.needs]),
        supports=_table(
            f"{label}: what meets it, and when that stops",
            [_row(bar) for bar in picture.supports],
            _EMPTY[picture.told],
        ),
        sums=(
            ("There is a need", _stretches(horizon.need)),
            ("It is met", _stretches(within(horizon.need, horizon.support)) if picture.told else NOT_TOLD),
            *([("So it is not met", _stretches(horizon.gaps))] if picture.told else []),
        ),
    )


def _table(caption: str, rows: Sequence[TableRow], empty: str = _EMPTY[True]) -> DataTable:
    return DataTable(caption, [Column(label) for label in _COLUMNS], rows, empty=empty)


def _row(bar: SeenBar) -> TableRow:
    what = Cell(bar.label, href=bar.href, hidden_text="as it was sent" if bar.href else "")
    until = Cell(_until(Period(bar.since, bar.until)), note=bar.ends)
    return TableRow((what, _day(bar.since), until, bar.source, bar.rule, bar.citation))


def _day(day: date) -> str:
    return words.short_date(day)


def _until(period: Period) -> str:
    return words.short_date(period.until) if period.until else "No end known"


def _stretches(periods: Iterable[Period]) -> str:
    told = [
        f"{words.short_date(p.since)} to {words.short_date(p.until)} ({words.plural(p.days or 0, 'day')})"
        for p in periods
        if p.until is not None
    ]
    return "; ".join(told) or "On no day"
