"""What rooms above count for a team, beside its caseload: contacts that wait for it, checks asked of it."""

from collections.abc import Callable, Sequence

from handrail.disclosure.public import Reader
from handrail.ui.public import CountLink

Figures = Callable[[Reader], Sequence[CountLink]]
_figures: list[Figures] = []


def register_team_figures(figures: Figures) -> None:
    """`figures` answers for the reader's own team, with the page that holds each figure's rows."""
    if figures not in _figures:
        _figures.append(figures)


def team_figures(reader: Reader) -> list[CountLink]:
    return [one for figures in _figures for one in figures(reader)]
