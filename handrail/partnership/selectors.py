"""Who is in which post, on a day."""

from collections import defaultdict
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from handrail.partnership.models import Agency, Membership, Post, Team, User
from handrail.partnership.roles import ROLES, Permission


def current_memberships(on: date) -> QuerySet[Membership]:
    held = Membership.objects.filter(Q(until=None) | Q(until__gt=on), since__lte=on)
    return held.select_related("user", "post__team__agency").order_by("since", "id")


def memberships_of(user: User, on: date) -> list[Membership]:
    """The posts that somebody sits in, the one held longest first."""
    return list(current_memberships(on).filter(user=user, user__is_active=True))


def holders(
    *, on: date, team: Team | None = None, agency: Agency | None = None, permission: Permission | None = None
) -> list[User]:
    """Who sits on a day in the posts of a team, or of an agency, that hold a permission. One query."""
    held = current_memberships(on).filter(user__is_active=True)
    if team is not None:
        held = held.filter(post__team=team)
    if agency is not None:
        held = held.filter(post__team__agency=agency)
    if permission is not None:
        held = held.filter(post__role__in=[role.code for role in ROLES.values() if role.can(permission)])
    return list({membership.user_id: membership.user for membership in held}.values())


def posts_with_holders(*, on: date) -> list[tuple[Post, list[User]]]:
    """Every post, with whoever sits in it; nobody, where it is vacant."""
    holders: dict[int, list[User]] = defaultdict(list)
    for membership in current_memberships(on):
        holders[membership.post_id].append(membership.user)
    posts = Post.objects.select_related("team__agency").order_by("team__agency__name", "team__name", "title", "id")
    return [(post, holders[post.pk]) for post in posts]


def users_and_posts(*, on: date) -> list[tuple[User, list[Post]]]:
    posts: dict[int, list[Post]] = defaultdict(list)
    for membership in current_memberships(on):
        posts[membership.user_id].append(membership.post)
    return [(user, posts[user.pk]) for user in User.objects.order_by("username")]


def agencies_with_teams() -> QuerySet[Agency]:
    return Agency.objects.prefetch_related(Prefetch("teams", Team.objects.order_by("name")))


def administrators() -> list[Team]:
    """The teams whose posts keep who signs in: whom to ask for an account."""
    roles = [role.code for role in ROLES.values() if role.can(Permission.MANAGE_PARTNERSHIP)]
    posts = Post.objects.filter(role__in=roles)
    return list(Team.objects.filter(pk__in=posts.values("team")).select_related("agency").order_by("name"))
