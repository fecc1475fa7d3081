"""What is due from somebody, and what drifts in a team."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from handrail.partnership.public import Membership, current_memberships
from handrail.planning.models import Action, Lead, Plan, Review
from handrail.planning.policies.plan_drift import Stirrings
from handrail.planning.selectors.plans import last_heard
from handrail.records.public import show_as_shared

AHEAD_DAYS = 14


@dataclass(frozen=True, slots=True)
class Due:
    """Somebody's own open actions and the reviews of plans that they lead, to two weeks ahead."""

    actions: Sequence[Action]
    reviews: Sequence[Review]

    @property
    def person_ids(self) -> set[UUID]:
        return {one.plan.person_id for one in self._all}

    def overdue(self, today: date) -> int:
        return sum(one.due < today for one in self._all)

    @property
    def _all(self) -> list[Action | Review]:
        return [*self.actions, *self.reviews]


def due_for(*, user_id: int, today: date, ahead_days: int = AHEAD_DAYS) -> Due:
    """Three queries; call inside `as_system`: what is due from somebody is theirs to know."""
    until = today + timedelta(days=ahead_days)
    posts = [held.post_id for held in current_memberships(today).filter(user_id=user_id)]
    whose = Q(owner__post__in=posts) & (Q(owner__user=None) | Q(owner__user_id=user_id))
    in_place = Q(owner__since__lte=today) & (Q(owner__until=None) | Q(owner__until__gt=today))
    actions = open_actions().filter(whose, in_place, due__lte=until)
    leads = Lead.objects.filter(until=None, member__post__in=posts, since__lte=today)
    led = leads.filter(Q(member__user=None) | Q(member__user_id=user_id)).values("plan")
    reviews = Review.objects.filter(plan__in=led, plan__until=None, finished_at=None, due__lte=until)
    return Due(
        list(actions.select_related("plan__person").order_by("due", "pk")),
        list(reviews.select_related("plan__person").order_by("due", "pk")),
    )


def open_actions() -> QuerySet[Action]:
    """Of plans that are open."""
    return Action.objects.filter(done_on=None, dropped_because="", plan__until=None, plan__deleted_at=None)


def everybody_with_posts(today: date) -> list[Membership]:
    """Each user who sits in a post, once."""
    held = {one.user_id: one for one in current_memberships(today).filter(user__is_active=True)}
    return list(held.values())


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A plan in the list of plans: who leads it, what is due, and how long nothing has stirred."""

    plan: Plan
    lead: Lead | None
    next_review: date | None
    late_actions: int
    stirrings: Stirrings


def anybody() -> UUID | None:
    """Some young person with an open plan that the reader may see. One query."""
    return Plan.objects.filter(until=None).values_list("person_id", flat=True).first()


def plan_rows(today: date, told: Callable[[Plan], bool], *, of: QuerySet[Plan] | None = None) -> list[PlanRow]:
    """Every open plan that the reader may see, or those `of` a query. Seven queries, however many there are. `told`
    answers of a plan whether they may know when the young person was heard."""
    asked = Plan.objects.all() if of is None else of
    plans = list(asked.filter(until=None).select_related("person__shown_from", "agency").order_by("since"))
    show_as_shared([plan.person for plan in plans])
    ids = [plan.pk for plan in plans]
    leads = {
        lead.plan_id: lead
        for lead in Lead.objects.filter(plan__in=ids, until=None).select_related("member__post__team", "member__user")
    }
    ahead = _latest(Review.objects.filter(plan__in=ids, finished_at=None).order_by("plan", "-due"), "due")
    done = _latest(Action.objects.filter(plan__in=ids, done_on__isnull=False).order_by("plan", "done_on"), "done_on")
    held = _latest(Review.objects.filter(plan__in=ids).exclude(finished_at=None).order_by("plan", "held_on"), "held_on")
    late: dict[int, int] = {}
    for plan_id in open_actions().filter(plan__in=ids, due__lt=today).values_list("plan_id", flat=True):
        late[plan_id] = late.get(plan_id, 0) + 1
    heard = last_heard([plan.person_id for plan in plans if told(plan)])
    return [
        PlanRow(
            plan=plan,
            lead=leads.get(plan.pk),
            next_review=ahead.get(plan.pk),
            late_actions=late.get(plan.pk, 0),
            stirrings=Stirrings(
                since=plan.since,
                contact=heard.get(plan.person_id),
                contact_told=told(plan),
                action=done.get(plan.pk),
                decision=_last(held.get(plan.pk), leads[plan.pk].since if plan.pk in leads else None),
            ),
        )
        for plan in plans
    ]


def _latest(rows: Iterable[Action | Review], column: str) -> dict[int, date]:
    """By plan, the value of the last row that comes."""
    return {row.plan_id: getattr(row, column) for row in rows}


def _last(*days: date | None) -> date | None:
    return max((day for day in days if day), default=None)
