"""Who holds somebody's case now: the team that a contact about them goes to at once."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from handrail.disclosure.public import as_system
from handrail.frontdoor.practice import practice
from handrail.partnership.public import Team
from handrail.records.public import Involvement


@dataclass(frozen=True, slots=True)
class OpenWorker:
    team: Team
    kind: str
    worker: str
    since: date


def open_worker(person_id: UUID, today: date) -> OpenWorker | None:
    """The open involvement that comes first in the practice's order, of a team that is known here. One query.

    Read as the machine: whom a contact goes to does not hang on what its author may see.
    """
    kinds = practice().open_work.kinds
    with as_system("whether somebody works with a person already, so that a contact about them reaches the worker"):
        held = Involvement.objects.filter(
            Q(until=None) | Q(until__gt=today),
            source_person__person_id=person_id,
            kind__in=kinds,
            since__lte=today,
            team__isnull=False,
        ).select_related("team__agency")
        found = sorted(held, key=lambda one: (kinds.index(one.kind), -one.since.toordinal(), one.pk))
    if not found or found[0].team is None:
        return None
    first = found[0]
    return OpenWorker(found[0].team, first.kind, first.worker, first.since)
