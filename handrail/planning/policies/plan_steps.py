"""Stepping from one kind of plan to another."""

from datetime import date
from enum import StrEnum

from handrail.kernel.periods import age_on
from handrail.planning.errors import CannotPlan
from handrail.planning.plan_rules import PlanKind


class Step(StrEnum):
    UP = "up"
    DOWN = "down"
    ACROSS = "across"


def step_between(earlier: PlanKind, later: PlanKind) -> Step:
    """Up or down the levels of need; across, where one of them has no level or both have the same."""
    if earlier.level is None or later.level is None or earlier.level == later.level:
        return Step.ACROSS
    return Step.UP if later.level > earlier.level else Step.DOWN


def days_between(until: date | None, since: date) -> int:
    """Days on which there was no plan between one that ended and one that follows it."""
    return 0 if until is None else max((since - until).days, 0)


def check_kind_for_age(kind: PlanKind, born: date | None, on: date) -> None:
    """Whether somebody is of an age for such a plan; where no birth date is held, nobody can say that they are not."""
    if born is None:
        return
    age = age_on(born, on)
    if kind.from_age is not None and age < kind.from_age:
        raise CannotPlan(f"A {kind.label.lower()} begins at {kind.from_age}. They are {age}.", field="kind")
    if kind.ends_at_age is not None and age >= kind.ends_at_age:
        raise CannotPlan(f"A {kind.label.lower()} ends by law on the {kind.ends_at_age}th birthday. They are {age}.")
