"""How loud a word is. Tone adds a shape and a colour to a text; it never stands in for the text."""

from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """From loud to quiet; the value is the CSS modifier."""

    URGENT = "urgent"
    WARNING = "warning"
    PROTECTED = "protected"
    GOOD = "good"
    INFO = "info"
    QUIET = "quiet"

    @property
    def symbol(self) -> str:
        """A shape of its own per tone, for readers who do not see the colour."""
        return _SYMBOLS[self]

    @property
    def tag_colour(self) -> str:
        """The GOV.UK tag colour."""
        return _TAG_COLOURS[self]


_SYMBOLS = {
    Tone.URGENT: "▲",
    Tone.WARNING: "●",
    Tone.PROTECTED: "◆",
    Tone.GOOD: "✓",
    Tone.INFO: "■",
    Tone.QUIET: "○",
}
_TAG_COLOURS = {
    Tone.URGENT: "red",
    Tone.WARNING: "orange",
    Tone.PROTECTED: "purple",
    Tone.GOOD: "green",
    Tone.INFO: "blue",
    Tone.QUIET: "grey",
}


@dataclass(frozen=True, slots=True)
class Tag:
    """A short word on a coloured ground, such as 'Gap now'."""

    text: str
    tone: Tone = Tone.QUIET
