"""Whom and what the reader opened lately, read from their own entries on the ledger: there is no second store of who
looked at whom. Each is named by the room that it belongs to, as far as the reader may still open it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from handrail.disclosure.public import Action, Reader, opened_lately, record_list

MOST = 20


@dataclass(frozen=True, slots=True)
class RecentLine:
    """One thing opened lately. `person_id` is the person whom its name tells of, for the ledger."""

    text: str
    href: str
    person_id: UUID | None = None


Lines = Callable[[Sequence[str]], Mapping[str, RecentLine]]
_lines: dict[Action, Lines] = {}


def register_recent(action: Action, lines: Lines) -> None:
    """`lines` names what was opened by such an act, by its id on the ledger, and leaves out what whoever reads now may
    not open. A fixed number of queries."""
    _lines[action] = lines


def recent_of(reader: Reader, *, most: int = MOST) -> list[RecentLine]:
    """The last first. What it names to the reader is on the ledger."""
    opened = opened_lately(reader.user_id, _lines, most=MOST)
    named = {
        action: lines([key for acted, key in opened if acted == action])
        for action, lines in _lines.items()
        if any(acted == action for acted, _ in opened)
    }
    shown = [named[action][key] for action, key in opened if key in named[action]][:most]
    people = {line.person_id for line in shown if line.person_id}
    if shown:
        record_list(Action.LIST_OWN, people, body={"page": "recent"})
    return shown
