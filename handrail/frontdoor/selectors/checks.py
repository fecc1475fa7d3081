"""What the reader's agency has been asked."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db.models import Q

from handrail.disclosure.public import as_system
from handrail.frontdoor.models import AgencyCheck, AskedAbout, Contact
from handrail.frontdoor.services.checks import Asked
from handrail.partnership.public import ROLES, Agency, Permission, Team

ANSWERING = tuple(role.code for role in ROLES.values() if role.can(Permission.ANSWER_CHECKS))
NO_LONGER_ASKED = ~Q(answered_at=None) | ~Q(withdrawn_at=None)


def asked_of(agency_id: int, *, over: bool = False, most: int = 50) -> list[AgencyCheck]:
    """Checks that were put to the reader's agency or team, due first on top; or those that are over, the last first.

    Two queries.
    """
    held = AgencyCheck.objects.filter(NO_LONGER_ASKED if over else ~NO_LONGER_ASKED, agency_id=agency_id)
    order = ("-answered_at", "-pk") if over else ("due_at", "pk")
    rows = held.select_related("agency", "team", "asked_by", "answered_by").order_by(*order)[:most]
    return with_about(rows)


def how_many_asked_of(agency_id: int) -> int:
    """How many of them wait. One query."""
    return AgencyCheck.objects.filter(~NO_LONGER_ASKED, agency_id=agency_id).count()


def check_of(check_id: int, agency_id: int) -> AgencyCheck | None:
    """Two queries."""
    held = AgencyCheck.objects.filter(pk=check_id, agency_id=agency_id)
    return next(iter(with_about(held.select_related("agency", "team", "asked_by", "answered_by"))), None)


def with_about(checks: Iterable[AgencyCheck]) -> list[AgencyCheck]:
    """The same, each with whom it is about, or with None where the reader no longer reads that."""
    held = list(checks)
    rows = AskedAbout.objects.filter(check_asked__in=[one.pk for one in held]) if held else []
    about = {one.check_asked_id: one for one in rows}
    for check in held:
        check.about = about.get(check.pk)
    return held


def persons_asked_about(checks: Sequence[AgencyCheck]) -> list[UUID]:
    """Whom they are about, for the ledger alone: the agency is not told that somebody has said who it is."""
    with as_system("whose record a list of checks is on the ledger of"):
        held = Contact.objects.filter(pk__in=[one.contact_id for one in checks], person_id__isnull=False)
        return list(held.values_list("person_id", flat=True).distinct())


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
