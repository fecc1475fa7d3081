"""How old a source is, in words, and whether that is older than its agency promises."""

from datetime import date, datetime

from handrail.kernel.clock import local
from handrail.kernel.words import days_from
from handrail.partnership.public import Agency


def is_stale(last_seen: datetime, agency: Agency, today: date) -> bool:
    return (today - local(last_seen).date()).days > agency.fresh_within_days


def freshness(last_seen: datetime, agency: Agency, today: date) -> str:
    """'today', '2 days ago', 'stale: 40 days ago'."""
    said = days_from(local(last_seen).date(), today)
    return f"stale: {said}" if is_stale(last_seen, agency, today) else said
