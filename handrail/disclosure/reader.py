"""Who is reading, for which purpose: held for the length of a request or a task, so that every query can ask.

Outside `reading(...)` and `as_system(...)` a query on the record raises `UnscopedRead`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from handrail.partnership.public import Role


class UnscopedRead(RuntimeError):
    """A query on the record with nobody reading: a defect in our code, never a user's mistake."""


@dataclass(frozen=True)
class Reader:
    """Somebody in a post, reading for a purpose."""

    user_id: int
    name: str
    membership_id: int
    role: Role
    team_id: int
    agency_id: int
    agency_kind: str
    purpose: str


@dataclass(frozen=True)
class System:
    """The machine at work for nobody in particular: a load, a linkage run, a horizon. The reason is for the reader of code."""

    reason: str


_current: ContextVar[Reader | System | None] = ContextVar("reader", default=None)


def current() -> Reader | System:
    """Who reads now, or `UnscopedRead`."""
    holder = _current.get()
    if holder is None:
        raise UnscopedRead("A query on the record must stand inside reading(...) or as_system(...).")
    return holder


def current_reader() -> Reader | None:
    """The person reading now, or None where it is the machine or nobody."""
    holder = _current.get()
    return holder if isinstance(holder, Reader) else None


@contextmanager
def reading(reader: Reader) -> Iterator[Reader]:
    token = _current.set(reader)
    try:
        yield reader
    finally:
        _current.reset(token)


@contextmanager
def as_system(reason: str) -> Iterator[None]:
    token = _current.set(System(reason))
    try:
        yield
    finally:
        _current.reset(token)
