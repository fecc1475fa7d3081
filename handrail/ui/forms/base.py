"""The mixin of every Handrail form."""

from collections.abc import Callable, Mapping
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.forms import BaseForm, Field

from handrail.ui.forms.errors import error_summary

Texts = Mapping[str, tuple[str, str]]  # by the name of its field: the field's label, and what was typed
_checks: list[Callable[[Texts], Mapping[str, str]]] = []
_filters: list[Callable[[str], str]] = []


def register_text_guard(*, check: Callable[[Texts], Mapping[str, str]], clean: Callable[[str], str]) -> None:
    """What a room above knows of texts that must not be kept or shown, for every form.

    `check` answers a sentence for each field at fault; `clean` is given a text of the record that is about to fill one.
    """
    _checks[:], _filters[:] = [check], [clean]


class GovForm(BaseForm):
    """Leaves checking to the server, where every reader meets the same words; the browser's own bubbles are off.

    Use before Django's class: ``class ReferralForm(GovForm, forms.Form)``. What is typed into it is looked through
    before it is taken, unless it ``keeps`` nothing of it (a search) or is itself the place for what must not be kept.
    """

    use_required_attribute = False
    keeps = True

    def error_summary(self) -> list[dict[str, str]]:
        """Text and link of every error, for the box at the top of the page."""
        return error_summary(self)

    def get_initial_for_field(self, field: Field, field_name: str) -> Any:
        """What the record holds, without what must not leave it."""
        value = super().get_initial_for_field(field, field_name)
        for clean in _filters:
            value = clean(value) if isinstance(value, str) else value
        return value

    def _post_clean(self) -> None:
        """After every other check, so that what is looked through is what would be kept."""
        super()._post_clean()  # type: ignore[misc]  # Django's own hook of a form, which its stubs leave out
        if not self.keeps:
            return
        given = {name: text_of(value) for name, value in self.cleaned_data.items() if name in self.fields}
        typed = {name: (str(self[name].label), text) for name, text in given.items() if text}
        for check in _checks:
            for name, sentence in check(typed).items():
                self.add_error(name, sentence)


def text_of(value: Any) -> str:
    """The words in what a field holds: its text, the name of a file, or the texts of a list, one a line."""
    match value:
        case str():
            return value
        case UploadedFile():
            return value.name or ""
        case list() | tuple() | set():
            return "\n".join(filter(None, map(text_of, value)))
        case dict():
            return "\n".join(filter(None, map(text_of, value.values())))
    return ""
