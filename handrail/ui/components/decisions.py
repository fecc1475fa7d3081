"""Buttons that decide one item of a queue, each with the key that presses it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Weight(StrEnum):
    """How a button stands out; the value is GOV.UK's class."""

    MAIN = ""
    SECOND = "govuk-button--secondary"
    WARNING = "govuk-button--warning"


@dataclass(frozen=True, slots=True)
class Decision:
    """One button: what the form sends (``value``), what it says, and its key (one lower-case letter)."""

    value: str
    label: str
    key: str
    weight: Weight = Weight.SECOND

    def __post_init__(self) -> None:
        if len(self.key) != 1 or not ("a" <= self.key <= "z"):
            raise ValueError(f"The key of “{self.label}” must be one small letter, not {self.key!r}.")


@dataclass(frozen=True, slots=True)
class Decisions:
    """The buttons of one form; ``name`` is the field that carries the decision."""

    name: str
    decisions: Sequence[Decision]

    def __post_init__(self) -> None:
        keys = [decision.key for decision in self.decisions]
        if len(set(keys)) < len(keys):
            raise ValueError("Two decisions share a key.")
