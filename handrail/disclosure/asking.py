"""Whom to ring when something is not shown. Never an agency that works with the person: that alone would tell."""

from dataclasses import dataclass

from django.db.models import QuerySet

from handrail.partnership.public import ROLES, Permission, Post


@dataclass(frozen=True)
class Ask:
    who: str
    phone: str
    hours: str
    why: str


def whom_to_ask() -> tuple[Ask, ...]:
    """The front door, which may find anybody, and whoever keeps the sharing matrix."""
    return (
        *_holders(Permission.LOOK_UP_ANYONE, "If you are worried about somebody"),
        *_holders(Permission.EDIT_SHARING, "If you think that you should see this"),
    )


def _holders(permission: Permission, why: str) -> list[Ask]:
    roles = [role.code for role in ROLES.values() if role.can(permission)]
    posts: QuerySet[Post] = Post.objects.filter(role__in=roles).select_related("team__agency")
    asks = {
        post.team_id: Ask(
            who=post.team.name,
            phone=post.team.phone or post.team.agency.duty_phone,
            hours=post.team.agency.duty_hours,
            why=why,
        )
        for post in posts
    }
    return list(asks.values())
