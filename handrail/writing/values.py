"""The written fields of a record as plain values that JSON can carry, and the way back."""

from collections.abc import Mapping
from typing import Any

from django.db import models

from handrail.writing.models import Written

Json = Any  # str, int, float, bool, None, or lists and dicts of these
KEPT_BY_WRITING = {field.name for field in Written._meta.get_fields()}


def kind_of(record: Written) -> str:
    """The name under which the history knows a record's model."""
    return str(record._meta.label_lower)


def written_fields(record: Written) -> dict[str, models.Field[Any, Any]]:
    """The fields that users write: all but the key and what writing itself keeps."""
    fields = record._meta.concrete_fields
    return {field.name: field for field in fields if not field.primary_key and field.name not in KEPT_BY_WRITING}


def values_of(record: Written) -> dict[str, Json]:
    return {name: to_json(field, getattr(record, field.attname)) for name, field in written_fields(record).items()}


def changes_of(record: Written, changes: Mapping[str, Any]) -> dict[str, Json]:
    """Python values by field name as the same plain values; a name that is no written field is a defect."""
    fields = written_fields(record)
    unknown = sorted(set(changes) - set(fields))
    if unknown:
        raise ValueError(f"{kind_of(record)} has no written field {', '.join(unknown)}")
    return {name: to_json(fields[name], value) for name, value in changes.items()}


def to_json(field: models.Field[Any, Any], value: Any) -> Json:
    """One value, as JSON carries it; the same for `7` and `"7"` where the field holds numbers."""
    if isinstance(value, models.Model):
        value = value.pk
    if isinstance(field, models.JSONField):
        return value
    value = field.to_python(value)
    if value is None or isinstance(value, bool | int | float | str):
        return value
    holder = field.model()
    setattr(holder, field.attname, value)
    return field.value_to_string(holder)


def set_values(record: Written, values: Mapping[str, Json]) -> None:
    fields = written_fields(record)
    for name, value in values.items():
        field = fields[name]
        setattr(record, field.attname, value if isinstance(field, models.JSONField) else field.to_python(value))
