"""What rooms above put on a person's page and on the home page, registered when Django starts.

Records opens the person (decision and ledger), draws the frame, and asks each panel of the tab for its content. A
panel never decides whether the person may be opened; in `load` it asks `reading.decision.level_of(...)` of its facts.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from handrail.disclosure.public import Decision, Reader
from handrail.records.models import Person

OVERVIEW = "overview"
OVERVIEW_FIRST = "overview-first"  # what is wrong and what to do next, before who and why


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """A page being made for a reader."""

    _kept: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    def once(self, what: str, work: Callable[[], Any]) -> Any:
        """What several pieces of the page are made from, worked out for the first of them."""
        if what not in self._kept:
            self._kept[what] = work()
        return self._kept[what]


@dataclass(frozen=True, slots=True)
class PersonReading(_Reading):
    """A person opened by a reader, on a day, at the levels that the decision gives."""

    person: Person
    decision: Decision
    today: date
    reader: Reader


@dataclass(frozen=True, slots=True)
class HomeReading(_Reading):
    """The home page as a reader opens it on a day."""

    reader: Reader
    today: date


@dataclass(frozen=True, slots=True)
class Panel:
    """A piece of a person's page: `template` is given `panel` (what `load` answered) and `reading`.

    `load` makes a fixed number of queries and answers None where the panel has nothing to say to this reader.
    """

    code: str
    tab: str
    title: str
    order: int
    template: str
    load: Callable[[PersonReading], Mapping[str, Any] | None]


@dataclass(frozen=True, slots=True)
class Tab:
    """A page of a person. `url_name` takes the person's id; left empty, records serves the tab's panels itself."""

    code: str
    label: str
    order: int
    url_name: str = ""


@dataclass(frozen=True, slots=True)
class HomeBlock:
    """A piece of the home page: `template` is given `block` (what `load` answered) and `reading`."""

    code: str
    order: int
    template: str
    load: Callable[[HomeReading], Mapping[str, Any] | None]


@dataclass(frozen=True, slots=True)
class Loaded:
    """A panel or home block with its content."""

    code: str
    title: str
    template: str
    content: Mapping[str, Any]


_panels: dict[str, Panel] = {}
_tabs: dict[str, Tab] = {}
_home_blocks: dict[str, HomeBlock] = {}


def register_panel(panel: Panel) -> None:
    """Adds a panel; the same code again replaces it."""
    _panels[panel.code] = panel


def register_tab(tab: Tab) -> None:
    """Adds a tab; the same code again replaces it."""
    _tabs[tab.code] = tab


def register_home_block(block: HomeBlock) -> None:
    """Adds a home block; the same code again replaces it."""
    _home_blocks[block.code] = block


def tabs() -> list[Tab]:
    return sorted(_tabs.values(), key=lambda tab: (tab.order, tab.label))


def panels_of(tab: str, reading: PersonReading) -> list[Loaded]:
    """The tab's panels that have something to say to this reader, in order."""
    wanted = sorted((p for p in _panels.values() if p.tab == tab), key=lambda panel: panel.order)
    answers = ((panel, panel.load(reading)) for panel in wanted)
    return [Loaded(p.code, p.title, p.template, content) for p, content in answers if content is not None]


def home_blocks(reading: HomeReading) -> list[Loaded]:
    """The home blocks that have something to say to this reader, in order."""
    wanted = sorted(_home_blocks.values(), key=lambda block: block.order)
    answers = ((block, block.load(reading)) for block in wanted)
    return [Loaded(b.code, "", b.template, content) for b, content in answers if content is not None]
