"""A date asked for in three boxes, as GOV.UK asks; a whole date typed or pasted into one box is understood too."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from handrail.kernel import words
from handrail.ui.forms import sentences
from handrail.ui.forms.fields import Look

PARTS = ("day", "month", "year")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s/.\-]+(\d{1,2}|[A-Za-z]{3,})[\s/.,\-]+(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


@dataclass(frozen=True, slots=True)
class DateParts:
    """The three boxes as somebody filled them in."""

    day: str = ""
    month: str = ""
    year: str = ""

    @classmethod
    def of(cls, day: date) -> "DateParts":
        return cls(str(day.day), str(day.month), str(day.year))

    def filled(self) -> list[str]:
        return [part for part in PARTS if getattr(self, part)]

    def spread(self) -> "DateParts":
        """The same, with a whole date that stands in a single box shared out over the three."""
        filled = self.filled()
        return (typed_parts(getattr(self, filled[0])) or self) if len(filled) == 1 else self


def typed_parts(text: str) -> DateParts | None:
    """'14 March 2009', '14/3/2009', '14.03.2009' or '2009-03-14' in three parts; None where it is no whole date."""
    if found := _ISO.fullmatch(text):
        year, month, day = found.groups()
        return DateParts(day, month, year)
    if found := _DAY_FIRST.fullmatch(text):
        return DateParts(*found.groups())
    return None


def month_number(text: str) -> int | None:
    """3 for '3', '03', 'March' or 'mar'."""
    if text.isdecimal():
        return int(text) if len(text) <= 2 else None
    if len(text) >= 3:
        for number, name in enumerate(words.MONTHS, start=1):
            if name.lower().startswith(text.lower()):
                return number
    return None


class DateInput(forms.Widget):
    """Reads the boxes ``name-day``, ``name-month`` and ``name-year``."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> DateParts:
        return DateParts(*(str(data.get(f"{name}-{part}", "")).strip() for part in PARTS))

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return not any(f"{name}-{part}" in data for part in PARTS)


class DateField(forms.Field):
    """A calendar day. ``earliest`` and ``latest`` are asked at every check, so that no day is frozen at start-up."""

    widget = DateInput

    def __init__(
        self,
        *,
        label: str,
        hint: str = "For example, 27 3 2026",
        earliest: Callable[[], date] | None = None,
        latest: Callable[[], date] | None = None,
        missing: str = "",
        **options: Any,
    ) -> None:
        self.look = Look()
        self.earliest, self.latest = earliest, latest
        super().__init__(label=label, help_text=hint, **options)
        self.error_messages["required"] = missing or sentences.missing(label)

    def to_python(self, value: DateParts | date | None) -> date | None:
        if value is None or isinstance(value, date):
            return value
        parts = value.spread()
        if not parts.filled():
            return None
        self._check_complete(parts)
        return self._day_of(parts)

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value is None:
            return
        if self.latest and value > (limit := self.latest()):
            raise self._error(f"must be on or before {words.long_date(limit)}", *PARTS)
        if self.earliest and value < (limit := self.earliest()):
            raise self._error(f"must be on or after {words.long_date(limit)}", *PARTS)

    def has_changed(self, initial: date | None, data: DateParts | date | None) -> bool:
        try:
            return self.to_python(data) != initial
        except ValidationError:
            return True

    def _check_complete(self, parts: DateParts) -> None:
        absent = [part for part in PARTS if part not in parts.filled()]
        if absent:
            raise self._error(f"must include a {words.listed(absent)}", *absent)
        if not re.fullmatch(r"\d{4}", parts.year, re.ASCII):
            raise self._error("must have a year of 4 numbers, such as 2009", "year")

    def _day_of(self, parts: DateParts) -> date:
        month = month_number(parts.month)
        if month is None or not 1 <= month <= 12:
            raise self._error("must have a real month, such as 3 or March", "month")
        if not parts.day.isdecimal() or len(parts.day) > 2:
            raise self._error("must have a day in numbers", "day")
        try:
            return date(int(parts.year), month, int(parts.day))
        except ValueError as error:
            raise self._error("must be a real date", *PARTS) from error

    def _error(self, complaint: str, *parts: str) -> ValidationError:
        """An error that knows which boxes to mark."""
        return ValidationError(f"{self.label} {complaint}", code="date", params={"parts": parts})
