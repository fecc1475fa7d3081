"""The team around a young person: each place, who sits in it today, and who leads."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from handrail.disclosure.public import Reader
from handrail.partnership.public import ROLES, Permission, Post, User, current_memberships
from handrail.planning.models import LeadInSummary, Member, Plan
from handrail.planning.policies.action_owner import finishes
from handrail.planning.policies.plan_team import Place


@dataclass(frozen=True, slots=True)
class Seat:
    """A member with whoever sits there today; `holder` is empty where the post, or that person's place, is vacant."""

    member: Member
    holder: str
    leads: bool
    leads_since: date | None = None

    @property
    def filled(self) -> bool:
        return bool(self.holder)

    @property
    def place(self) -> Place:
        return Place(self.member.role, self.filled)


def seats_of(plan: Plan, today: date) -> list[Seat]:
    """Everybody in the team on a day, the lead first, even if their place has ended. Three queries."""
    leads = {one.member_id: one.since for one in LeadInSummary.objects.filter(plan=plan) if one.leads_on(today)}
    members = [one for one in members_of(plan) if one.is_in(today) or one.pk in leads]
    holders = holders_of(members, today)
    seats = [Seat(one, _holder(one, holders), one.pk in leads, leads.get(one.pk)) for one in members]
    return sorted(seats, key=lambda seat: (not seat.leads, seat.member.pk))


def finishes_for(reader: Reader, writes: bool) -> Callable[[Member], bool]:
    """Whose actions a reader may finish. One query."""
    return finishes(writes=writes, user_id=reader.user_id, post_id=own_post(reader.membership_id))


def own_post(membership_id: int) -> int | None:
    """The post that a reader acts in."""
    return Post.objects.filter(memberships=membership_id).values_list("pk", flat=True).first()


def members_of(plan: Plan) -> list[Member]:
    """All who are or were in the team. One query."""
    return list(Member.objects.filter(plan=plan).select_related("post__team__agency", "user", "agency"))


def members_on(plan: Plan, day: date) -> list[Member]:
    """Everybody in the team on a day. One query."""
    return [member for member in members_of(plan) if member.is_in(day)]


def holders_of(members: Iterable[Member], today: date) -> dict[int, User]:
    """By post, whoever sits in it today. One query."""
    posts = [member.post_id for member in members if member.post_id]
    return {held.post_id: held.user for held in current_memberships(today).filter(post__in=posts)} if posts else {}


def called(member: Member) -> str:
    """How a member is named without asking who sits in the post today."""
    if member.name:
        return member.name
    return str(member.user or member.post)


def posts_to_choose(today: date) -> list[tuple[Post, User | None]]:
    """Every post of those who work with people, with whoever sits in it. Two queries."""
    held = {one.post_id: one.user for one in current_memberships(today)}
    posts = Post.objects.select_related("team__agency").order_by("team__agency__name", "team__name", "title", "pk")
    return [(post, held.get(post.pk)) for post in posts if ROLES[post.role].can(Permission.OPEN_PERSON)]


def _holder(member: Member, holders: dict[int, User]) -> str:
    if member.post_id is None:
        return member.name
    user = holders.get(member.post_id)
    if user is None or (member.user_id and member.user_id != user.pk):
        return ""
    return str(user)
