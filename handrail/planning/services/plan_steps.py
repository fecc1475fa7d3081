"""A plan goes on as another kind: the lineage is kept, and what is unfinished goes along."""

from dataclasses import replace
from datetime import date

from handrail.kernel import clock
from handrail.partnership.public import Agency, User
from handrail.planning.models import Action, Closing, Goal, Member, Plan, Provision
from handrail.planning.plan_rules import plan_rules
from handrail.planning.policies.plan_closing import check_close_plan
from handrail.planning.policies.plan_steps import Step, step_between
from handrail.planning.selectors.plan_closing import closing_facts
from handrail.planning.services.plan_writing import writing_plan
from handrail.planning.services.plans import Ending, end_plan, start_plan
from handrail.planning.services.team import NewMember, add_member
from handrail.writing.public import create, save

_BECAUSE = {
    Step.UP: Closing.Because.STEPPED_UP,
    Step.DOWN: Closing.Because.STEPPED_DOWN,
    Step.ACROSS: Closing.Because.STEPPED_ACROSS,
}


def step_plan(
    *, plan: Plan, kind: str, why: str, reason: str, on: date, lead: NewMember, lead_name: str, agency: Agency, by: User
) -> Plan:
    """Close one plan and begin another on the same day, led by `lead`, who so receives the young person.

    Goals without an answer, open actions, running services and the team go over; the plan that ends keeps its own.
    """
    rules = plan_rules()
    because = _BECAUSE[step_between(rules.kind(plan.kind), rules.kind(kind))]
    leading_agency = lead.post.team.agency if lead.post else lead.agency
    goes_on = f"Everything goes on in the {rules.kind(kind).label.lower()}."
    ending = Ending(
        on, because, reason, goes_on, receiving_owner=lead_name, receiving_agency=leading_agency, agreed_on=on
    )
    with writing_plan("step_plan", person_id=plan.person_id, by=by, moves_horizon=True) as ids:
        facts = closing_facts(plan, ending, today=clock.today())
        check_close_plan(replace(facts, goals={}, actions_open=0, services_unanswered=0))
        team = list(Member.objects.filter(plan=plan).select_related("post__team__agency", "user", "agency"))
        open_actions = list(Action.objects.filter(plan=plan, done_on=None, dropped_because=""))
        end_plan(plan=plan, ending=ending, by=by)
        later = start_plan(
            person=plan.person, kind=kind, why=why, lead=lead, since=on, agency=agency, by=by, follows=plan,
            step_reason=reason,
        )  # fmt: skip
        members = _team_goes_over(team, later, on, by)
        goals = _goals_go_over(plan, later, by)
        _actions_go_over(open_actions, later, members, goals, by)
        _services_go_over(plan, later, on, by)
        ids |= {"from_plan": plan.pk, "to_plan": later.pk}
    return later


def _team_goes_over(team: list[Member], later: Plan, on: date, by: User) -> dict[int, Member]:
    """By the earlier membership, the one that goes on. Whoever leads the later plan is in it already."""
    leading = Member.objects.get(plan=later)
    over = {}
    for member in team:
        if member.until is not None and member.until <= on:
            continue
        same = (member.post_id, member.name) == (leading.post_id, leading.name)
        over[member.pk] = leading if same else add_member(plan=later, who=_as_new(member), since=on, by=by)
    return over


def _as_new(member: Member) -> NewMember:
    return NewMember(member.role, member.post, member.user, member.name, member.agency, member.contact, member.until)


def _goals_go_over(plan: Plan, later: Plan, by: User) -> dict[int, Goal]:
    over = {}
    for goal in Goal.objects.filter(plan=plan, achieved=""):
        copy = Goal(plan=later, words=goal.words, whose_words=goal.whose_words, signs=goal.signs, domains=goal.domains)
        over[goal.pk] = create(copy, by=by)
    return over


def _actions_go_over(
    actions: list[Action], later: Plan, members: dict[int, Member], goals: dict[int, Goal], by: User
) -> None:
    """Each is dropped from the plan that ends, because it goes on in the other."""
    leading = Member.objects.filter(plan=later).order_by("pk")[0]
    label = plan_rules().kind(later.kind).label.lower()
    for action in actions:
        owner, goal = members.get(action.owner_id, leading), goals.get(action.goal_id or 0)
        create(Action(plan=later, goal=goal, what=action.what, owner=owner, due=action.due), by=by)
        save(action, by=by, based_on=action.version, changes={"dropped_because": f"Goes on in the {label}."})


def _services_go_over(plan: Plan, later: Plan, on: date, by: User) -> None:
    for service in Provision.objects.filter(plan=plan, until=None, planned_end__gt=on):
        copy = Provision(
            plan=later, service=service.service, agency=service.agency, domains=service.domains,
            since=max(on, service.since), planned_end=service.planned_end,
        )  # fmt: skip
        create(copy, by=by)
        ends = {"until": max(on, service.since), "end_reason": "Goes on in the plan that follows"}
        save(service, by=by, based_on=service.version, changes=ends)
