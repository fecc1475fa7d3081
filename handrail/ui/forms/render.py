"""From a bound Django field to the options of the GOV.UK macro that shows it.

Works for our own fields and for anybody's (the sign-in forms of django-allauth): the widget decides the component, the
field's ``look``, where it has one, the details.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django import forms
from django.forms import BaseForm, BoundField, Widget
from django.forms.widgets import Input

from handrail.ui.forms.dates import PARTS, DateInput, DateParts
from handrail.ui.forms.errors import messages_of, wrong_parts
from handrail.ui.forms.fields import Look

Params = dict[str, Any]


@dataclass(frozen=True, slots=True)
class FieldParts:
    """The component's name, its options, and the fields that open under its choices."""

    component: str
    params: Params
    reveals: dict[str, BoundField] = field(default_factory=dict)


def look_of(bound: BoundField) -> Look:
    return getattr(bound.field, "look", None) or Look()


def field_parts(bound: BoundField) -> FieldParts:
    """What to draw for a field."""
    for widget, component, build in _COMPONENTS:
        if isinstance(bound.field.widget, widget):
            reveals = {value: bound.form[name] for value, name in look_of(bound).reveals.items()}
            name = "character_count" if component == "textarea" and _limit(bound) else component
            return FieldParts(name, {**_common(bound), **build(bound)}, reveals)
    raise TypeError(f"No GOV.UK component shows the widget {type(bound.field.widget).__name__}.")


def revealed_fields(form: BaseForm) -> set[str]:
    """Names of the fields that open under a choice of another and so are not drawn by themselves."""
    return {name for bound in form for name in look_of(bound).reveals.values()}


def _common(bound: BoundField) -> Params:
    params: Params = {"id": bound.auto_id, "name": bound.html_name}
    if bound.help_text:
        params["hint"] = {"text": str(bound.help_text)}
    if errors := messages_of(bound):
        params["errorMessage"] = {"text": ". ".join(errors)}
    return params


def _question(bound: BoundField) -> str:
    label = str(bound.label)
    return label if bound.field.required or label.endswith(")") else f"{label} (optional)"


def _label(bound: BoundField) -> Params:
    return {"text": _question(bound), "classes": "govuk-label--s"}


def _legend(bound: BoundField) -> Params:
    return {"legend": {"text": _question(bound), "classes": "govuk-fieldset__legend--s"}}


def _text(bound: BoundField) -> str:
    value = bound.value()
    return "" if value is None else str(value)


def _limit(bound: BoundField) -> int | None:
    return getattr(bound.field, "max_length", None)


def _input(bound: BoundField) -> Params:
    look, widget = look_of(bound), bound.field.widget
    params: Params = {
        "label": _label(bound),
        "value": _text(bound),
        "type": getattr(widget, "input_type", "text"),
        "autocomplete": look.autocomplete or widget.attrs.get("autocomplete", ""),
        "classes": f"govuk-input--width-{look.width}" if look.width else "",
    }
    if look.numeric or params["type"] == "number":
        params |= {"inputmode": "numeric", "type": "text"}
    return params | {key: {"text": text} for key, text in (("prefix", look.prefix), ("suffix", look.suffix)) if text}


def _password(bound: BoundField) -> Params:
    autocomplete = bound.field.widget.attrs.get("autocomplete", "current-password")
    return {"label": _label(bound), "value": "", "autocomplete": autocomplete}


def _textarea(bound: BoundField) -> Params:
    params: Params = {"label": _label(bound), "value": _text(bound), "rows": look_of(bound).rows}
    return params | ({"maxlength": limit} if (limit := _limit(bound)) else {})


def _choices(bound: BoundField) -> Iterator[tuple[str, str]]:
    """Value and text of every choice, groups laid flat."""
    for value, text in bound.field.widget.choices:
        options = text if isinstance(text, (list, tuple)) else [(value, text)]
        yield from ((str("" if key is None else key), str(name)) for key, name in options)


def _chosen(bound: BoundField) -> set[str]:
    value = bound.value()
    many = value if isinstance(value, (list, tuple, set)) else [] if value is None else [value]
    return {str(one) for one in many}


def _select(bound: BoundField) -> Params:
    chosen = _chosen(bound)
    items = [{"value": value, "text": text, "selected": value in chosen} for value, text in _choices(bound)]
    return {"label": _label(bound), "items": items}


def _options(bound: BoundField) -> Params:
    """Radios and check boxes."""
    look, chosen = look_of(bound), _chosen(bound)
    items = []
    for value, text in _choices(bound):
        hint = look.option_hints.get(value)
        item = {"value": value, "text": text, "checked": value in chosen}
        items.append(item | ({"hint": {"text": hint}} if hint else {}))
    kind = "checkboxes" if isinstance(bound.field.widget, forms.CheckboxSelectMultiple) else "radios"
    styles = [f"govuk-{kind}--{style}" for style, on in (("inline", look.inline), ("small", look.small)) if on]
    return {"fieldset": _legend(bound), "idPrefix": bound.auto_id, "items": items, "classes": " ".join(styles)}


def _single_checkbox(bound: BoundField) -> Params:
    item = {"value": "on", "text": str(bound.label), "checked": bool(bound.value())}
    return {"idPrefix": bound.auto_id, "items": [item]}


def _date(bound: BoundField) -> Params:
    value = bound.value()
    parts = value if isinstance(value, DateParts) else DateParts.of(value) if isinstance(value, date) else DateParts()
    wrong = wrong_parts(bound)
    items = []
    for part in PARTS:
        classes = f"govuk-input--width-{4 if part == 'year' else 2}"
        items.append(
            {
                "name": part,
                "label": part.capitalize(),
                "value": getattr(parts, part),
                "classes": f"{classes} govuk-input--error" if part in wrong else classes,
            }
        )
    return {"fieldset": _legend(bound), "namePrefix": bound.html_name, "items": items}


def _file(bound: BoundField) -> Params:
    endings = ",".join(getattr(bound.field, "endings", ()))
    return {"label": _label(bound), "value": "", "attributes": {"accept": endings} if endings else {}}


def _hidden(bound: BoundField) -> Params:
    return {"value": _text(bound)}


_COMPONENTS: tuple[tuple[type[Widget], str, Callable[[BoundField], Params]], ...] = (
    (forms.HiddenInput, "hidden", _hidden),
    (DateInput, "date_input", _date),
    (forms.Textarea, "textarea", _textarea),
    (forms.CheckboxSelectMultiple, "checkboxes", _options),
    (forms.RadioSelect, "radios", _options),
    (forms.Select, "select", _select),
    (forms.CheckboxInput, "checkboxes", _single_checkbox),
    (forms.FileInput, "file_upload", _file),
    (forms.PasswordInput, "password_input", _password),
    (Input, "input", _input),
)
