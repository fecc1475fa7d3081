"""What each room keeps about people: how long it has been idle, and which rows go when it is disposed of.

Rooms register when Django starts. Most of a person's rows need nobody to name them: whatever points at a row that goes,
by a foreign key, goes with it (`services.erasing`). A room says what no key can tell.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

Rows = Callable[[Collection[UUID], str], QuerySet[Any]]
Gone = Callable[[Collection[Any]], None]


@dataclass(frozen=True, slots=True)
class Retained:
    """One kind of record of people.

    `activity` is a SELECT of (person_id uuid, item_class text, day date, goes_on boolean), joined with `person` (those
    asked about, by `id`): when something of the class was last so, or that it still goes on.
    `rows` answers which rows go of these persons in one class.
    """

    code: str
    title: str
    activity: str
    rows: Rows


_retained: dict[str, Retained] = {}
_gone: dict[str, list[Gone]] = {}
_joined_into: list[Callable[[UUID], list[UUID]]] = []
_passed_through: dict[str, tuple[str, ...]] = {}


def register_retained(kind: Retained) -> None:
    """Adds a kind of record; the same code again replaces it."""
    _retained[kind.code] = kind


def retained() -> list[Retained]:
    return sorted(_retained.values(), key=lambda kind: kind.code)


def register_gone(model: str, gone: Gone) -> None:
    """`gone` is told the keys of a model's rows ("planning.Voice") before they go: for files, drafts and what else no
    foreign key leads to. It works in the same transaction; a file is removed once that is committed."""
    held = _gone.setdefault(model.lower(), [])
    if gone not in held:
        held.append(gone)


def gone(model: str) -> list[Gone]:
    return _gone.get(model.lower(), [])


def register_passed_through(model: str, *columns: str) -> None:
    """Keys by which a row only passes through somebody, as another person's move does: the row stays, and whoever it
    passes through stays as a number with nothing behind it."""
    _passed_through[model.lower()] = columns


def passed_through(model: str) -> tuple[str, ...]:
    return _passed_through.get(model.lower(), ())


def register_joined_into(find: Callable[[UUID], list[UUID]]) -> None:
    """Says who knows as whom else a person's records were once held, before they were joined into one."""
    _joined_into[:] = [find]


def joined_into(person_id: UUID) -> list[UUID]:
    return [earlier for find in _joined_into for earlier in find(person_id)]
