"""A foreign key by string makes no import, so import-linter cannot see it: here the floors are held for keys too."""

import tomllib
from pathlib import Path

from django.apps import apps

PROJECT = Path(__file__).resolve().parents[2]


def floors() -> dict[str, int]:
    contracts = tomllib.loads((PROJECT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(c["layers"] for c in contracts if c["type"] == "layers" and c["containers"] == ["handrail"])
    return {room: floor for floor, room in enumerate(reversed(layers))}


def test_foreign_keys_across_rooms_point_downward_and_leave_no_name_below() -> None:
    floor = floors()
    wrong = []
    for model in apps.get_models():
        if model._meta.app_label not in floor:
            continue
        for field in model._meta.get_fields():
            other = getattr(field, "related_model", None)
            if not (field.concrete and field.is_relation) or other is None or other._meta.app_label not in floor:
                continue
            here, there = model._meta.app_label, other._meta.app_label
            if floor[there] > floor[here]:
                wrong.append(f"{model.__name__}.{field.name} points up to {there}")
            named_below = not field.remote_field.hidden
            if here != there and named_below and other._meta.label != "partnership.User":
                wrong.append(f"{model.__name__}.{field.name} leaves a reverse name in {there}")
    assert wrong == []
