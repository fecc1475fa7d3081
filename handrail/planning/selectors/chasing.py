"""What is due from somebody, and what drifts in a team."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet

from handrail.disclosure.public import Decision
from handrail.partnership.public import Membership, current_memberships
from handrail.planning.models import Action, ActionInSummary, Lead, LeadInSummary, Plan, Review, ReviewInSummary
from handrail.planning.policies.plan_drift import Stirrings
from handrail.planning.selectors.plans import all_told, last_heard, voice_told
from handrail.records.public import show_as_shared

AHEAD_DAYS = 14


@dataclass(frozen=True, slots=True)
class Due:
    """Somebody's own open actions and the reviews of plans that they lead, to two weeks ahead."""

    actions: Sequence[Action]
    reviews: Sequence[Review]

    @property
    def person_ids(self) -> set[UUID]:
        return {one.person_id for one in self.plans}

    @property
    def plans(self) -> list[Plan]:
        """Of each of them, so that one plan may come several times."""
        return [one.plan for one in self._all]

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
    leads = Lead.objects.filter(until=None, called_off_on=None, member__post__in=posts, since__lte=today)
    led = leads.filter(Q(member__user=None) | Q(member__user_id=user_id)).values("plan")
    reviews = Review.objects.filter(plan__in=led, plan__until=None, finished_at=None, due__lte=until)
    return Due(
        list(actions.select_related("plan__person").order_by("due", "pk")),
        list(reviews.select_related("plan__person").order_by("due", "pk")),
    )


def told_of(due: Due) -> set[int]:
    """Of the actions that are due from whoever reads now, those that may be told: what serves a need domain that is
    kept from them says no more than that it is due. Two queries; their names are shown as they are shared."""
    show_as_shared([one.person for one in due.plans])
    return set(ActionInSummary.objects.filter(pk__in=[one.pk for one in due.actions]).values_list("pk", flat=True))


def open_actions() -> QuerySet[Action]:
    """Of plans that are open."""
    return Action.objects.filter(done_on=None, dropped_because="", plan__until=None, plan__deleted_at=None)


def everybody_with_posts(today: date) -> list[Membership]:
    """Each user who sits in a post, once."""
    held = {one.user_id: one for one in current_memberships(today).filter(user__is_active=True)}
    return list(held.values())


class Told(NamedTuple):
    """What a reader may be told of when something last stirred in a plan."""

    contact: bool
    action: bool


def told_by(decision: Decision | None) -> Callable[[Plan], Told]:
    """What is told of each plan. What is shared of one young person whom the reader may open is shared of each of them,
    so that one decision answers for all."""
    if decision is None:
        return lambda plan: Told(False, False)
    return lambda plan: Told(voice_told(decision, plan), all_told(plan, decision))


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A plan in the list of plans: who leads it, what is due, and how long nothing has stirred."""

    plan: Plan
    lead: LeadInSummary | None
    next_review: date | None
    late_actions: int
    stirrings: Stirrings


def anybody() -> UUID | None:
    """Some young person with an open plan that the reader may see. One query."""
    return Plan.objects.filter(until=None).values_list("person_id", flat=True).first()


def plan_rows(today: date, told: Callable[[Plan], Told], *, of: QuerySet[Plan] | None = None) -> list[PlanRow]:
    """Every open plan that the reader may see, or those `of` a query, by how it stands. Five queries, however many
    there are. `told` answers of a plan what the reader may be told of its stirrings."""
    asked = Plan.objects.all() if of is None else of
    plans = list(asked.filter(until=None).select_related("person", "agency").order_by("since"))
    show_as_shared([plan.person for plan in plans])
    ids = [plan.pk for plan in plans]
    leads = {
        lead.plan_id: lead
        for lead in LeadInSummary.objects.filter(
            Q(until=None) | Q(until__gt=today), plan__in=ids, since__lte=today, called_off_on=None
        ).select_related("member__post__team", "member__user")
    }
    reviews = list(ReviewInSummary.objects.filter(plan__in=ids))
    actions = list(ActionInSummary.objects.filter(plan__in=ids))
    ahead = _by_plan(min, ((one.plan_id, one.due) for one in reviews if one.finished_at is None))
    held = _by_plan(max, ((one.plan_id, one.held_on) for one in reviews if one.finished_at))
    done = _by_plan(max, ((one.plan_id, one.done_on) for one in actions))
    late = Counter(one.plan_id for one in actions if one.is_open and one.due < today)
    tells = {plan.pk: told(plan) for plan in plans}
    heard = last_heard([plan.person_id for plan in plans if tells[plan.pk].contact])
    return [
        PlanRow(
            plan=plan,
            lead=leads.get(plan.pk),
            next_review=ahead.get(plan.pk),
            late_actions=late[plan.pk],
            stirrings=Stirrings(
                since=plan.since,
                contact=heard.get(plan.person_id),
                contact_told=tells[plan.pk].contact,
                action=done.get(plan.pk),
                action_told=tells[plan.pk].action,
                decision=_last(held.get(plan.pk), leads[plan.pk].since if plan.pk in leads else None),
            ),
        )
        for plan in plans
    ]


def _by_plan(pick: Callable[[date, date], date], days: Iterable[tuple[int, date | None]]) -> dict[int, date]:
    """By plan, the first or the last of its days."""
    found: dict[int, date] = {}
    for plan_id, day in days:
        if day is not None:
            found[plan_id] = pick(found.get(plan_id, day), day)
    return found


def _last(*days: date | None) -> date | None:
    return max((day for day in days if day), default=None)
