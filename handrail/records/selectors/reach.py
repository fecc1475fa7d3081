"""Who has a legitimate relationship with the person today. One query."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from handrail.disclosure.public import Reach, as_system
from handrail.partnership.public import Agency


@dataclass(frozen=True, slots=True)
class Reaching:
    """A team, or a whole agency, that may open the person, and by what kind of relationship.

    For the machine's eyes: that a team works with somebody is shown to a reader only as far as its agency shares it.
    """

    agency: Agency
    team_id: int | None  # None where the whole agency does
    team: str
    basis: Reach.Basis


def reaching(person_id: UUID, today: date) -> list[Reaching]:
    """Each team and agency once for every kind of relationship, by agency and name."""
    held = Reach.objects.filter(Q(until=None) | Q(until__gt=today), person_id=person_id, since__lte=today)
    with as_system("who has a relationship with a person, to be told as far as each agency shares it"):
        rows = list(held.select_related("team__agency", "agency"))
    found = {
        (one.team_id, one.agency_id, one.basis): Reaching(
            one.team.agency if one.team else one.agency,  # type: ignore[arg-type]  # a constraint: one of the two is there
            one.team_id,
            one.team.name if one.team else "",
            Reach.Basis(one.basis),
        )
        for one in rows
    }
    return sorted(found.values(), key=lambda one: (one.agency.name, one.team, one.basis))
