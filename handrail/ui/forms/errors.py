"""Errors of any Django form as GOV.UK shows them: a summary whose links land on the field, and a line at the field."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms import BaseForm, BoundField

from handrail.kernel.errors import UserError
from handrail.ui.forms import sentences
from handrail.ui.forms.dates import DateInput

_DJANGO_REQUIRED = str(forms.Field.default_error_messages["required"])


def messages_of(bound: BoundField) -> list[str]:
    """The field's errors; Django's 'This field is required.' is turned into a sentence that names the field."""
    return [
        sentences.missing(str(bound.label)) if text == _DJANGO_REQUIRED else text for text in map(str, bound.errors)
    ]


def wrong_parts(bound: BoundField) -> tuple[str, ...]:
    """Which boxes of a date are at fault; all of them where the whole date is."""
    for error in bound.errors.as_data():
        if parts := (error.params or {}).get("parts"):
            return tuple(parts)
    return ("day", "month", "year") if bound.errors else ()


def focus_id(bound: BoundField) -> str:
    """The id of the control that a link to this field must land on."""
    if isinstance(bound.field.widget, DateInput):
        return f"{bound.auto_id}-{(wrong_parts(bound) or ('day',))[0]}"
    return bound.auto_id


def refuse(form: BaseForm, refused: UserError) -> None:
    """Show why a service refused: beside the answer that it is about, or above the form where it is about no answer."""
    form.add_error(refused.field if refused.field in form.fields else None, refused.sentence)


def error_summary(form: BaseForm | None) -> list[dict[str, str]]:
    """Every error of a form as text and link, in the order of the page; empty when there is none."""
    if form is None or not form.is_bound:
        return []
    return [*_form_errors(form), *_field_errors(form)]


def _form_errors(form: BaseForm) -> Iterator[dict[str, str]]:
    """Errors of the form as a whole, with a link to its first field where it has one."""
    first: Any = next(iter(form.visible_fields()), None)
    for text in form.non_field_errors():
        yield {"text": str(text), **({"href": f"#{focus_id(first)}"} if first else {})}


def _field_errors(form: BaseForm) -> Iterator[dict[str, str]]:
    for bound in form:
        for text in messages_of(bound):
            yield {"text": text} if bound.is_hidden else {"text": text, "href": f"#{focus_id(bound)}"}
