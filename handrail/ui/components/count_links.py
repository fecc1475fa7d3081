"""Figures that open their rows: every number on a page is a link to what it counts."""

from collections.abc import Sequence
from dataclasses import dataclass

from handrail.ui.components.tone import Tone


@dataclass(frozen=True, slots=True)
class CountLink:
    """A number, what it counts, and the page with exactly those rows. ``current`` marks the one now shown."""

    number: int
    label: str
    href: str
    tone: Tone = Tone.QUIET
    current: bool = False


@dataclass(frozen=True, slots=True)
class CountLinks:
    """A row of figures; ``label`` names the group for screen readers."""

    label: str
    counts: Sequence[CountLink]
