"""Which kinds of record have a page of their history, and how each is opened: the rooms that keep them register it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from handrail.partnership.public import User
from handrail.writing.models import Written
from handrail.writing.presenters.shown import Wording


@dataclass(frozen=True, slots=True)
class Part:
    """Something that belongs to the record and has a history of its own. `gone` where it was deleted."""

    title: str
    kind: str
    pk: int
    gone: bool = False


@dataclass(frozen=True, slots=True)
class OpenedHistory:
    """A record whose history somebody may read: they see all of it in full, and so did the ledger.

    `title` is what it is called on the page, `without` are fields that no reader is shown. `delete` and `undo` are what
    the reader may do, with `by=`; None where they may not.
    """

    record: Written
    title: str
    about: str
    person_id: UUID
    back: str
    wording: Wording = field(default_factory=dict)
    without: Collection[str] = ()
    parts: Sequence[Part] = ()
    delete: Callable[[User], object] | None = None
    undo: Callable[[User], object] | None = None


Open = Callable[[int], OpenedHistory]
_kinds: dict[str, Open] = {}


def register_histories(kinds: Mapping[str, Open]) -> None:
    """Adds kinds by their code in an address ('goal'): each opens one record, decision and ledger first, or refuses."""
    _kinds.update(kinds)


def history_of(kind: str) -> Open | None:
    return _kinds.get(kind)


def kinds_with_history() -> list[str]:
    return sorted(_kinds)
