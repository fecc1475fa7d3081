"""Clocks in words, with a gauge: how much has run, how much is left."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from handrail.frontdoor.clocks import Gauge, gauge
from handrail.frontdoor.models import AgencyCheck, Contact
from handrail.frontdoor.practice import practice
from handrail.kernel.clock import local
from handrail.kernel.words import clock_time, hours_left, short_date
from handrail.ui.public import Tag, Tone

SOON = 0.75  # of a clock's run, from which on it is shown as nearly due


@dataclass(frozen=True, slots=True)
class ClockFace:
    """A clock as a page shows it: the words carry it, the gauge (0 to 100) only repeats them."""

    words: str
    due: str
    percent: int
    tone: Tone


def moment_words(moment: datetime) -> str:
    """'22 Nov 2026 at 09:12'."""
    at = local(moment)
    return f"{short_date(at.date())} at {clock_time(at)}"


def until_words(moment: datetime) -> str:
    """The same for the end of a clock: midnight is the end of the day before it."""
    at = local(moment)
    return f"the end of {short_date(at.date() - timedelta(days=1))}" if at.time() == time() else moment_words(moment)


def left_words(left: timedelta) -> str:
    """'21 hours left'; from three days on, days."""
    if left >= timedelta(days=3):
        return f"{left.days} days left"
    return hours_left(left)


def face(found: Gauge) -> ClockFace:
    tone = Tone.URGENT if found.late else Tone.WARNING if found.share >= SOON else Tone.INFO
    return ClockFace(left_words(found.left), until_words(found.due), round(found.share * 100), tone)


def contact_clock(contact: Contact, now: datetime) -> ClockFace:
    """The nearest of a contact's clocks."""
    return face(gauge(contact.received_at, contact.due_at, now, practice=practice()))


def check_clock(check: AgencyCheck, now: datetime) -> ClockFace | None:
    """How long an agency has left; None where it has answered, or where no clock runs."""
    if check.due_at is None or not check.is_open:
        return None
    return face(gauge(check.asked_at, check.due_at, now, practice=practice()))


def rating_tag(code: str) -> Tag:
    rating = practice().rating(code)
    return Tag(rating.label, rating.tone) if rating else Tag("Not rated", Tone.QUIET)
