"""Written values in words."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import models
from django.forms import BaseForm

from handrail.kernel import clock, words
from handrail.writing.models import Written
from handrail.writing.values import Json, written_fields

NOTHING = "Nothing"
Wording = Mapping[str, Callable[[Json], str]]  # by field name, where a room words a value itself


def label_of(record: Written, name: str, form: BaseForm | None = None) -> str:
    """As the form asks for it, else as the model calls it."""
    if form is not None and name in form.fields and form.fields[name].label:
        return str(form.fields[name].label)
    called = str(written_fields(record)[name].verbose_name)
    return called[:1].upper() + called[1:]


def shown(record: Written, name: str, value: Json, wording: Wording | None = None) -> str:
    """One value as a reader takes it in; what is empty says so."""
    if wording and name in wording:
        return wording[name](value) or NOTHING
    field = written_fields(record)[name]
    if isinstance(field, models.ForeignKey):
        return _named(field, value) or NOTHING
    if field.choices:
        return str(dict(field.flatchoices).get(value, value)) or NOTHING
    if isinstance(field, models.JSONField):
        return _plain(value) or NOTHING
    return _in_words(field.to_python(value)) or NOTHING


def _in_words(value: Any) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime):
        return f"{words.long_date(clock.local(value))}, {words.clock_time(clock.local(value))}"
    if isinstance(value, date):
        return words.long_date(value)
    if isinstance(value, list | tuple):
        return words.listed([_in_words(one) for one in value])
    return "" if value is None else str(value)


def _plain(value: Json) -> str:
    """A list in a line, a list of groups or a group in lines."""
    match value:
        case dict():
            return "\n".join(f"{key}: {_plain(held)}" for key, held in value.items())
        case list() if any(isinstance(one, dict | list) for one in value):
            return "\n\n".join(_plain(one) for one in value)
        case _:
            return _in_words(value)


def _named(field: models.ForeignKey[Any, Any], value: Json) -> str:
    """What a key leads to, where the reader sees it."""
    if value is None:
        return ""
    found = field.related_model._default_manager.filter(pk=value).first()
    return str(found) if found is not None else "Not shown to you"
