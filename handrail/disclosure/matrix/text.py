"""A sharing matrix as the TOML that `grid.read_grid` reads: written and read again, it says the same."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from handrail.disclosure.grid import Cell
from handrail.disclosure.models import Level

HEAD = """# The sharing matrix. Each rule names roles, purposes, origin kinds and item classes, and a level (pointer,
# summary or full). What no rule names is not shared. Read it in again on the page of the next version.
"""


def as_toml(levels: Mapping[Cell, Level], note: str) -> str:
    items = list(dict.fromkeys(cell.item_class for cell in levels))
    parts = [HEAD, f"note = {_text(note)}\n", f"item_classes = {_list(items)}\n"]
    for role, purposes, origins, named, level in _rules(levels):
        parts.append(
            f"\n[[rule]]\nroles = {_list([role])}\npurposes = {_list(purposes)}\norigins = {_list(origins)}\n"
            f'items = {_list(named)}\nlevel = "{level.name.lower()}"\n'
        )
    return "".join(parts)


Rule = tuple[str, list[str], list[str], list[str], Level]


def _rules(levels: Mapping[Cell, Level]) -> list[Rule]:
    """Cells alike in role and level are put together: by origins, then items, then purposes."""
    origins: dict[tuple[str, str, str, Level], list[str]] = defaultdict(list)
    for cell, level in levels.items():
        if level > Level.DENY:
            origins[cell.role, cell.purpose, cell.item_class, level].append(cell.origin_kind)
    items: dict[tuple[str, str, Level, tuple[str, ...]], list[str]] = defaultdict(list)
    for (role, purpose, item, level), kinds in origins.items():
        items[role, purpose, level, tuple(kinds)].append(item)
    purposes: dict[tuple[str, Level, tuple[str, ...], tuple[str, ...]], list[str]] = defaultdict(list)
    for (role, purpose, level, kinds_of), named in items.items():
        purposes[role, level, kinds_of, tuple(named)].append(purpose)
    return [(role, held, list(kinds), list(named), level) for (role, level, kinds, named), held in purposes.items()]


def _list(words: Iterable[str]) -> str:
    return f"[{', '.join(_text(word) for word in words)}]"


def _text(words: str) -> str:
    kept = "".join(letter if letter.isprintable() else " " for letter in words)
    return '"' + kept.replace("\\", "\\\\").replace('"', '\\"') + '"'
