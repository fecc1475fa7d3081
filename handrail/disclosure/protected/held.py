"""The scanner that every process holds, made anew when what is protected has changed.

Which version of it holds comes with the statement that raises the wall, so that asking costs a request no query; where
there is no wall it is asked for. A rolled-back change leaves nothing behind: versions are random, and not counted.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from uuid import UUID

from handrail.disclosure.protected.keys import mark_keys
from handrail.disclosure.protected.scanner import Mark, Scanner
from handrail.disclosure.protected.shapes import Kind, Part


@dataclass
class _Noted:
    """What one request or task knows of the version."""

    version: UUID | None = None
    asked: bool = False


_noted: ContextVar[_Noted | None] = ContextVar("protected_version", default=None)
_nothing = Scanner((), {})
_held: tuple[UUID | None, Scanner] = None, _nothing


@contextmanager
def noting_the_version() -> Iterator[None]:
    """For the length of a request the version is asked for once at most."""
    token = _noted.set(_Noted())
    try:
        yield
    finally:
        _noted.reset(token)


def note_version(version: UUID | None) -> None:
    """The version that holds, by whoever came by it."""
    noted = _noted.get()
    if noted is not None:
        noted.version, noted.asked = version, True


def forget_version() -> None:
    """What is protected has just changed here."""
    noted = _noted.get()
    if noted is not None:
        noted.asked = False


def scanner() -> Scanner:
    """The scanner of what is protected now."""
    global _held
    version = _version()
    if version == _held[0]:
        return _held[1]
    made = _made() if version else _nothing
    _held = version, made
    return made


def scanner_at_hand() -> Scanner:
    """The one that this process made last, without asking the database: for logs."""
    return _held[1]


def _version() -> UUID | None:
    from handrail.disclosure.models import ProtectedVersion

    noted = _noted.get()
    if noted is not None and noted.asked:
        return noted.version
    version = ProtectedVersion.objects.values_list("version", flat=True).first()
    note_version(version)
    return version


def _made() -> Scanner:
    from handrail.disclosure.models import ProtectedMark
    from handrail.disclosure.reader import as_system

    with as_system("the marks of protected values are read, so that none leaves"):
        rows = ProtectedMark.objects.filter(value__ended_at=None).values_list(
            "value_id", "value__person_id", "value__kind", "part", "key", "digest", "anchor"
        )
        marks = [
            Mark(value, person, Kind(kind), Part(part), key, bytes(digest), bytes(anchor))
            for value, person, kind, part, key, digest, anchor in rows
        ]
    return Scanner(marks, mark_keys())
