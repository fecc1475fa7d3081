"""Refusals that rooms above know of, such as a check that an agency declined: shown and counted with ours."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from handrail.sharing.selectors.told import RefusedCount


@dataclass(frozen=True, slots=True)
class RefusedElsewhere:
    """One refusal as another room tells it to a reader who may read it there."""

    on: date
    asked_by: str
    refused_by: str
    asked_for: str
    because: str


@dataclass(frozen=True, slots=True)
class RefusalSource:
    """`of_person` answers as whoever reads now may see; `counted` works as the machine, for a half-open period."""

    code: str
    of_person: Callable[[UUID], Sequence[RefusedElsewhere]]
    counted: Callable[[date, date], Sequence[RefusedCount]]


_sources: dict[str, RefusalSource] = {}


def register_refusals(source: RefusalSource) -> None:
    """Adds a source; the same code again replaces it."""
    _sources[source.code] = source


def refused_elsewhere(person_id: UUID) -> list[RefusedElsewhere]:
    return [one for source in _sources.values() for one in source.of_person(person_id)]


def counted_elsewhere(since: date, until: date) -> list[RefusedCount]:
    return [one for source in _sources.values() for one in source.counted(since, until)]
