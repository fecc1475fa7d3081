"""Fields that an instrument needs and no other form does. Each cleans to a plain value that JSON carries."""

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError

from handrail.ui.public import CharField, Look

_TIME = re.compile(r"(\d{1,2})[:.](\d{2})\s*(am|pm)?|(\d{1,2})\s*(am|pm)", re.IGNORECASE | re.ASCII)
_MOST_POUNDS = Decimal("100000000")


class WholeNumberField(CharField):
    """A whole number between two others."""

    def __init__(self, *, label: str, lowest: int, highest: int, unit: str = "", **options: Any) -> None:
        self.lowest, self.highest = lowest, highest
        super().__init__(label=label, look=Look(width=5, numeric=True, suffix=unit), max_length=20, **options)

    def clean(self, value: Any) -> int | None:
        text = str(super().clean(value)).replace(",", "")
        if not text:
            return None
        if not re.fullmatch(r"-?\d{1,15}", text, re.ASCII):
            raise ValidationError(
                f"“{self.label}” must be a whole number, such as {max(self.lowest, 3)}", code="number"
            )
        if not self.lowest <= int(text) <= self.highest:
            raise ValidationError(
                f"“{self.label}” must be between {self.lowest:,} and {self.highest:,}", code="out_of_range"
            )
        return int(text)


class MoneyField(CharField):
    """Pounds and pence, as '1250.00'."""

    def __init__(self, *, label: str, **options: Any) -> None:
        super().__init__(label=label, look=Look(width=10, prefix="£"), max_length=20, **options)

    def clean(self, value: Any) -> str:
        text = str(super().clean(value)).replace(",", "").removeprefix("£").strip()
        if not text:
            return ""
        try:
            pounds = Decimal(text)
        except InvalidOperation:
            pounds = Decimal("NaN")
        if not (pounds.is_finite() and 0 <= pounds < _MOST_POUNDS and pounds == round(pounds, 2)):
            raise ValidationError(f"“{self.label}” must be an amount in pounds, such as 250 or 12.50", code="money")
        return f"{pounds:.2f}"


class TimeField(CharField):
    """A time of day, as '21:30'. '9.30pm' and '9pm' are understood."""

    def __init__(self, *, label: str, hint: str = "", **options: Any) -> None:
        shown = f"{hint} For example, 21:30 or 9.30pm".strip()
        super().__init__(label=label, look=Look(width=5), hint=shown, max_length=10, **options)

    def clean(self, value: Any) -> str:
        text = str(super().clean(value)).strip()
        if not text:
            return ""
        found = _TIME.fullmatch(text)
        hour, minute = _hour_and_minute(found) if found else (99, 99)
        if hour > 23 or minute > 59:
            raise ValidationError(f"“{self.label}” must be a time, such as 21:30", code="time")
        return f"{hour:02}:{minute:02}"


def _hour_and_minute(found: re.Match[str]) -> tuple[int, int]:
    hour, minute = int(found[1] or found[4]), int(found[2] or 0)
    half = (found[3] or found[5] or "").lower()
    if half and not 1 <= hour <= 12:
        return 99, 99
    return (hour % 12 + (12 if half == "pm" else 0) if half else hour), minute
