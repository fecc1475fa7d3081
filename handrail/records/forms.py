"""What an address asks of the timeline."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.http import QueryDict

from handrail.records.selectors.timeline import Asked, Place

_LAST_YEAR = 9998


def asked_of(query: QueryDict) -> Asked:
    """The filters of an address. What cannot be read is left out: the page then says what it does show.

    The reader gives the last day wanted; `Asked.until` is the day after it.
    """
    until = _day(query.get("until", ""))
    return Asked(
        agencies=_codes(query.getlist("agency")),
        kinds=_codes(query.getlist("kind")),
        since=_day(query.get("since", "")),
        until=until + timedelta(days=1) if until and until.year <= _LAST_YEAR else None,
        after=Place.read(query.get("after", "")),
    )


def number_of(text: str) -> int | None:
    """A row's number from an address, or None where it is none that the database could hold."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else None


def _codes(texts: Iterable[str]) -> frozenset[str]:
    """What could be a code: the database refuses some characters that an address may carry."""
    return frozenset(text for text in texts if text and text.isprintable())


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
