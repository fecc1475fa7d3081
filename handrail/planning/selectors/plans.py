"""The plans of a young person, and everything that stands in one."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Max

from handrail.disclosure.public import Decision, Level, as_system
from handrail.planning.models import Action, Closing, Goal, Lead, Plan, Provision, Review, Voice
from handrail.planning.models.seen_by import VOICE_CLASS
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
    voice_told: bool  # whether the reader may know when they were heard, whoever heard them
    last_heard: date | None  # None, too, where that is not told
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
        """No voice in 90 days. Never said to somebody from whom voices are held back: it may be untrue."""
        heard = [self.last_heard] if self.last_heard else []
        return self.voice_told and is_quiet(heard, self.plan.since, self.today)

    @property
    def stirrings(self) -> Stirrings:
        finished = [review for review in self.reviews if review.finished_at is not None]
        return Stirrings(
            since=self.plan.since,
            contact=self.last_heard,
            contact_told=self.voice_told,
            action=max((one.done_on for one in self.actions if one.done_on), default=None),
            decision=max(
                [one.held_on for one in finished if one.held_on] + [one.since for one in self.leads], default=None
            ),
        )


def plans_of(person_id: UUID) -> list[Plan]:
    """All plans that the reader may see, the open ones first, then the latest. One query."""
    held = Plan.objects.filter(person_id=person_id).select_related("agency", "follows", "closing__receiving_agency")
    return sorted(held, key=lambda plan: (plan.until is not None, -plan.since.toordinal(), -plan.pk))


def picture_of(plan: Plan, today: date, *, decision: Decision) -> PlanPicture:
    """Ten queries, however much stands in the plan."""
    told = voice_told(decision, plan)
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
        voice_told=told,
        last_heard=last_heard([plan.person_id]).get(plan.person_id) if told else None,
        closing=Closing.objects.filter(plan=plan).select_related("receiving_agency").first(),
    )


def voices_of(person_id: UUID) -> list[Voice]:
    """What was said, the latest first, as far as the reader may see that it was."""
    return list(Voice.objects.filter(person_id=person_id).select_related("agency"))


def voice_told(decision: Decision, plan: Plan) -> bool:
    """Whether the reader may know that the young person was heard, and when."""
    return decision.level_of(plan.agency_id, VOICE_CLASS) >= Level.SUMMARY


def last_heard(person_ids: Collection[UUID]) -> dict[UUID, date]:
    """When each of these was last heard, by whomever. One query; for readers of whom `voice_told` is true."""
    with as_system("when somebody was last heard, and no word of what they said"):
        heard = Voice.objects.filter(person__in=person_ids).order_by().values_list("person_id")
        return dict(heard.annotate(last=Max("heard_on")))


def gap_before(plan: Plan) -> int | None:
    """Days without a plan before this one, where it follows another."""
    return days_between(plan.follows.until, plan.since) if plan.follows else None
