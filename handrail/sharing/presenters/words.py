"""Moments and clocks as this room's pages say them."""

from datetime import datetime, time, timedelta

from handrail.kernel.clock import local
from handrail.kernel.words import clock_time, hours_left, short_date
from handrail.ui.public import Tag, Tone


def moment_words(moment: datetime) -> str:
    """'22 Nov 2026 at 09:12'; midnight is the end of the day before it."""
    at = local(moment)
    if at.time() == time():
        return f"the end of {short_date(at.date() - timedelta(days=1))}"
    return f"{short_date(at.date())} at {clock_time(at)}"


def clock_words(due: datetime, now: datetime) -> str:
    """'21 hours left', 'overdue by 4 days'; from three days on, days."""
    left = due - now
    if abs(left) < timedelta(days=3):
        return hours_left(left)
    return f"{left.days} days left" if left > timedelta(0) else f"overdue by {abs(left).days} days"


def late_tag(due: datetime, now: datetime) -> Tag | None:
    return Tag("Late", Tone.URGENT) if due < now else None
