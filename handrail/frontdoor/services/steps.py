"""Stepping up and down between levels of need, each step after the last, with the days that lie between."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from handrail.disclosure.public import Action, Reader, as_system, record
from handrail.frontdoor.models import LevelStep, StepWords
from handrail.frontdoor.notices import tell_stepped
from handrail.frontdoor.practice import practice
from handrail.frontdoor.selectors.steps import standing_level
from handrail.kernel import clock
from handrail.kernel.errors import UserError
from handrail.partnership.public import Permission, Team
from handrail.records.public import Person

_REASON = "a young person steps up or down: the page has checked the permission and that the person may be opened"
MAY_STEP = (Permission.DECIDE_CONTACTS, Permission.TAKE_UP_CONTACTS)


class CannotStep(UserError):
    """The step says too little, or does not follow from where the young person stands."""


@dataclass(frozen=True, kw_only=True)
class Stepping:
    to_level: int
    to_team: Team
    reason: str
    family_agrees: bool
    left_on: date
    to_plan: str = ""
    receiving_lead: str = ""
    from_level: int | None = None  # where nothing here says at which level they stand


def may_step(reader: Reader) -> bool:
    return any(reader.role.can(permission) for permission in MAY_STEP)


@transaction.atomic
def step(*, person_id: UUID, stepping: Stepping, by: Reader) -> LevelStep:
    """Step a young person up or down. The help at the new level has not begun until its team says so."""
    if not may_step(by):
        raise CannotStep("Levels are changed by a qualified post, or by the team that works with the young person.")
    with as_system(_REASON):
        stands = standing_level(person_id)
        level = stands.level if stands else stepping.from_level
        level = _checked(level, stepping)
        person = Person.objects.get(pk=person_id)
        last = stands.step if stands else None
        made = LevelStep.objects.create(
            person=person,
            recognised_by_id=person.shown_from_id,
            agency_id=by.agency_id,
            decision_id=stands.decision_id if stands else None,
            after=last,
            from_level=level,
            from_plan=last.to_plan if last else "",
            from_team_id=by.team_id,
            to_level=stepping.to_level,
            to_plan=stepping.to_plan,
            to_team=stepping.to_team,
            left_on=stepping.left_on,
            by_id=by.user_id,
            at=clock.now(),
        )
        made.words = StepWords.objects.create(
            step=made,
            reason=stepping.reason.strip(),
            family_agrees=stepping.family_agrees,
            receiving_lead=stepping.receiving_lead,
        )
        tell_stepped(made, by=by.user_id)
    _record(made, by, "stepped")
    return made


@transaction.atomic
def begin_step(*, step: LevelStep, on: date, by: Reader) -> LevelStep:
    """The team that takes over says on which day its help began."""
    with as_system(_REASON):
        held = LevelStep.objects.select_for_update(of=("self",)).get(pk=step.pk)
        if by.team_id != held.to_team_id:
            raise CannotStep("The team that takes over says when its help began.")
        if held.began_on is not None:
            raise CannotStep("Somebody has said already when the help began.")
        if not held.left_on <= on <= clock.today():
            raise CannotStep("The day lies between the end of the help before and today.", field="on")
        held.began_on = on
        held.save(update_fields=["began_on"])
    _record(held, by, "began")
    return held


def _checked(level: int | None, stepping: Stepping) -> int:
    """The level that is stepped from. Raises `CannotStep`."""
    rules = practice()
    if level is None or rules.level(level) is None:
        raise CannotStep("Say at which level of need the young person stands now.", field="from_level")
    if rules.level(stepping.to_level) is None or stepping.to_level == level:
        raise CannotStep(f"Choose another level than {level}, where the young person stands now.", field="to_level")
    if not stepping.reason.strip():
        raise CannotStep("Say why.", field="reason")
    if stepping.left_on > clock.today():
        raise CannotStep("The help before has not ended yet: give the day on which it did.", field="left_on")
    return level


def _record(step: LevelStep, by: Reader, what: str) -> None:
    body = {"step": step.pk, "what": what, "from": step.from_level, "to": step.to_level}
    record(Action.STEP_LEVEL, subject=step.person_id, body=body, actor_id=by.user_id)
