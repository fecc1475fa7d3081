"""The pages of one subject beside each other, such as a person's overview, timeline and plan."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tab:
    """One page; ``count`` is a figure after its name, None for none."""

    label: str
    href: str
    current: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True)
class TabsNav:
    """``label`` names the group: 'Aaliyah Brooks', 'Transitions'."""

    label: str
    tabs: Sequence[Tab]
