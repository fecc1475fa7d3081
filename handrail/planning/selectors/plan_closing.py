"""What the rule of closing needs to know of a plan. Five queries."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, Protocol

from handrail.disclosure.public import withhold
from handrail.planning.models import Action, Goal, Plan, Provision, Review
from handrail.planning.plan_rules import plan_rules
from handrail.planning.policies.plan_closing import ClosingFacts


class Answers(Protocol):
    """What somebody answered who wants to close a plan."""

    @property
    def on(self) -> date: ...
    @property
    def support_goes_on(self) -> str: ...
    @property
    def achieved(self) -> Mapping[int, tuple[str, str]]: ...
    @property
    def services_going_on(self) -> Collection[int]: ...
    @property
    def services_ending(self) -> Collection[int]: ...
    @property
    def receiving_owner(self) -> str: ...
    @property
    def receiving_agency(self) -> Any: ...
    @property
    def agreed_on(self) -> date | None: ...
    @property
    def no_owner_because(self) -> str: ...
    @property
    def no_owner_decided_by(self) -> str: ...


def closing_facts(plan: Plan, answers: Answers, *, today: date) -> ClosingFacts:
    goals = Goal.objects.filter(plan=plan)
    answered = {*answers.services_going_on, *answers.services_ending}
    closing = [meeting for meeting in plan_rules().kind(plan.kind).meetings if meeting.closes]
    held = Review.objects.filter(plan=plan, meeting__in=[meeting.code for meeting in closing])
    last = held.exclude(finished_at=None).order_by("-held_on").first()
    return ClosingFacts(
        on=answers.on,
        since=plan.since,
        born=plan.person.born,
        today=today,
        open=plan.until is None,
        goals={withhold(goal.words): answers.achieved.get(goal.pk, (goal.achieved, ""))[0] for goal in goals},
        actions_open=Action.objects.filter(plan=plan, done_on=None, dropped_because="").count(),
        reviews_unfinished=Review.objects.filter(plan=plan, held_on__isnull=False, finished_at=None).count(),
        services_unanswered=running(plan, answers.on).exclude(pk__in=answered).count(),
        support_goes_on=answers.support_goes_on,
        receiving_owner=answers.receiving_owner if answers.receiving_agency else "",
        receiver_agreed=answers.agreed_on is not None,
        decided_without_owner=bool(answers.no_owner_because.strip() and answers.no_owner_decided_by.strip()),
        closes_at=closing[0].label if closing else "",
        last_closing_meeting=last.held_on if last else None,
    )


def running(plan: Plan, on: date) -> Any:
    """Services that are still in place and are planned to go on."""
    return Provision.objects.filter(plan=plan, until=None, planned_end__gt=on)
