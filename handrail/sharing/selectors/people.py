"""Which users are told of, and asked about, letting somebody in."""

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q

from handrail.disclosure.public import Reach, as_system
from handrail.partnership.public import ROLES, Membership, Permission, Team, User, current_memberships

WORKS_WITH = (Reach.Basis.INVOLVEMENT, Reach.Basis.TEAM_AROUND)  # not who was let in: access is not passed on


def users_with(permission: Permission, today: date) -> list[User]:
    """Everybody who today sits in a post with a permission."""
    return _users(current_memberships(today).filter(post__role__in=_roles(permission)))


def working_teams(person_ids: Collection[UUID], today: date) -> dict[UUID, set[int]]:
    """The teams that work with these persons, whoever asks: for the machine alone. One query."""
    held = Reach.objects.filter(Q(until=None) | Q(until__gt=today), person_id__in=person_ids, since__lte=today)
    found: dict[UUID, set[int]] = {person: set() for person in person_ids}
    with as_system("which teams work with somebody, to be asked or told"):
        for person, team in held.filter(team__isnull=False, basis__in=WORKS_WITH).values_list("person_id", "team_id"):
            found[person].add(team)
    return found


def users_in(team_ids: Iterable[int], permission: Permission, today: date) -> list[User]:
    """Those in these teams whose posts have a permission."""
    return _users(current_memberships(today).filter(post__team_id__in=team_ids, post__role__in=_roles(permission)))


def deciders_of(person_ids: Collection[UUID], today: date) -> list[User]:
    """Whoever may let somebody in: the front door, and the teams that work with the person."""
    teams = {team for held in working_teams(person_ids, today).values() for team in held}
    told = {user.pk: user for user in users_in(teams, Permission.GIVE_ACCESS, today)}
    told |= {user.pk: user for user in users_with(Permission.DECIDE_CONTACTS, today)}
    return list(told.values())


def who_may_be_let_in(today: date) -> tuple[list[Team], list[Membership]]:
    """Teams and holders of posts that open people's records at all, each by name. Two queries."""
    members = current_memberships(today).filter(post__role__in=_roles(Permission.OPEN_PERSON), user__is_active=True)
    members = members.order_by("user__full_name", "post__team__name", "pk")
    teams = Team.objects.filter(posts__role__in=_roles(Permission.OPEN_PERSON)).distinct().select_related("agency")
    return list(teams.order_by("name")), list(members)


def _roles(permission: Permission) -> list[str]:
    return [role.code for role in ROLES.values() if role.can(permission)]


def _users(memberships: Iterable[Membership]) -> list[User]:
    held = {one.user_id: one.user for one in memberships if one.user.is_active}
    return list(held.values())
