"""Goals, actions and services of a plan."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from handrail.disclosure.public import Action as LedgerAction
from handrail.kernel import clock
from handrail.partnership.public import Agency, User
from handrail.planning.errors import CannotPlan
from handrail.planning.models import Action, Goal, Member, Plan, Provision
from handrail.planning.notices import tell_action_given
from handrail.planning.services.plan_writing import Saving, writing_plan
from handrail.planning.services.team import check_open
from handrail.writing.public import create


@dataclass(frozen=True, slots=True)
class GoalText:
    words: str
    whose_words: Goal.Whose
    signs: str
    domains: Sequence[str]


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be done, by whom of the team, by when; `goal` is what it is for."""

    what: str
    owner: Member
    due: date
    goal: Goal | None = None


@dataclass(frozen=True, slots=True)
class Service:
    service: str
    agency: Agency
    domains: Sequence[str]
    since: date
    planned_end: date


def add_goal(*, plan: Plan, text: GoalText, by: User) -> Goal:
    check_open(plan)
    with writing_plan("add_goal", person_id=plan.person_id, by=by) as ids:
        goal = create(Goal(plan=plan, **_goal_columns(text)), by=by)
        ids |= {"plan": plan.pk, "goal": goal.pk}
    return goal


def change_goal(*, goal: Goal, text: GoalText, by: User, saved: Saving) -> Goal:
    check_open(goal.plan)
    with writing_plan("change_goal", person_id=goal.plan.person_id, by=by) as ids:
        ids |= {"plan": goal.plan_id, "goal": goal.pk}
        saved(goal, _goal_columns(text))
    return goal


def add_action(*, plan: Plan, task: Task, by: User) -> Action:
    check_open(plan)
    _check_owner(plan, task)
    with writing_plan("add_action", person_id=plan.person_id, by=by) as ids:
        action = create(Action(plan=plan, what=task.what, owner=task.owner, due=task.due, goal=task.goal), by=by)
        ids |= {"plan": plan.pk, "action": action.pk}
        tell_action_given(action, by=by)
    return action


def change_action(*, action: Action, task: Task, by: User, saved: Saving) -> Action:
    check_open(action.plan)
    _check_owner(action.plan, task)
    given = action.owner_id != task.owner.pk
    with writing_plan("change_action", person_id=action.plan.person_id, by=by) as ids:
        ids |= {"plan": action.plan_id, "action": action.pk}
        changes = {"what": task.what, "owner": task.owner, "due": task.due, "goal": task.goal}
        saved(action, changes)
        if given:
            tell_action_given(action, by=by)
    return action


def finish_action(*, action: Action, done_on: date, evidence: str, by: User, saved: Saving) -> Action:
    """Done, with evidence of it. Whoever owns it may say so, whatever their post."""
    _check_open_action(action)
    if done_on > clock.today():
        raise CannotPlan("An action is done on the day or before, not ahead of it.", field="done_on")
    if not evidence.strip():
        raise CannotPlan("Say how it can be seen that it was done.", field="evidence")
    what = LedgerAction.FINISH_ACTION
    with writing_plan("finish_action", person_id=action.plan.person_id, by=by, action=what) as ids:
        ids |= {"plan": action.plan_id, "action": action.pk}
        saved(action, {"done_on": done_on, "evidence": evidence})
    return action


def drop_action(*, action: Action, because: str, by: User, saved: Saving) -> Action:
    """Not to be done after all: it stays in the plan with its reason."""
    _check_open_action(action)
    with writing_plan("drop_action", person_id=action.plan.person_id, by=by) as ids:
        ids |= {"plan": action.plan_id, "action": action.pk}
        saved(action, {"dropped_because": because})
    return action


def put_in_place(*, plan: Plan, service: Service, by: User) -> Provision:
    """A service that the plan puts in place; the horizon is drawn anew with it."""
    check_open(plan)
    _check_days(service)
    with writing_plan("put_in_place", person_id=plan.person_id, by=by, moves_horizon=True) as ids:
        made = create(Provision(plan=plan, **_columns(service)), by=by)
        ids |= {"plan": plan.pk, "provision": made.pk}
    return made


def change_service(*, provision: Provision, service: Service, by: User, saved: Saving) -> Provision:
    _check_days(service)
    with writing_plan("change_service", person_id=provision.plan.person_id, by=by, moves_horizon=True) as ids:
        ids |= {"plan": provision.plan_id, "provision": provision.pk}
        saved(provision, _columns(service))
    return provision


def end_service(*, provision: Provision, on: date, reason: str, by: User, saved: Saving) -> Provision:
    """A service has ended, as planned or not. `on` is the first day without it."""
    if on < provision.since:
        raise CannotPlan("A service cannot end before it began.", field="until")
    with writing_plan("end_service", person_id=provision.plan.person_id, by=by, moves_horizon=True) as ids:
        ids |= {"plan": provision.plan_id, "provision": provision.pk}
        saved(provision, {"until": on, "end_reason": reason})
    return provision


def _goal_columns(text: GoalText) -> dict[str, object]:
    return {"words": text.words, "whose_words": text.whose_words, "signs": text.signs, "domains": list(text.domains)}


def _columns(service: Service) -> dict[str, object]:
    return {
        "service": service.service,
        "agency": service.agency,
        "domains": list(service.domains),
        "since": service.since,
        "planned_end": service.planned_end,
    }


def _check_days(service: Service) -> None:
    if service.planned_end <= service.since:
        raise CannotPlan("A service must be planned to end after it begins.", field="planned_end")


def _check_owner(plan: Plan, task: Task) -> None:
    if task.owner.plan_id != plan.pk or not (task.owner.until is None or task.owner.until > clock.today()):
        raise CannotPlan("An action belongs to somebody in the team around. Add them to the team first.", field="owner")
    if task.goal is not None and task.goal.plan_id != plan.pk:
        raise CannotPlan("That goal stands in another plan.", field="goal")


def _check_open_action(action: Action) -> None:
    check_open(action.plan)
    if not action.is_open:
        raise CannotPlan("This action was finished already.")
