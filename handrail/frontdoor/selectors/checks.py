"""What the reader's agency has been asked."""

from handrail.frontdoor.models import AgencyCheck
from handrail.frontdoor.services.checks import Asked
from handrail.partnership.public import ROLES, Agency, Permission, Team

ANSWERING = tuple(role.code for role in ROLES.values() if role.can(Permission.ANSWER_CHECKS))


def asked_of(agency_id: int, *, answered: bool = False, most: int = 50) -> list[AgencyCheck]:
    """Checks that were put to the reader's agency or team, due first on top; or the ones answered last. One query."""
    held = AgencyCheck.objects.filter(agency_id=agency_id, answered_at__isnull=not answered)
    order = ("-answered_at",) if answered else ("due_at", "pk")
    return list(held.select_related("agency", "team", "asked_by", "answered_by").order_by(*order)[:most])


def check_of(check_id: int, agency_id: int) -> AgencyCheck | None:
    held = AgencyCheck.objects.filter(pk=check_id, agency_id=agency_id)
    return held.select_related("agency", "team", "asked_by", "answered_by").first()


def whom_to_ask(besides: int) -> list[Asked]:
    """Every agency with a post that answers checks, but for one agency; and where several of its teams have, each."""
    teams = Team.objects.filter(posts__role__in=ANSWERING).exclude(agency_id=besides).select_related("agency")
    by_agency: dict[Agency, list[Team]] = {}
    for team in teams.distinct().order_by("agency__name", "name"):
        by_agency.setdefault(team.agency, []).append(team)
    return [
        asked
        for agency, of in by_agency.items()
        for asked in ([Asked(agency)] if len(of) == 1 else [Asked(agency), *(Asked(agency, team) for team in of)])
    ]
