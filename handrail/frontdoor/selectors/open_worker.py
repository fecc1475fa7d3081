"""Who holds somebody's case now: whom a contact about them goes to, and what a reader may know of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from handrail.disclosure.public import Action, Level, as_system, current_reader, decide
from handrail.frontdoor.practice import practice
from handrail.partnership.public import Agency, Team
from handrail.records.public import Involvement


@dataclass(frozen=True, slots=True)
class OpenWorker:
    """Where a contact goes. Worked out as the machine: never shown as it stands."""

    team: Team
    kind: str
    since: date


@dataclass(frozen=True, slots=True)
class KnownWorker:
    """Whoever works with somebody, as far as a reader may know: their agency, and where that is shared, their team."""

    agency: Agency
    team: Team | None = None
    worker: str = ""
    since: date | None = None


def open_worker(person_id: UUID, today: date) -> OpenWorker | None:
    """The open involvement that comes first in the practice's order, of a team that is known here. One query.

    Read as the machine: whom a contact goes to does not hang on what its author may see.
    """
    with as_system("whether somebody works with a person already, so that a contact about them reaches the worker"):
        found = _first(_held(person_id, today).select_related("team__agency"))
    return OpenWorker(found.team, found.kind, found.since) if found is not None and found.team is not None else None


def known_worker(person_id: UUID, today: date, *, team_id: int | None = None) -> KnownWorker | None:
    """The same as far as whoever reads now may know of it; of one team, where a contact has gone there. Two queries.

    As on the person's own page: a pointer tells that an agency works with them, and whom to ring; the team and its
    worker are told where the agency shares in full.
    """
    reader = current_reader()
    held = _held(person_id, today).select_related("team", "agency")
    found = _first(held.filter(team_id=team_id) if team_id else held)
    if found is None or found.team is None or reader is None:
        return None
    decision = decide(reader, Action.OPEN_PERSON, person_id, today=today)
    if found.team_id == reader.team_id or decision.level_of(found.agency_id, found.item_class) >= Level.FULL:
        return KnownWorker(found.agency, found.team, found.worker, found.since)
    return KnownWorker(found.agency)


def _held(person_id: UUID, today: date) -> QuerySet[Involvement]:
    return Involvement.objects.filter(
        Q(until=None) | Q(until__gt=today),
        source_person__person_id=person_id,
        kind__in=practice().open_work.kinds,
        since__lte=today,
        team__isnull=False,
    )


def _first(held: Iterable[Involvement]) -> Involvement | None:
    """The one that counts: by the practice's order of kinds, then the latest."""
    kinds = practice().open_work.kinds
    return min(held, key=lambda one: (kinds.index(one.kind), -one.since.toordinal(), one.pk), default=None)
