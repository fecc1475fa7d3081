"""What is due as an iCalendar feed (RFC 5545). No word of it says for whom: calendars are synchronised to anywhere."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from handrail.planning.selectors.chasing import Due

_FOLD_AT = 75  # octets in a line, RFC 5545 3.1


def calendar(due: Due, *, address: str, now: datetime) -> bytes:
    """One entry for each day with something due, that says how many things and where to look."""
    events = [
        *((f"action-{one.pk}", one.due, "Action due") for one in due.actions),
        *((f"review-{one.pk}", one.due, "Review due") for one in due.reviews),
    ]
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Handrail//What is due//EN",
        "X-WR-CALNAME:Handrail",
        *(line for event in events for line in _event(*event, address, now)),
        "END:VCALENDAR",
    ]
    return b"".join(_folded(line) for line in lines)


def _event(uid: str, day: date, summary: str, address: str, now: datetime) -> Iterable[str]:
    return (
        "BEGIN:VEVENT",
        f"UID:{uid}@handrail",
        f"DTSTAMP:{now:%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{summary}",
        f"URL:{address}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    )


def _folded(line: str) -> bytes:
    """A line as it may stand: longer ones go on in the next, which begins with a space."""
    octets = line.encode()
    parts = [octets[:_FOLD_AT]]
    rest = octets[_FOLD_AT:]
    while rest:
        parts.append(b" " + rest[: _FOLD_AT - 1])
        rest = rest[_FOLD_AT - 1 :]
    return b"\r\n".join(parts) + b"\r\n"
