"""The only place that reads the clock. Everything else is given its time, so that any day can be replayed."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

LOCAL = ZoneInfo("Europe/London")
_stopped_at: ContextVar[datetime | None] = ContextVar("stopped_at", default=None)


def now() -> datetime:
    """This moment, in UTC, time zone attached."""
    return _stopped_at.get() or datetime.now(UTC)


def today() -> date:
    """The day it is in England."""
    return now().astimezone(LOCAL).date()


def local(moment: datetime) -> datetime:
    """The same moment as clocks in England show it."""
    return moment.astimezone(LOCAL)


@contextmanager
def stopped_at(moment: datetime | date) -> Iterator[None]:
    """Hold the clock at a moment (a bare date means noon of that day in England)."""
    if not isinstance(moment, datetime):
        moment = datetime(moment.year, moment.month, moment.day, 12, tzinfo=LOCAL)
    token = _stopped_at.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _stopped_at.reset(token)
