"""Deleting what was written in a plan by mistake, and bringing it back.

What happened is not deleted: an action that was done, a goal towards which something is done, a closed plan's parts.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from handrail.disclosure.public import Action as LedgerAction
from handrail.partnership.public import User
from handrail.planning.errors import CannotPlan
from handrail.planning.models import Action, Goal, Provision, Voice
from handrail.planning.services.plan_writing import writing_plan
from handrail.planning.services.team import check_open
from handrail.writing.public import delete, undelete

Deletable = Goal | Action | Provision


def check_delete(part: Deletable) -> None:
    """Raises `CannotPlan` with what stands in the way."""
    check_open(part.plan)
    if isinstance(part, Action) and part.done_on is not None:
        raise CannotPlan("This action was done, and that stays in the plan.")
    if isinstance(part, Goal) and Action.objects.filter(goal=part).exists():
        raise CannotPlan("There are actions for this goal. Change or delete them first.")


def can_delete(part: Deletable) -> bool:
    try:
        check_delete(part)
    except CannotPlan:
        return False
    return True


def delete_part(*, part: Deletable, by: User) -> None:
    """It was written by mistake: out of the plan, and out of the horizon where it was a service."""
    with _changing("delete", part, by):
        check_delete(part)
        delete(part, by=by)


def bring_back_part(*, part: Deletable, by: User) -> None:
    """As it was. Raises `TooLateToUndo` once the days that the retention schedule gives are over."""
    with _changing("bring_back", part, by):
        check_open(part.plan)
        if isinstance(part, Action) and part.goal_id and not Goal.objects.filter(pk=part.goal_id).exists():
            raise CannotPlan("Its goal was deleted too. Bring the goal back first.")
        undelete(part, by=by)


@contextmanager
def _changing(what: str, part: Deletable, by: User) -> Iterator[None]:
    name, moves = type(part).__name__.lower(), isinstance(part, Provision)
    with writing_plan(f"{what}_{name}", person_id=part.plan.person_id, by=by, moves_horizon=moves) as ids:
        ids |= {"plan": part.plan_id, name: part.pk}
        yield


def delete_voice(*, voice: Voice, by: User) -> None:
    """It was written down by mistake, or of somebody else."""
    with writing_plan("delete_voice", person_id=voice.person_id, by=by, action=LedgerAction.HEAR) as ids:
        ids["voice"] = voice.pk
        delete(voice, by=by)


def bring_back_voice(*, voice: Voice, by: User) -> None:
    with writing_plan("bring_back_voice", person_id=voice.person_id, by=by, action=LedgerAction.HEAR) as ids:
        ids["voice"] = voice.pk
        undelete(voice, by=by)
