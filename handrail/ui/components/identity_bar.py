"""Who this page is about, and why this reader sees it as they do: the strip on top of every person's page."""

from collections.abc import Sequence
from dataclasses import dataclass

from handrail.ui.components.tone import Tone


@dataclass(frozen=True, slots=True)
class Identifier:
    """A number by which agencies know the person, such as an NHS number, written as they write it."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Alert:
    """What a reader must know before anything else, in a few words."""

    text: str
    tone: Tone
    href: str = ""


@dataclass(frozen=True, slots=True)
class ReaderStrip:
    """'You see this as … because …', with links to the reasons and to who else may see it."""

    reader: str
    because: str
    why_href: str = ""
    who_href: str = ""


@dataclass(frozen=True, slots=True)
class IdentityBar:
    """The person's header. Whatever this reader may not know is left out by the caller, not hidden here."""

    name: str
    age: str = ""
    born: str = ""
    pronouns: str = ""
    identifiers: Sequence[Identifier] = ()
    alerts: Sequence[Alert] = ()
    strip: ReaderStrip | None = None

    def facts(self) -> list[str]:
        """The short facts after the name, in order."""
        return [fact for fact in (self.pronouns, self.age, self.born and f"born {self.born}") if fact]
