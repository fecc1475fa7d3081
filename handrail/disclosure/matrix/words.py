"""The draft of the sharing matrix in words: its grid of choices, its changes, and what somebody would see."""

from collections.abc import Mapping
from typing import Any

from handrail.disclosure.grid import Cell
from handrail.disclosure.matrix.changes import Line
from handrail.disclosure.matrix.preview import EXAMPLES, SEES, Sight, Who
from handrail.disclosure.models import Level
from handrail.disclosure.presenters import SHORT, in_words
from handrail.kernel import words
from handrail.partnership.public import ROLES, AgencyKind
from handrail.ui.public import Cell as TableCell
from handrail.ui.public import Column, DataTable, TableRow, Tag, Tone

KINDS = [kind for kind in AgencyKind if kind is not AgencyKind.PARTNERSHIP]
CHOICES = [(level.value, SHORT[level]) for level in Level]


def kind_words(code: str) -> str:
    return AgencyKind(code).label if code in AgencyKind.values else in_words(code)


def cell_name(item: str, origin: str) -> str:
    """What a choice is called in the form."""
    return f"cell.{item}.{origin}"


def grid_rows(
    levels: Mapping[Cell, Level], now: Mapping[Cell, Level], typed: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Item classes down, origins across; what was typed goes before what the draft holds."""
    by_place = {(cell.item_class, cell.origin_kind): level for cell, level in levels.items()}
    was = {(cell.item_class, cell.origin_kind): level for cell, level in now.items()}
    items = dict.fromkeys(item for item, _ in by_place)
    return [
        {
            "item": item,
            "label": in_words(item).capitalize(),
            "row": typed.get(f"row.{item}", ""),
            "cells": [_choice(item, kind, by_place, was, typed) for kind in KINDS if (item, kind.value) in by_place],
        }
        for item in items
    ]


def _choice(
    item: str, kind: AgencyKind, levels: Mapping[Any, Level], was: Mapping[Any, Level], typed: Mapping[str, str]
) -> dict[str, Any]:
    name, held = cell_name(item, kind.value), levels[item, kind.value]
    before, chosen = was.get((item, kind.value), Level.DENY), typed.get(name, str(held.value))
    notes = [f"changed, was {SHORT[before]}"] if before != held else []
    notes += [f"not saved, the draft says {SHORT[held]}"] if chosen != str(held.value) else []
    return {
        "name": name,
        "origin": kind.label,
        "label": f"{in_words(item).capitalize()} from {kind.label.lower()}",
        "value": chosen,
        "note": "; ".join(notes),
    }


def changes_table(lines: list[Line]) -> DataTable:
    columns = (
        Column("Who"),
        Column("What for"),
        Column("What"),
        Column("From"),
        Column("Now"),
        Column("Under the draft"),
    )
    return DataTable(
        "What the draft changes",
        columns,
        [_line(line) for line in lines],
        empty="The draft changes nothing.",
        wide=True,
    )


def _line(line: Line) -> TableRow:
    role = ROLES.get(line.role)
    origins = (
        "every agency" if len(line.origins) == len(AgencyKind) else words.listed([kind_words(o) for o in line.origins])
    )
    tag = Tag("Shares more", Tone.WARNING) if line.widens else None
    return TableRow(
        [
            role.name if role else in_words(line.role),
            in_words(line.purpose).capitalize(),
            in_words(line.item_class).capitalize(),
            origins[:1].upper() + origins[1:],
            SHORT[line.before].capitalize(),
            TableCell(SHORT[line.after].capitalize(), tag=tag),
        ]
    )


def preview_table(who: Who, seen: list[Sight]) -> DataTable:
    """What moves stands first."""
    ordered = sorted(seen, key=lambda one: not one.changed)
    origin = seen[0].origin.label.lower() if seen else "them"
    caption = f"What {who.label} would see, from {origin}, of a person whom their team works with"
    columns = (Column("Example"), Column("Now"), Column("Under the draft"))
    return DataTable(
        caption, columns, [_sight(one) for one in ordered], empty="The matrix names no kinds of information."
    )


def _sight(one: Sight) -> TableRow:
    example = EXAMPLES.get(one.item_class, in_words(one.item_class).capitalize())
    if one.own:
        own = "All of it, where it is their own agency's; else as here: "
        return TableRow([example, own + SHORT[one.before], own + SHORT[one.after]])
    more = Tag("Sees more", Tone.WARNING) if one.after > one.before else Tag("Sees less", Tone.QUIET)
    return TableRow([example, SEES[one.before], TableCell(SEES[one.after], tag=more if one.changed else None)])
