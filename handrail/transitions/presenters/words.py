"""How gaps and endings are said."""

from datetime import date

from handrail.kernel import words
from handrail.kernel.periods import birthday
from handrail.transitions.models import SupportPeriod
from handrail.transitions.selectors.asked import SOON_DAYS
from handrail.ui.public import Tag, Tone

Why = SupportPeriod.EndsBecause
_STOPPED = {
    Why.CLOSED: "ended",
    Why.PLANNED: "came to its planned end",
    Why.OVERDUE: "is past its planned end",
    Why.AGE: "reached its age limit",
    Why.LEGAL: "ended by law",
}
_STOPS = {
    Why.CLOSED: "ends",
    Why.PLANNED: "comes to its planned end",
    Why.OVERDUE: "is past its planned end",
    Why.AGE: "reaches its age limit",
    Why.LEGAL: "ends by law",
}


def stop_words(support: str, because: str, on: date, today: date) -> str:
    """'CAMHS ended on 2 Oct 2026', 'Being looked after ends by law on 14 Mar 2027'."""
    verb = (_STOPS if on > today else _STOPPED).get(Why(because), "stops" if on > today else "stopped")
    return f"{support} {verb}" + ("" if because == Why.OVERDUE else f" on {words.short_date(on)}")


def when_words(day: date, today: date) -> str:
    """'now', 'tomorrow', 'in 112 days', and beyond a year the date."""
    if day <= today:
        return "now"
    return words.days_from(day, today) if (day - today).days <= 365 else f"from {words.short_date(day)}"


def opens_words(day: date, today: date) -> str:
    """'in 20 days', 'today', 'since 2 Oct 2026'."""
    if day == today:
        return "today"
    return f"since {words.short_date(day)}" if day < today else when_words(day, today)


def opens_tag(day: date, today: date) -> Tag | None:
    """Loud only for what is new or near: where every row shouts, nobody knows where to begin."""
    near = abs((day - today).days) <= SOON_DAYS
    if day <= today:
        return Tag("New gap", Tone.URGENT) if near else Tag("Gap now", Tone.QUIET)
    return Tag("Support ends", Tone.WARNING) if near else None


def birthday_words(day: date, born: date) -> str:
    """' (18th birthday)' where a day is one that matters, else ''."""
    return next((f" ({age}th birthday)" for age in (18, 25) if birthday(born, age) == day), "")
