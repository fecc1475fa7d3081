"""Who may stand in the team around, who may lead it, and which places nobody fills."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from handrail.kernel.periods import add_months
from handrail.kernel.words import listed, long_date
from handrail.planning.errors import CannotPlan
from handrail.planning.plan_rules import PlanKind, plan_rules

PLACE_ENDS_SOON_DAYS = 28  # for so long before, a place's end is said; local


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a team on a day: its role, and whether somebody fills it."""

    role: str
    filled: bool


def check_lead(*, kind: PlanKind, role: str, since: date, until: date | None, from_day: date) -> None:
    """Whether somebody with this role, in the team from `since` to `until`, may lead the plan from a day on."""
    rules = plan_rules()
    if rules.role(role).family:
        raise CannotPlan(
            "A plan is led by a professional. The young person and their family are in the team beside them."
        )
    if kind.lead_roles and role not in kind.lead_roles:
        may = listed([rules.role(code).label.lower() for code in kind.lead_roles], "or")
        raise CannotPlan(f"This plan is led by a {may}. {rules.role(role).label} is another role.", field="role")
    if from_day < since or (until is not None and until <= from_day):
        raise CannotPlan(f"They are not in the team on {long_date(from_day)}. Add them first.", field="member")


def can_lead(*, kind: PlanKind, role: str, since: date, until: date | None, from_day: date) -> bool:
    try:
        check_lead(kind=kind, role=role, since=since, until=until, from_day=from_day)
    except CannotPlan:
        return False
    return True


def check_leave(*, leads: bool, open_actions: int) -> None:
    """Whether a member may leave the team: not while they lead it, nor while something is theirs to do."""
    if leads:
        raise CannotPlan("They lead this plan. Name another lead professional first.")
    if open_actions:
        theirs = "An action is" if open_actions == 1 else f"{open_actions} actions are"
        raise CannotPlan(f"{theirs} still theirs to do. Give them to somebody else first, or finish them.")


def place_ends(since: date, *, today: date, months: int) -> date:
    """The first day on which a place that is taken or renewed today has ended, where nobody names another."""
    return add_months(max(since, today), months)


def check_place_end(until: date | None, *, today: date, longest_months: int) -> None:
    """A place that lets somebody open a young person has an end that can be seen from today."""
    if until is None:
        raise CannotPlan("A place in the team has an end, because access ends with it. It can be renewed.")
    if until > (latest := add_months(today, longest_months)):
        raise CannotPlan(f"A place in the team ends on {long_date(latest)} at the latest. It can be renewed then.")


def vacancies(kind: PlanKind, places: Iterable[Place]) -> list[str]:
    """The roles that such a plan should have and that nobody fills today, in the order of the rule."""
    filled = {place.role for place in places if place.filled}
    return [role for role in kind.wants if role not in filled]
