"""Who works with a person: the agency, whom to ring, since when, until when, and how fresh the source is."""

from collections.abc import Sequence
from dataclasses import dataclass

from handrail.ui.components.tone import Tag


@dataclass(frozen=True, slots=True)
class WhoRow:
    """One involvement, and what the same worker does ``also``.

    ``lead`` marks the lead professional; ``ended`` greys it; ``level`` says how much is shared.
    """

    agency: str
    service: str
    worker: str
    role: str
    since: str
    until: str
    fresh: str
    ring: str = ""
    also: str = ""
    lead: bool = False
    ended: bool = False
    note: str = ""
    level: Tag | None = None
    href: str = ""


@dataclass(frozen=True, slots=True)
class WhoTable:
    """Open involvements first, in the order given."""

    rows: Sequence[WhoRow]
    caption: str = "Who works with this person"
    empty: str = "No agency has told Handrail that it works with this person."
