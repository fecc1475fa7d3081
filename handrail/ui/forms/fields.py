"""Django form fields that know how a GOV.UK component shows them and speak in whole sentences.

Each is a Django field (validation is Django's) plus a ``look``: what the template cannot know otherwise.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import MaxValueValidator, MinValueValidator

from handrail.kernel import words
from handrail.ui.forms import sentences


@dataclass(frozen=True, slots=True)
class Look:
    """How a field is drawn.

    ``width`` is in characters (2, 3, 4, 5, 10, 20 or 30; 0 is full width). ``reveals`` maps a choice to the name of the
    field that opens under it. ``option_hints`` maps a choice to the line under it.
    """

    width: int = 0
    prefix: str = ""
    suffix: str = ""
    autocomplete: str = ""
    numeric: bool = False
    rows: int = 5
    inline: bool = False
    small: bool = False
    reveals: Mapping[str, str] = field(default_factory=dict)
    option_hints: Mapping[str, str] = field(default_factory=dict)


class CharField(forms.CharField):
    """One line of text."""

    def __init__(
        self, *, label: str, hint: str = "", look: Look | None = None, missing: str = "", **options: Any
    ) -> None:
        self.look = look or Look()
        super().__init__(label=label, help_text=hint, **options)
        self.error_messages["required"] = missing or sentences.missing(label)
        self.error_messages["max_length"] = f"{label} must be {self.max_length} characters or fewer"


class NumberField(forms.IntegerField):
    """A whole number."""

    def __init__(
        self, *, label: str, hint: str = "", look: Look | None = None, missing: str = "", **options: Any
    ) -> None:
        self.look = look or Look(width=5)
        super().__init__(label=label, help_text=hint, **options)
        self.error_messages["required"] = missing or sentences.missing(label)
        self.error_messages["invalid"] = "Enter a whole number in figures, such as 12"
        for validator in self.validators:
            if isinstance(validator, MinValueValidator | MaxValueValidator):
                least = isinstance(validator, MinValueValidator)
                validator.message = f"Enter a number of {validator.limit_value} or {'more' if least else 'less'}"


class TextAreaField(CharField):
    """Several lines; with ``max_length`` the page counts the characters that are left."""

    widget = forms.Textarea

    def __init__(self, *, label: str, rows: int = 5, **options: Any) -> None:
        super().__init__(label=label, look=options.pop("look", None) or Look(rows=rows), **options)


class SelectField(forms.ChoiceField):
    """One answer out of many."""

    widget: type[forms.Widget] = forms.Select

    def __init__(
        self, *, label: str, hint: str = "", look: Look | None = None, missing: str = "", **options: Any
    ) -> None:
        self.look = look or Look()
        super().__init__(label=label, help_text=hint, **options)
        self.error_messages["required"] = missing or sentences.missing(label, "Select")
        self.error_messages["invalid_choice"] = f"Select one of the answers shown for “{label}”"


class RadiosField(SelectField):
    """One answer out of a few, all of them in sight."""

    widget = forms.RadioSelect


class CheckboxesField(forms.MultipleChoiceField):
    """Any number of answers."""

    widget = forms.CheckboxSelectMultiple

    def __init__(
        self, *, label: str, hint: str = "", look: Look | None = None, missing: str = "", **options: Any
    ) -> None:
        self.look = look or Look()
        super().__init__(label=label, help_text=hint, **options)
        self.error_messages["required"] = missing or sentences.missing(label, "Select")
        self.error_messages["invalid_choice"] = f"Select only answers shown for “{label}”"


class ConfirmField(forms.BooleanField):
    """One box to tick, such as 'I have told the young person'."""

    def __init__(self, *, label: str, hint: str = "", missing: str = "", **options: Any) -> None:
        self.look = Look()
        super().__init__(label=label, help_text=hint, **options)
        self.error_messages["required"] = missing or f"Tick the box to go on: “{label}”"


class FileField(forms.FileField):
    """A file to upload, of a few kinds and up to a size (bytes). `otherwise` says what to do with a larger one."""

    def __init__(
        self,
        *,
        label: str,
        endings: tuple[str, ...],
        max_bytes: int,
        otherwise: str = "",
        hint: str = "",
        missing: str = "",
        **options: Any,
    ) -> None:
        self.look = Look()
        self.otherwise = otherwise
        self.endings = tuple(ending.lower() for ending in endings)
        self.max_bytes = max_bytes
        super().__init__(label=label, help_text=hint, **options)
        self.error_messages["required"] = missing or "Select a file"
        self.error_messages["empty"] = "The selected file is empty"

    def validate(self, value: UploadedFile | None) -> None:
        """Refuses by name and size only; the reader of the file judges its content."""
        super().validate(value)
        if value is None:
            return
        if PurePath(value.name or "").suffix.lower() not in self.endings:
            kinds = words.listed([ending.lstrip(".").upper() for ending in self.endings], "or")
            raise ValidationError(f"The selected file must be a {kinds} file", code="ending")
        if (value.size or 0) > self.max_bytes:
            limit = self.max_bytes // 1_000_000
            too_large = f"The selected file must be smaller than {limit:,} MB"
            raise ValidationError(f"{too_large}. {self.otherwise}" if self.otherwise else too_large, code="size")
