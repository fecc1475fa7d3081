"""The sharing matrix as a short list of rules, and what those rules say of every combination."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from itertools import product
from typing import Any, NamedTuple

from handrail.disclosure.models import Level
from handrail.kernel.errors import UserError
from handrail.partnership.public import ROLES, AgencyKind

LEVELS = {level.name.lower(): level for level in Level}
IDENTITY = "identity"  # that an agency holds a record of somebody, and the name it knows them by
WORDS = {"roles", "purposes", "origins", "items", "level"}


class Cell(NamedTuple):
    """One combination that the matrix decides."""

    role: str
    purpose: str
    origin_kind: str
    item_class: str


@dataclass(frozen=True)
class Grid:
    """Every combination with its level."""

    note: str
    levels: Mapping[Cell, Level]


def default_grid() -> Grid:
    return read_grid(files("handrail.disclosure").joinpath("data/sharing.toml").read_text())


def read_grid(text: str) -> Grid:
    """Expand rules written in TOML. Raises `UserError`, saying which rule is wrong and how."""
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        raise UserError(f"This is not a sharing matrix in TOML: {wrong}.") from None
    items = given.get("item_classes")
    if not items or not all(isinstance(item, str) for item in items):
        raise UserError("A sharing matrix needs 'item_classes': the list of kinds of information that it speaks of.")
    levels = {
        Cell(role.code, purpose, origin, item): Level.DENY
        for role in ROLES.values()
        for purpose, origin, item in product(role.purposes, AgencyKind.values, items)
    }
    for number, rule in enumerate(given.get("rule", []), start=1):
        level, cells = _expanded(number, rule, items)
        levels.update(dict.fromkeys(cells & levels.keys(), level))
    check_identity(levels)
    return Grid(given.get("note", ""), levels)


def check_identity(levels: Mapping[Cell, Level]) -> None:
    """Whatever is shared tells that its origin holds a record: nothing can be where that is not."""
    for cell, level in levels.items():
        if level > Level.DENY and not levels.get(cell._replace(item_class=IDENTITY), level):
            raise UserError(
                f"The sharing matrix shares '{cell.item_class}' from '{cell.origin_kind}' with '{cell.role}' for "
                f"'{cell.purpose}', and not '{IDENTITY}'. Share that at least as a pointer, or nothing from there."
            )


def _expanded(number: int, rule: dict[str, Any], items: list[str]) -> tuple[Level, set[Cell]]:
    if unknown := rule.keys() - WORDS:
        raise UserError(f"Rule {number} of the sharing matrix has '{min(unknown)}', which means nothing here.")
    if rule.get("level") not in LEVELS:
        raise UserError(f"Rule {number} of the sharing matrix needs a level: {', '.join(LEVELS)}.")
    purposes = sorted({purpose for role in ROLES.values() for purpose in role.purposes})
    named = [
        _named(number, rule, "roles", list(ROLES)),
        _named(number, rule, "purposes", purposes),
        _named(number, rule, "origins", AgencyKind.values),
        _named(number, rule, "items", items),
    ]
    return LEVELS[rule["level"]], {Cell(*cell) for cell in product(*named)}


def _named(number: int, rule: dict[str, Any], word: str, known: list[str]) -> list[str]:
    names = rule.get(word, ["*"])
    if names == ["*"]:
        return known
    if unknown := set(names) - set(known):
        raise UserError(
            f"Rule {number} of the sharing matrix names '{min(unknown)}' among its {word}: it is not known."
        )
    return list(names)
