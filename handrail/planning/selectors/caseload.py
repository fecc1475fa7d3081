"""Who of a team holds how many young people, as far as the reader may open them.

Somebody is held by the post that leads their plan, and by a post in the team around them whose role holds the case
(`data/team_roles.toml`). A young person counts once for a post and once for a team, however many plans they have.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Q

from handrail.disclosure.public import Action, Reader, decide
from handrail.partnership.public import Post, Team, User, current_memberships
from handrail.planning.models import LeadInSummary, Member, Plan
from handrail.planning.plan_rules import plan_rules
from handrail.planning.policies.plan_drift import DRIFT_DAYS
from handrail.planning.selectors.chasing import PlanRow, anybody, plan_rows, told_by


@dataclass(frozen=True, slots=True)
class Held:
    """An open plan with the posts of the teams asked about that hold its young person."""

    row: PlanRow
    leads: int | None  # the post that leads, where it is one of theirs
    holds: frozenset[int]  # the posts that hold the case in the team around

    @property
    def post_ids(self) -> frozenset[int]:
        return self.holds | ({self.leads} if self.leads else frozenset())

    @property
    def person_id(self) -> UUID:
        return self.row.plan.person_id

    def unseen(self, today: date) -> bool:
        """Whether nobody has heard the young person for as long as a plan may lie still. Never said where when they
        were heard is not told."""
        stirrings = self.row.stirrings
        return stirrings.contact_told and stirrings.days_since(stirrings.contact, today) > DRIFT_DAYS


@dataclass(frozen=True, slots=True)
class Caseload:
    """What a post, or a team, holds. `capacity` is None where no post of it has one."""

    held: Sequence[Held]
    capacity: int | None = None

    @property
    def people(self) -> set[UUID]:
        return {one.person_id for one in self.held}


@dataclass(frozen=True, slots=True)
class TeamLoad:
    team: Team
    posts: Sequence[tuple[Post, Sequence[User], Caseload]]
    whole: Caseload
    vacant: int = field(default=0)


def team_loads(reader: Reader, teams: Sequence[Team], today: date) -> list[TeamLoad]:
    """Each team with its posts and what they hold. Fourteen queries at most, however many teams."""
    posts = list(Post.objects.filter(team__in=teams).order_by("title", "pk"))
    holders: dict[int, list[User]] = {}
    for membership in current_memberships(today).filter(post__in=posts):
        holders.setdefault(membership.post_id, []).append(membership.user)
    held = held_by(reader, [post.pk for post in posts], today)
    return [_team_load(team, [post for post in posts if post.team_id == team.pk], holders, held) for team in teams]


def held_by(reader: Reader, post_ids: Collection[int], today: date) -> list[Held]:
    """The open plans whose young people these posts hold."""
    leading = LeadInSummary.objects.filter(until=None, called_off_on=None, member__post__in=post_ids)
    leads = dict(leading.values_list("plan_id", "member__post_id"))
    in_place = Q(since__lte=today) & (Q(until=None) | Q(until__gt=today))
    roles = [role.code for role in plan_rules().roles if role.holds_case]
    cases: dict[int, set[int]] = {}
    for member in Member.objects.filter(in_place, post__in=post_ids, role__in=roles):
        cases.setdefault(member.plan_id, set()).add(member.post_id or 0)
    rows = _rows(reader, leads.keys() | cases.keys(), today)
    return [Held(row, leads.get(row.plan.pk), frozenset(cases.get(row.plan.pk, ()))) for row in rows]


def teams_with_caseloads() -> list[Team]:
    """Every team of which a post leads an open plan or has a capacity. Two queries."""
    leading = LeadInSummary.objects.filter(until=None, called_off_on=None, plan__until=None)
    led_by = set(leading.values_list("member__post__team_id", flat=True))
    teams = Team.objects.filter(Q(pk__in=led_by) | Q(posts__capacity__isnull=False))
    return list(teams.select_related("agency").distinct().order_by("name", "pk"))


def _rows(reader: Reader, plan_ids: Iterable[int], today: date) -> list[PlanRow]:
    ids, somebody = list(plan_ids), anybody()
    if not ids or somebody is None:
        return []
    decision = decide(reader, Action.LIST_PLANS, somebody, today=today)
    return plan_rows(today, told_by(decision), of=Plan.objects.filter(pk__in=ids))


def _team_load(team: Team, posts: list[Post], holders: dict[int, list[User]], held: list[Held]) -> TeamLoad:
    loads = [
        (post, holders.get(post.pk, []), Caseload([one for one in held if post.pk in one.post_ids], post.capacity))
        for post in posts
    ]
    ids = {post.pk for post in posts}
    # A vacant post has no room, whatever stands on paper.
    rooms = [post.capacity for post, sits, _ in loads if sits and post.capacity is not None]
    whole = Caseload([one for one in held if one.post_ids & ids], sum(rooms) if rooms else None)
    return TeamLoad(team, loads, whole, vacant=sum(not sits for _, sits, _ in loads))
