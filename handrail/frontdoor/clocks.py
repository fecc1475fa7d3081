"""When a contact is due: sums over its moments, without a database."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from handrail.frontdoor.practice import Practice, Rating
from handrail.kernel.working_hours import Running, used


@dataclass(frozen=True, slots=True)
class Gauge:
    """How much of a clock has run: `share` from 0 to 1; `left` is negative when it is late."""

    share: float
    left: timedelta
    due: datetime

    @property
    def late(self) -> bool:
        return self.left < timedelta(0)


def rating_due(
    rating: Rating, *, received: datetime, before: Rating | None, now: datetime, practice: Practice
) -> datetime | None:
    """When a rating's clock runs out. It counts from receipt; a change to a shorter clock counts from the change.

    So nobody gains time by rating anew, and nobody is late at once because a worry has turned out to be graver.
    """
    from_receipt = rating.due(received, practice.opening)
    if before is None or from_receipt is None:
        return from_receipt
    sooner = before.hours is None or (rating.hours or 0) < before.hours
    return rating.due(now, practice.opening) if sooner else from_receipt


def nearest(*moments: datetime | None) -> datetime:
    """The one that comes first of those that there are."""
    return min(moment for moment in moments if moment is not None)


def gauge(
    start: datetime, due: datetime, now: datetime, *, practice: Practice, running: Running = Running.ELAPSED
) -> Gauge:
    """How a clock stands now. What is left is time by the clock on the wall; the share is of what counts."""
    whole, run = (used(start, moment, running, practice.opening) for moment in (due, now))
    share = min(run / whole, 1.0) if whole else 1.0
    return Gauge(share, due - now, due)
