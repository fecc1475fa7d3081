"""Who is let in: to one person, to whom a reader decides on, and what a reader was let in to themselves."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q

from handrail.disclosure.public import Reader, as_system
from handrail.partnership.public import Permission
from handrail.sharing.models import Emergency, Grant
from handrail.sharing.selectors.people import working_teams

WITH = ("team__agency", "member__user", "member__post__team__agency", "asked_by", "decided_by", "ended_by")
LATELY = timedelta(days=28)  # how long what is over still stands in the lists
_REASON = "who is let in to whom, for whoever may know of it"


def grants_of(person_id: UUID, today: date) -> list[Grant]:
    """Those that run, to one person."""
    with as_system(_REASON):
        held = Grant.objects.filter(person=person_id, since__lte=today, until__gt=today).select_related(*WITH)
        return [one for one in held if one.runs(today)]


def emergencies_of(person_id: UUID, now: datetime) -> list[Emergency]:
    """What was opened in an emergency within the last weeks, of one person."""
    with as_system(_REASON):
        held = Emergency.objects.filter(person=person_id, at__gt=now - LATELY)
        return list(held.select_related("by", "membership__post__team__agency"))


def grants_to_watch(reader: Reader, today: date, most: int = 200) -> list[Grant]:
    """Those that run or ended lately, that this reader may end: all for the front door, else of their team's people."""
    with as_system(_REASON):
        held = Grant.objects.filter(until__gt=today - LATELY).select_related(*WITH).order_by("until", "pk")
        found = list(held[:most])
        if reader.role.can(Permission.DECIDE_CONTACTS):
            return found
        teams = working_teams({one.person_id for one in found}, today)
    return [one for one in found if reader.team_id in teams[one.person_id]]


def grants_to(reader: Reader, today: date) -> list[Grant]:
    """What the reader in this post, or their team, is let in to now or was lately."""
    with as_system("what a reader was let in to"):
        mine = Q(member=reader.membership_id) | Q(team=reader.team_id)
        held = Grant.objects.filter(mine, until__gt=today - LATELY).select_related(*WITH)
        return list(held.order_by("-since", "-pk"))


def grant_by_id(grant_id: int) -> Grant | None:
    """For the machine's eyes: who may end it is asked next."""
    with as_system(_REASON):
        return Grant.objects.filter(pk=grant_id).select_related(*WITH).first()
