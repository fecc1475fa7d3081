"""A plan is begun, stepped up or down, and closed."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from handrail.kernel import clock
from handrail.partnership.public import Agency, User
from handrail.planning.errors import CannotPlan
from handrail.planning.models import Closing, Goal, Plan, PlanReasons, Provision, Review
from handrail.planning.plan_rules import plan_rules
from handrail.planning.policies.plan_closing import check_close_plan
from handrail.planning.policies.plan_steps import check_kind_for_age
from handrail.planning.policies.plan_team import check_lead
from handrail.planning.policies.review_cadence import latest_on
from handrail.planning.selectors.plan_closing import closing_facts
from handrail.planning.services.plan_writing import Saving, writing_plan
from handrail.planning.services.team import NewMember, add_member, end_team, new_lead
from handrail.records.public import Person
from handrail.writing.public import create, delete, save


@dataclass(frozen=True, slots=True)
class Ending:
    """What is answered when a plan is closed."""

    on: date  # the first day without it
    because: Closing.Because
    summary: str
    support_goes_on: str
    achieved: Mapping[int, tuple[str, str]] = field(default_factory=dict)  # by goal: a code of Goal.Achieved, and how
    services_going_on: Collection[int] = ()  # provisions that outlast the plan, to their planned end
    services_ending: Collection[int] = ()
    receiving_owner: str = ""
    receiving_agency: Agency | None = None
    agreed_on: date | None = None
    no_owner_because: str = ""
    no_owner_decided_by: str = ""


def start_plan(
    *,
    person: Person,
    kind: str,
    why: str,
    lead: NewMember,
    since: date,
    agency: Agency,
    by: User,
    follows: Plan | None = None,
    step_reason: str = "",
) -> Plan:
    """Begin a plan with its lead professional, and set the days by which each of its meetings must be held."""
    rule = plan_rules().kind(kind)
    if since > clock.today():
        raise CannotPlan("A plan begins on the day or before, not ahead of it.", field="since")
    check_kind_for_age(rule, person.born, since)
    check_lead(kind=rule, role=lead.role, since=since, until=lead.until, from_day=since)
    with writing_plan("start_plan", person_id=person.pk, by=by, moves_horizon=True) as ids:
        # Of two who begin one at once, the second sees the first's.
        Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
        if Plan.objects.filter(person=person, kind=kind, until=None).exists():
            raise CannotPlan(f"There is an open {rule.label.lower()} already. Open that one.", field="kind")
        if follows is not None and follows.until is not None and since < follows.until:
            raise CannotPlan("The plan that this one follows went on until later. Begin this one then.", field="since")
        plan = Plan(
            person=person,
            recognised_by_id=person.shown_from_id,
            agency=agency,
            kind=kind,
            since=since,
            follows=follows,
        )
        create(plan, by=by)
        create(PlanReasons(plan=plan, why=why, step_reason=step_reason), by=by)
        member = add_member(plan=plan, who=lead, since=since, by=by)
        new_lead(plan=plan, member=member, since=since, because="Leads from the start", by=by)
        for meeting in rule.meetings:
            create(Review(plan=plan, meeting=meeting.code, due=latest_on(meeting, since, [])), by=by)
        ids["plan"] = plan.pk
    return plan


def change_plan(*, plan: Plan, by: User, saved: Saving, why: str) -> Plan:
    with writing_plan("change_plan", person_id=plan.person_id, by=by) as ids:
        ids["plan"] = plan.pk
        saved(plan.reasons, {"why": why})
    return plan


def close_plan(*, plan: Plan, ending: Ending, by: User) -> Closing:
    """End a plan. Raises `CannotClose` with everything that stands in the way (policies.plan_closing)."""
    with writing_plan("close_plan", person_id=plan.person_id, by=by, moves_horizon=True) as ids:
        ids["plan"] = plan.pk
        Plan.objects.select_for_update().get(pk=plan.pk)
        check_close_plan(closing_facts(plan, ending, today=clock.today()))
        closing = end_plan(plan=plan, ending=ending, by=by)
    return closing


def end_plan(*, plan: Plan, ending: Ending, by: User) -> Closing:
    """The closing itself, once it was asked whether it may be: called within a change that has asked."""
    for goal in Goal.objects.filter(plan=plan, pk__in=ending.achieved):
        achieved, how = ending.achieved[goal.pk]
        save(goal, by=by, based_on=goal.version, changes={"achieved": achieved, "how_it_went": how})
    _end_services(plan, ending, by)
    closing = create(_closing(plan, ending), by=by)
    end_team(plan=plan, on=ending.on, by=by)
    for ahead in Review.objects.filter(plan=plan, held_on=None):
        delete(ahead, by=by)
    save(plan, by=by, based_on=plan.version, changes={"until": ending.on})
    return closing


def _end_services(plan: Plan, ending: Ending, by: User) -> None:
    for service in Provision.objects.filter(plan=plan, pk__in=ending.services_ending, until=None):
        changes = {"until": max(ending.on, service.since), "end_reason": "Ended with the plan"}
        save(service, by=by, based_on=service.version, changes=changes)


def _closing(plan: Plan, ending: Ending) -> Closing:
    return Closing(
        plan=plan,
        because=ending.because,
        summary=ending.summary,
        support_goes_on=ending.support_goes_on,
        receiving_owner=ending.receiving_owner,
        receiving_agency=ending.receiving_agency,
        agreed_on=ending.agreed_on,
        no_owner_because=ending.no_owner_because,
        no_owner_decided_by=ending.no_owner_decided_by,
    )
