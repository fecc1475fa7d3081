"""What a retention schedule says."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from handrail.records.facts import ItemClass

# Who somebody is stays as long as anything about them does: without it nothing else could be found.
WITH_THE_REST = (ItemClass.IDENTITY.value, ItemClass.CONTACT_DETAILS.value, ItemClass.FAMILY.value)
EVERYTHING = "*"


class After(StrEnum):
    """The day from which a rule's years are counted."""

    BIRTH = "birth"
    LAST = "last"
    LAST_OF_ALL = "last_of_all"

    @property
    def label(self) -> str:
        return {
            After.BIRTH: "the birth date",
            After.LAST: "the day the last of this information ended",
            After.LAST_OF_ALL: "the day the last of anything about the person ended",
        }[self]


@dataclass(frozen=True, slots=True)
class Rule:
    """Keep these classes for so many years after a day. `items` of ("*",) are all classes.

    `only_if` are kinds of involvement of which the person must have had one; empty asks nothing.
    `years_after_early_death` counts from a death before the eighteenth birthday instead, where the rule says so.
    """

    code: str
    title: str
    items: tuple[str, ...]
    years: int
    after: After
    citation: str
    only_if: tuple[str, ...] = ()
    years_after_early_death: int | None = None
    settled: bool = False

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "items": list(self.items), "only_if": list(self.only_if)}


@dataclass(frozen=True, slots=True)
class Schedule:
    """The rules in force, and for how many days a delete may be undone. `version` 0 is one not yet published."""

    note: str
    undo_days: int
    undo_citation: str
    rules: tuple[Rule, ...]
    version: int = 0

    def rule(self, code: str) -> Rule | None:
        return next((rule for rule in self.rules if rule.code == code), None)

    def as_json(self) -> dict[str, Any]:
        return {
            "note": self.note,
            "undo_days": self.undo_days,
            "undo_citation": self.undo_citation,
            "rule": [rule.as_json() for rule in self.rules],
        }
