"""Who is reading, for which purpose: held for the length of a request or a task, so that every query can ask.

Outside `reading(...)` and `as_system(...)` a query on the record raises `UnscopedRead`.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, TypeVar

from handrail.disclosure.wall import stepped_out
from handrail.partnership.public import ROLES, Membership, Role

Value = TypeVar("Value")


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
    """The machine at work for nobody in particular: a load, a linkage run, a horizon. The reason is for reviewers."""

    reason: str


def reader_for(membership: Membership, purpose: str = "") -> Reader:
    """Somebody acting in one of their posts. Without a purpose, the first that the role has."""
    role = ROLES[membership.post.role]
    team = membership.post.team
    return Reader(
        user_id=membership.user_id,
        name=str(membership.user),
        membership_id=membership.pk,
        role=role,
        team_id=team.pk,
        agency_id=team.agency_id,
        agency_kind=team.agency.kind,
        purpose=purpose or role.purposes[0],
    )


_current: ContextVar[Reader | System | None] = ContextVar("reader", default=None)
_kept: ContextVar[dict[Hashable, Any] | None] = ContextVar("kept", default=None)


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
    """Read as somebody: queries on the record show what they may see."""
    token, kept = _current.set(reader), _kept.set({})
    try:
        yield reader
    finally:
        _kept.reset(kept)
        _current.reset(token)


def kept_while_reading(key: Hashable, work_out: Callable[[], Value]) -> Value:
    """Work something out once for each `reading(...)`, and each time outside of one."""
    kept = _kept.get()
    if kept is None:
        return work_out()
    if key not in kept:
        kept[key] = work_out()
    value: Value = kept[key]
    return value


@contextmanager
def as_system(reason: str) -> Iterator[None]:
    """Work as the machine, past both walls, for a reason that the code states."""
    token = _current.set(System(reason))
    try:
        with stepped_out():
            yield
    finally:
        _current.reset(token)
