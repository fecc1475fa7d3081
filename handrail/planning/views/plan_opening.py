"""Opening a plan, or a part of one: the decision and its ledger entry come first, and only then is anything read."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Model
from django.http import Http404

from handrail.disclosure.public import Action, Decision, Level, Reader, as_system, current_reader, open_subject
from handrail.partnership.public import Permission
from handrail.planning.errors import CannotPlan
from handrail.planning.models import Member, Plan
from handrail.planning.models.seen_by import PLAN_CLASS
from handrail.planning.selectors.team import finishes_for
from handrail.records.public import Person

_NOBODY = UUID(int=0)  # nobody's id: opening it is refused in the same words as opening somebody who is not shared
_PARTS = ("person", "agency", "follows", "closing")


@dataclass(frozen=True, slots=True)
class OpenedPlan:
    plan: Plan
    decision: Decision
    reader: Reader

    @property
    def full(self) -> bool:
        return self.decision.level_of(self.plan.agency_id, PLAN_CLASS) >= Level.FULL

    @property
    def may_write(self) -> bool:
        return may_write(self.plan, self.decision, self.reader)

    @property
    def finishes(self) -> Callable[[Member], bool]:
        """Whose actions the reader may finish. One query."""
        return finishes_for(self.reader, self.may_write)

    def check_writable(self) -> None:
        if self.plan.until is not None:
            raise CannotPlan("This plan is closed. What is written in it stays as it is.")
        if not self.may_write:
            raise CannotPlan(f"This plan is kept by {self.plan.agency}. You may read it, and not write in it.")


def may_write(plan: Plan, decision: Decision, reader: Reader) -> bool:
    """Whoever plans, and sees the plan in full."""
    full = decision.level_of(plan.agency_id, PLAN_CLASS) >= Level.FULL
    return plan.until is None and full and reader.role.can(Permission.PLAN)


def open_plan(plan_id: int, action: Action = Action.READ_PLAN) -> OpenedPlan:
    """A plan for whoever reads now. Raises `Denied`, or `Http404` where it is not shared with them."""
    with as_system("whose plan it is, to ask whether it may be opened"):
        person_id = Plan.objects.filter(pk=plan_id).values_list("person_id", flat=True).first()
    decision, reader = open_subject(action, person_id or _NOBODY), current_reader()
    plan = Plan.objects.filter(pk=plan_id).select_related(*_PARTS).first()
    if plan is None or reader is None:
        raise Http404("There is no such plan, or it is not shared with you.")
    return OpenedPlan(plan, decision, reader)


def open_part(model: Any, pk: int, action: Action = Action.PLAN) -> tuple[Any, OpenedPlan]:
    """A part of a plan (a goal, an action, a member ...) with its plan, opened as the plan is."""
    with as_system("whose plan a part belongs to, to ask whether it may be opened"):
        plan_id = model.objects.filter(pk=pk).values_list("plan_id", flat=True).first()
    opened = open_plan(plan_id or 0, action)
    part: Model | None = model.objects.filter(pk=pk).first()
    if part is None:
        raise Http404("There is no such part of the plan, or it is not shared with you.")
    part.plan = opened.plan  # type: ignore[attr-defined]  # each part has one
    return part, opened


def open_person(person_id: UUID, action: Action) -> tuple[Person, Decision, Reader]:
    """Somebody for whom something is to be written: whoever writes must have a relationship with them."""
    decision, reader = open_subject(action, person_id), current_reader()
    person = Person.objects.filter(pk=person_id, retired=False).first()
    if person is None or reader is None:
        raise Http404("Nobody is held under this address.")
    if not decision.reached:
        raise CannotPlan("Your team does not work with this person, so there is nothing for you to write here.")
    return person, decision, reader
