"""Under which numbers somebody was held, and when: what was read before two records were joined was read of both."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Life:
    """A number under which a person's records stood, from and until a moment (None: always)."""

    person_id: UUID
    since: datetime | None = None
    until: datetime | None = None


Lives = Callable[[UUID], list[Life]]
_finders: list[Lives] = []


def register_lives(find: Lives) -> None:
    """Says who knows under which other numbers a person's records have stood."""
    _finders[:] = [find]


def lives_of(person_id: UUID) -> list[Life]:
    """The person themself, and everybody whose records are now theirs."""
    return [Life(person_id), *(life for find in _finders for life in find(person_id))]
