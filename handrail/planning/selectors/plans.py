"""The plans of a young person, and everything that stands in one."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Max

from handrail.disclosure.public import Decision, Level, as_system
from handrail.partnership.public import need_domains
from handrail.planning.models import (
    Action,
    ActionInSummary,
    Closing,
    Goal,
    GoalInSummary,
    Lead,
    LeadInSummary,
    Plan,
    PlanReasons,
    Provision,
    ProvisionInSummary,
    Review,
    ReviewInSummary,
    Voice,
)
from handrail.planning.models.seen_by import PLAN_CLASS, VOICE_CLASS
from handrail.planning.policies.plan_drift import Stirrings, is_quiet
from handrail.planning.policies.plan_steps import days_between
from handrail.planning.policies.told_domains import told_domains
from handrail.planning.selectors.team import Seat, seats_of


@dataclass(frozen=True, slots=True)
class PlanPicture:
    """A plan as it stands on a day, with its words where it is shared in full, and else without. Voices are of the
    young person, and only those that the reader may see. `all_told` where no need domain is kept from the reader."""

    plan: Plan
    today: date
    full: bool
    all_told: bool
    reasons: PlanReasons | None
    goals: Sequence[Goal | GoalInSummary]
    actions: Sequence[Action | ActionInSummary]
    provisions: Sequence[Provision | ProvisionInSummary]
    seats: Sequence[Seat]
    leads: Sequence[Lead | LeadInSummary]
    reviews: Sequence[Review | ReviewInSummary]
    voices: Sequence[Voice]
    voice_told: bool  # whether the reader may know when they were heard, whoever heard them
    last_heard: date | None  # None, too, where that is not told
    closing: Closing | None

    @property
    def open_actions(self) -> list[Action | ActionInSummary]:
        return [action for action in self.actions if action.is_open]

    @property
    def running(self) -> list[Provision | ProvisionInSummary]:
        """Services that have not ended; one past its planned end counts until somebody says so."""
        return [one for one in self.provisions if one.until is None or one.until > self.today]

    @property
    def ahead(self) -> list[Review | ReviewInSummary]:
        return [review for review in self.reviews if review.finished_at is None]

    @property
    def goals_without_support(self) -> list[Goal | GoalInSummary]:
        """None, where something is kept from the reader: it may be what serves the goal."""
        if not self.all_told:
            return []
        met = {domain for one in self.running for domain in one.domains}
        return [goal for goal in self.goals if not goal.achieved and not met & set(goal.domains)]

    @property
    def support_without_goal(self) -> list[Provision | ProvisionInSummary]:
        if not self.all_told:
            return []
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
            action_told=self.all_told,
            action=max((one.done_on for one in self.actions if one.done_on), default=None),
            decision=max(
                [one.held_on for one in finished if one.held_on]
                + [one.since for one in self.leads if one.called_off_on is None],
                default=None,
            ),
        )


def plans_of(person_id: UUID) -> list[Plan]:
    """All plans that the reader may see, the open ones first, then the latest. One query."""
    held = Plan.objects.filter(person_id=person_id).select_related("agency", "follows")
    return sorted(held, key=lambda plan: (plan.until is not None, -plan.since.toordinal(), -plan.pk))


def in_full(plan: Plan, decision: Decision) -> bool:
    """Whether what was written in a plan is shared with the reader, and not only how it stands."""
    return decision.level_of(plan.agency_id, PLAN_CLASS) >= Level.FULL


def all_told(plan: Plan, decision: Decision) -> bool:
    """Whether no need domain is kept from the reader: by the matrix, whatever stands in the plan."""
    return told_domains(decision, plan.agency_id, PLAN_CLASS) >= set(need_domains().codes)


def picture_of(plan: Plan, today: date, *, decision: Decision) -> PlanPicture:
    """Twelve queries at most, however much stands in the plan."""
    told, full = voice_told(decision, plan), in_full(plan, decision)
    goals = Goal.objects if full else GoalInSummary.objects
    actions = Action.objects if full else ActionInSummary.objects
    provisions = Provision.objects if full else ProvisionInSummary.objects
    leads = Lead.objects if full else LeadInSummary.objects
    reviews = Review.objects if full else ReviewInSummary.objects
    return PlanPicture(
        plan=plan,
        today=today,
        full=full,
        all_told=all_told(plan, decision),
        reasons=PlanReasons.objects.filter(plan=plan).first() if full else None,
        goals=list(goals.filter(plan=plan)),
        actions=list(actions.filter(plan=plan).select_related("owner__post", "owner__user", "goal")),
        provisions=list(provisions.filter(plan=plan).select_related("agency")),
        seats=seats_of(plan, today),
        leads=list(leads.filter(plan=plan).select_related("member__post", "member__user")),
        reviews=list(reviews.filter(plan=plan)),
        voices=voices_of(plan.person_id),
        voice_told=told,
        last_heard=last_heard([plan.person_id]).get(plan.person_id) if told else None,
        closing=Closing.objects.filter(plan=plan).select_related("receiving_agency").first() if full else None,
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
