"""Drift and delay: how long since anybody saw, did or decided anything for a young person who has a plan."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

QUIET_DAYS = 90  # of the young person's voice: issue 3, section 3. Local
DRIFT_DAYS = 42  # of contact, action or decision: six weeks without any. Local


@dataclass(frozen=True, slots=True)
class Stirrings:
    """The last day of each kind, None where there was none since the plan began on `since`."""

    since: date
    contact: date | None  # the young person was heard
    action: date | None  # something was done
    decision: date | None  # a review decided, or the lead was passed on
    contact_told: bool = True  # whether the reader may know when the young person was heard
    action_told: bool = True  # whether no need domain is kept from them: what was done last may stand in one

    def days_since(self, last: date | None, today: date) -> int:
        return (today - max(filter(None, (last, self.since)))).days

    def longest(self, today: date) -> int:
        told = [self.decision]
        told += [self.contact] if self.contact_told else []
        told += [self.action] if self.action_told else []
        return max(self.days_since(last, today) for last in told)

    def drifts(self, today: date) -> bool:
        return self.longest(today) > DRIFT_DAYS


def is_quiet(heard_on: Iterable[date], since: date, today: date) -> bool:
    """Whether nothing that the young person said was written down in the last 90 days of a plan that is as old."""
    return (today - max([since, *heard_on])).days > QUIET_DAYS
