"""Who has a legitimate relationship with the person today. One query."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from handrail.disclosure.public import Reach

_BECAUSE = {"event": "has dealt with the person", "flag": "records a worry about the person"}


@dataclass(frozen=True, slots=True)
class Reaching:
    """A team, or a whole agency, that may open the person, and by what kind of relationship."""

    agency: str
    team: str  # empty where the whole agency does
    basis: str
    since: date
    until: date | None


def reaching(person_id: UUID, today: date) -> list[Reaching]:
    """Teams first by agency and name, each once for every kind of relationship, the oldest standing for the rest."""
    held = (
        Reach.objects.filter(Q(until=None) | Q(until__gt=today), person_id=person_id, since__lte=today)
        .select_related("team__agency", "agency")
        .order_by("since")
    )
    found: dict[tuple[str, str, str], Reaching] = {}
    for one in held:
        holder = one.team.agency if one.team else one.agency
        made = Reaching(
            holder.name if holder else "",
            one.team.name if one.team else "",
            _BECAUSE.get(one.fact.partition(" ")[0]) or one.get_basis_display(),
            one.since,
            one.until,
        )
        found.setdefault((made.agency, made.team, made.basis), made)
    return sorted(found.values(), key=lambda one: (one.agency, one.team, one.basis))
