"""The plans of a young person, and everything that stands in one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from handrail.planning.models import Action, Closing, Goal, Lead, Plan, Provision, Review, Voice
from handrail.planning.policies.plan_drift import Stirrings, is_quiet
from handrail.planning.policies.plan_steps import days_between
from handrail.planning.selectors.team import Seat, seats_of


@dataclass(frozen=True, slots=True)
class PlanPicture:
    """A plan as it stands on a day. Voices are of the young person, and only those that the reader may see."""

    plan: Plan
    today: date
    goals: Sequence[Goal]
    actions: Sequence[Action]
    provisions: Sequence[Provision]
    seats: Sequence[Seat]
    leads: Sequence[Lead]
    reviews: Sequence[Review]
    voices: Sequence[Voice]
    closing: Closing | None

    @property
    def open_actions(self) -> list[Action]:
        return [action for action in self.actions if action.is_open]

    @property
    def running(self) -> list[Provision]:
        """Services that have not ended; one past its planned end counts until somebody says so."""
        return [one for one in self.provisions if one.until is None or one.until > self.today]

    @property
    def ahead(self) -> list[Review]:
        return [review for review in self.reviews if review.finished_at is None]

    @property
    def goals_without_support(self) -> list[Goal]:
        met = {domain for one in self.running for domain in one.domains}
        return [goal for goal in self.goals if not goal.achieved and not met & set(goal.domains)]

    @property
    def support_without_goal(self) -> list[Provision]:
        aimed = {domain for goal in self.goals for domain in goal.domains}
        return [one for one in self.running if not aimed & set(one.domains)]

    @property
    def quiet(self) -> bool:
        """No voice in 90 days, as far as the reader may know."""
        return is_quiet([voice.heard_on for voice in self.voices], self.plan.since, self.today)

    @property
    def stirrings(self) -> Stirrings:
        finished = [review for review in self.reviews if review.finished_at is not None]
        return Stirrings(
            since=self.plan.since,
            contact=max((voice.heard_on for voice in self.voices), default=None),
            action=max((one.done_on for one in self.actions if one.done_on), default=None),
            decision=max(
                [one.held_on for one in finished if one.held_on] + [one.since for one in self.leads], default=None
            ),
        )


def plans_of(person_id: UUID) -> list[Plan]:
    """All plans that the reader may see, the open ones first, then the latest. One query."""
    held = Plan.objects.filter(person_id=person_id).select_related("agency", "follows", "closing__receiving_agency")
    return sorted(held, key=lambda plan: (plan.until is not None, -plan.since.toordinal(), -plan.pk))


def picture_of(plan: Plan, today: date) -> PlanPicture:
    """Nine queries, however much stands in the plan."""
    actions = Action.objects.filter(plan=plan).select_related("owner__post", "owner__user", "goal")
    return PlanPicture(
        plan=plan,
        today=today,
        goals=list(Goal.objects.filter(plan=plan)),
        actions=list(actions),
        provisions=list(Provision.objects.filter(plan=plan).select_related("agency")),
        seats=seats_of(plan, today),
        leads=list(Lead.objects.filter(plan=plan).select_related("member__post", "member__user", "set_by")),
        reviews=list(Review.objects.filter(plan=plan)),
        voices=voices_of(plan.person_id),
        closing=Closing.objects.filter(plan=plan).select_related("receiving_agency").first(),
    )


def voices_of(person_id: UUID) -> list[Voice]:
    """What was said, the latest first, as far as the reader may see that it was."""
    return list(Voice.objects.filter(person_id=person_id).select_related("agency"))


def gap_before(plan: Plan) -> int | None:
    """Days without a plan before this one, where it follows another."""
    return days_between(plan.follows.until, plan.since) if plan.follows else None
