"""Stretches of days taken from stretches of days."""

from collections.abc import Iterable

from handrail.kernel.periods import Period, union


def without(days: Iterable[Period], taken: Iterable[Period]) -> list[Period]:
    """The days that none of `taken` holds, as the fewest periods, in order."""
    left = union(days)
    for hole in union(taken):
        left = [piece for period in left for piece in _around(period, hole)]
    return left


def within(days: Iterable[Period], other: Iterable[Period]) -> list[Period]:
    """The days that both hold."""
    days = list(days)
    return without(days, without(days, other))


def _around(period: Period, hole: Period) -> list[Period]:
    if not period.overlaps(hole):
        return [period]
    pieces = []
    if period.since < hole.since:
        pieces.append(Period(period.since, hole.since))
    if hole.until is not None and (period.until is None or hole.until < period.until):
        pieces.append(Period(hole.until, period.until))
    return pieces
