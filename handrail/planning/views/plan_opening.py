"""Opening a plan, or a part of one: the decision and its ledger entry come first, and only then is anything read."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.db.models import Model
from django.http import Http404

from handrail.disclosure.public import (
    Action,
    Decision,
    Denied,
    Level,
    Reader,
    as_system,
    current_reader,
    decide,
    open_subject,
    record,
)
from handrail.kernel import clock
from handrail.partnership.public import Permission
from handrail.planning.errors import CannotPlan
from handrail.planning.models import Action as PlanAction
from handrail.planning.models import ActionInSummary, Member, Plan
from handrail.planning.selectors.plans import in_full
from handrail.planning.selectors.team import finishes_for
from handrail.records.public import Person, show_as_shared

_PARTS = ("person", "agency", "follows")
NOBODY = UUID(int=0)  # nobody's id
NOT_SHOWN = "There is no such plan or part of one, or it is not shared with you."


@dataclass(frozen=True, slots=True)
class OpenedPlan:
    plan: Plan
    decision: Decision
    reader: Reader

    @property
    def full(self) -> bool:
        return in_full(self.plan, self.decision)

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
    return plan.until is None and in_full(plan, decision) and reader.role.can(Permission.PLAN)


def open_plan(plan_id: int, action: Action = Action.READ_PLAN) -> OpenedPlan:
    """A plan for whoever reads now. Raises `Denied`, in the same words for one that is not there, is somebody's with
    whom they do not work, or is not shared with them: its number tells nobody that it is one."""
    with as_system("whose plan it is, to ask whether it may be opened"):
        person_id = Plan.objects.filter(pk=plan_id).values_list("person_id", flat=True).first()
    reader = current_reader()
    try:
        decision = open_subject(action, person_id or NOBODY)
    except (Denied, Http404):
        raise _in_one_voice(action, reader) from None
    plan = Plan.objects.filter(pk=plan_id).select_related(*_PARTS).first()
    if plan is None or reader is None:
        raise not_shown(action, person_id or NOBODY)
    show_as_shared([plan.person])
    return OpenedPlan(plan, decision, reader)


def open_part(model: Any, pk: int, action: Action = Action.PLAN) -> tuple[Any, OpenedPlan]:
    """A part of a plan (a goal, an action, a member ...) with its plan, opened as the plan is."""
    with as_system("whose plan a part belongs to, to ask whether it may be opened"):
        plan_id = model.objects.filter(pk=pk).values_list("plan_id", flat=True).first()
    opened = open_plan(plan_id or 0, action)
    part: Model | None = model.objects.filter(pk=pk).first()
    if part is None:
        raise not_shown(action, opened.plan.person_id)
    part.plan = opened.plan  # type: ignore[attr-defined]  # each part has one
    return part, opened


def open_action(pk: int) -> tuple[PlanAction, OpenedPlan]:
    """An action with its plan. Its words are for whoever reads the plan in full, and for its owner: what is due from
    somebody is theirs to know, as long as the need that it serves is not kept from them."""
    found, opened = open_part(ActionInSummary, pk, Action.FINISH_ACTION)
    if not (opened.full or opened.finishes(found.owner)):
        opened.check_writable()
    with as_system("what is to be done, for its owner"):
        action = PlanAction.objects.select_related("owner").get(pk=pk)
    action.plan = opened.plan
    return action, opened


def not_shown(action: Action, person_id: UUID) -> Denied:
    """What is answered where something is not there or not shared: on the ledger first, as a refusal."""
    record(action, subject=person_id, outcome="denied", body={"level": int(Level.DENY)})
    return _in_one_voice(action, current_reader())


def _in_one_voice(action: Action, reader: Reader | None) -> Denied:
    """As for nobody at all; a post that may not do such a thing is told so, whatever it asked for."""
    if reader is None:
        return Denied(Decision(False, Level.DENY, (NOT_SHOWN,)))
    if action.permission is not None and not reader.role.can(action.permission):
        return Denied(decide(reader, action, NOBODY, today=clock.today()))
    answer = decide(reader, action, NOBODY, today=clock.today())
    return Denied(replace(answer, allowed=False, level=Level.DENY, because=(NOT_SHOWN,)))


def open_person(person_id: UUID, action: Action) -> tuple[Person, Decision, Reader]:
    """Somebody for whom something is to be written: whoever writes must have a relationship with them."""
    decision, reader = open_subject(action, person_id), current_reader()
    person = Person.objects.filter(pk=person_id, retired=False).first()
    if person is None or reader is None:
        raise Http404("Nobody is held under this address.")
    if not decision.reached:
        raise CannotPlan("Your team does not work with this person, so there is nothing for you to write here.")
    show_as_shared([person])
    return person, decision, reader
