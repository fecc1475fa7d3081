"""Who has a legitimate relationship with the person today. One query."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from handrail.disclosure.public import Reach, as_system
from handrail.kernel import clock
from handrail.partnership.public import Agency


@dataclass(frozen=True, slots=True)
class Reaching:
    """A team, a whole agency or somebody in a post that may open the person, and by what kind of relationship.

    For the machine's eyes: that a team works with somebody is shown to a reader only as far as its agency shares it.
    """

    agency: Agency
    team_id: int | None  # None where the whole agency does
    team: str
    basis: Reach.Basis
    who: str = ""  # of somebody let in alone, their name


def reaching(person_id: UUID, today: date, now: datetime | None = None) -> list[Reaching]:
    """Each team, agency and post once for every kind of relationship, by agency and name."""
    held = Reach.objects.filter(Q(until=None) | Q(until__gt=today), person_id=person_id, since__lte=today)
    held = held.filter(Q(until_at=None) | Q(until_at__gt=now or clock.now()))
    with as_system("who has a relationship with a person, to be told as far as each agency shares it"):
        rows = list(held.select_related("team__agency", "agency", "membership__user", "membership__post__team__agency"))
    found = {(one.team_id, one.agency_id, one.membership_id, one.basis): _reaching(one) for one in rows}
    return sorted(found.values(), key=lambda one: (one.agency.name, one.team, one.who, one.basis))


def _reaching(reach: Reach) -> Reaching:
    basis, member = Reach.Basis(reach.basis), reach.membership
    team = member.post.team if member else reach.team
    agency = team.agency if team else reach.agency
    who = str(member.user) if member else ""
    return Reaching(agency, team.pk if team else None, team.name if team else "", basis, who)  # type: ignore[arg-type]  # a constraint: one of the three is there
