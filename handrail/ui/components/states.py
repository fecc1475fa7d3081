"""What a page says when there is nothing, when something is under way, and when it may not be read."""

from collections.abc import Sequence
from dataclasses import dataclass

from handrail.kernel import words
from handrail.ui.components.scale import percent


@dataclass(frozen=True, slots=True)
class EmptyState:
    """Says why there is nothing and what to do next."""

    title: str
    text: str
    action_label: str = ""
    action_href: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """Work under way. ``total`` 0 means that its size is not known yet; ``noun`` is what is counted ('row').

    A page that shows it puts ``progress_refresh`` into its head: without a script it then loads itself anew.
    """

    label: str
    done: int
    total: int
    noun: str = "row"
    note: str = ""
    refresh_seconds: int = 3

    def finished(self) -> bool:
        return self.total > 0 and self.done >= self.total

    def percent_done(self) -> int:
        return min(100, self.done * 100 // self.total) if self.total else 0

    def width(self) -> str:
        return percent(self.percent_done() / 100)

    def sentence(self) -> str:
        """'12,000 of 48,000 rows, 25%'."""
        if not self.total:
            return f"{words.plural(self.done, self.noun)} so far"
        return f"{words.count(self.done)} of {words.plural(self.total, self.noun)}, {self.percent_done()}%"


@dataclass(frozen=True, slots=True)
class WhomToAsk:
    """Somebody who can help with a denial."""

    name: str
    role: str
    phone: str = ""
    hours: str = ""


@dataclass(frozen=True, slots=True)
class Denied:
    """A denial that helps: what, why, whom to ask.

    ``let_in_href`` leads to asking for access, ``urgent_href`` to the reasoned emergency opening, if there are such.
    """

    what: str
    because: str
    ask: Sequence[WhomToAsk]
    reference: str = ""
    let_in_label: str = ""
    let_in_href: str = ""
    urgent_label: str = ""
    urgent_href: str = ""
