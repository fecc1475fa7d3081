"""One shift hands the queue to the next, in writing."""

from dataclasses import asdict

from django.db import transaction

from handrail.disclosure.public import Action, Reader, as_system, record
from handrail.frontdoor.models import ShiftHandover
from handrail.frontdoor.selectors.queue import figures
from handrail.kernel import clock
from handrail.kernel.errors import UserError

_REASON = "one shift of the duty team hands over to the next: the page has checked the permission"


class CannotHandOver(UserError):
    """There is nothing written, or somebody has taken over already."""


@transaction.atomic
def hand_over(*, note: str, by: Reader) -> ShiftHandover:
    """Leave a note to the next shift, with the figures of this moment."""
    if not note.strip():
        raise CannotHandOver("Say what the next shift needs to know, or that there is nothing.", field="note")
    with as_system(_REASON):
        held = asdict(figures(by.team_id, clock.now()))
        made = ShiftHandover.objects.create(
            team_id=by.team_id, note=note.strip(), figures=held, by_id=by.user_id, at=clock.now()
        )
    record(Action.HAND_OVER_SHIFT, body={"handover": made.pk, "team": by.team_id}, actor_id=by.user_id)
    return made


@transaction.atomic
def take_over(*, handover: ShiftHandover, by: Reader) -> ShiftHandover:
    """Say that one has read what the last shift left."""
    with as_system(_REASON):
        held = ShiftHandover.objects.select_for_update(of=("self",)).get(pk=handover.pk)
        if held.team_id != by.team_id:
            raise CannotHandOver("That is another team's handover.")
        if held.taken_by_id is not None:
            raise CannotHandOver(f"{held.taken_by} has taken over already.")
        held.taken_by_id, held.taken_at = by.user_id, clock.now()
        held.save(update_fields=["taken_by", "taken_at"])
    record(Action.HAND_OVER_SHIFT, body={"handover": held.pk, "taken": True}, actor_id=by.user_id)
    return held
