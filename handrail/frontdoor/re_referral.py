"""Re-referrals as the published figure counts them: referrals, not contacts, and not children.

"Referrals received within 12 months (365 days) of that child's previous referral, of all referrals" (LAIT data
dictionary, ReReferral). The previous one is the one just before, whatever came of it.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from datetime import date

WITHIN_DAYS = 365


def previous_referral(received: date, earlier: Iterable[date]) -> date | None:
    """The latest referral before, or on the same day as, one that is received now."""
    return max((day for day in earlier if day <= received), default=None)


def is_re_referral(received: date, previous: date | None, within_days: int = WITHIN_DAYS) -> bool:
    return previous is not None and 0 <= (received - previous).days <= within_days


def re_referrals(
    referrals: Iterable[tuple[Hashable, date]], since: date, until: date, within_days: int = WITHIN_DAYS
) -> tuple[int, int]:
    """(re-referrals, all referrals) received in [since, until), given every (child, day received) there is.

    Referrals before `since` count as previous ones only.
    """
    days_of: dict[Hashable, list[date]] = defaultdict(list)
    for child, received in referrals:
        days_of[child].append(received)
    again = total = 0
    for days in days_of.values():
        days.sort()
        for previous, received in zip([None, *days], days, strict=False):
            if since <= received < until:
                total += 1
                again += is_re_referral(received, previous, within_days)
    return again, total
