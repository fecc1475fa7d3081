"""What a front door is measured by: each figure is a share of its contacts, and every contact in it can be named.

A contact counts once it has been decided on, or once its clock has run out: what is late and still open is missed, not
left out. Formulae: domain note 1.6 (DfE, LAIT dictionary).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

YEAR_BEGINS = (4, 1)  # reporting years run from 1 April to 31 March


@dataclass(frozen=True, slots=True)
class Handled:
    """A contact by what happened to it and when. `checks_due` is when the last of its agency checks was due."""

    contact_id: int
    received: datetime
    decide_by: datetime
    rating_due: datetime | None = None
    decided: datetime | None = None
    route: str = ""
    is_referral: bool = False
    is_re_referral: bool = False
    checks_due: datetime | None = None
    checks_late: int = 0  # answered after they were due, or due and not answered


Asked = Callable[[Handled, datetime], bool]


@dataclass(frozen=True, slots=True)
class Measure:
    """`counts` says which contacts a figure is a share of, `met` which of them make up the share, as things are now."""

    code: str
    label: str
    of: str
    counts: Asked
    met: Asked
    better: str = ""  # "high" or "low"; empty where neither is
    compare: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """Which contacts make up a figure: `met` of all that count."""

    met: tuple[int, ...]
    missed: tuple[int, ...]

    @property
    def of(self) -> int:
        return len(self.met) + len(self.missed)

    @property
    def per_cent(self) -> float | None:
        """To one decimal, as published; None of nothing."""
        return round(100 * len(self.met) / self.of, 1) if self.of else None


def share(measure: Measure, handled: Iterable[Handled], now: datetime) -> Share:
    met: list[int] = []
    missed: list[int] = []
    for one in handled:
        if measure.counts(one, now):
            (met if measure.met(one, now) else missed).append(one.contact_id)
    return Share(tuple(met), tuple(missed))


def reporting_year(day: date) -> tuple[date, date]:
    """The first day of the reporting year that a day lies in, and the first day of the next."""
    begins = day.year if (day.month, day.day) >= YEAR_BEGINS else day.year - 1
    return date(begins, *YEAR_BEGINS), date(begins + 1, *YEAR_BEGINS)


def _decided(one: Handled, now: datetime) -> bool:
    return one.decided is not None


def _in_time(decided: datetime | None, due: datetime | None) -> bool:
    return decided is not None and due is not None and decided <= due


def _settled(one: Handled, due: datetime | None, now: datetime) -> bool:
    return due is not None and (one.decided is not None or now > due)


MEASURES = (
    Measure(
        "decided",
        "Decided within one working day",
        "contacts decided, or late",
        counts=lambda one, now: _settled(one, one.decide_by, now),
        met=lambda one, now: _in_time(one.decided, one.decide_by),
        better="high",
    ),
    Measure(
        "rated",
        "Decided within the time of their rating",
        "contacts whose rating has a time, decided or late",
        counts=lambda one, now: _settled(one, one.rating_due, now),
        met=lambda one, now: _in_time(one.decided, one.rating_due),
        better="high",
    ),
    Measure(
        "checks",
        "All agency checks answered in time",
        "contacts with checks that were due",
        counts=lambda one, now: one.checks_due is not None and (now > one.checks_due or one.checks_late > 0),
        met=lambda one, now: one.checks_late == 0,
        better="high",
    ),
    Measure(
        "referrals",
        "Contacts that became referrals",
        "contacts decided",
        counts=_decided,
        met=lambda one, now: one.is_referral,
    ),
    Measure(
        "re-referrals",
        "Re-referrals within 12 months",
        "referrals",
        counts=lambda one, now: one.is_referral,
        met=lambda one, now: one.is_re_referral,
        better="low",
        compare="England 2025: 22.6 %",
    ),
    Measure(
        "no-action",
        "Ended without further action",
        "contacts decided",
        counts=_decided,
        met=lambda one, now: one.route == "no_further_action",
    ),
)
BY_CODE = {measure.code: measure for measure in MEASURES}
