"""The council's own colour, and the text colour that can be read on it."""

import re

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

DEFAULT_BRAND_COLOUR = "#1d5c63"
WHITE, BLACK = "#ffffff", "#000000"
_HEX_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def brand_colour() -> str:
    """The council's colour as #rrggbb; anything else is refused, since it goes into a style sheet."""
    colour = str(getattr(settings, "HANDRAIL_BRAND_COLOUR", "") or DEFAULT_BRAND_COLOUR)
    if not _HEX_COLOUR.fullmatch(colour):
        raise ImproperlyConfigured(f"HANDRAIL_BRAND_COLOUR must look like #1d5c63, not {colour!r}.")
    return colour


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb, 0 to 1 (WCAG 2.2)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2); text needs 4.5."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def readable_on(colour: str) -> str:
    """White or black, whichever reads better; one of the two always reaches 4.5 to 1."""
    return max(WHITE, BLACK, key=lambda text: contrast(text, colour))


def style_sheet() -> str:
    """The custom properties that the compiled style sheet takes its brand from."""
    colour = brand_colour()
    return f":root{{--govuk-brand-colour:{colour};--app-on-brand:{readable_on(colour)}}}\n"
