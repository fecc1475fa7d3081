"""One shift hands the queue to the next, in writing."""

import re
from dataclasses import asdict

from django.db import transaction

from handrail.disclosure.public import Action, Reader, as_system, record_list
from handrail.frontdoor.models import Contact, ShiftHandover
from handrail.frontdoor.selectors.queue import figures
from handrail.frontdoor.selectors.shifts import persons_of
from handrail.kernel import clock
from handrail.kernel.errors import UserError

NAMED = re.compile(r"\bC-(\d{1,18})\b", re.IGNORECASE)
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
            team_id=by.team_id,
            note=note.strip(),
            contacts=_named(note, by.team_id),
            figures=held,
            by_id=by.user_id,
            at=clock.now(),
        )
        persons = persons_of([made])
    body = {"handover": made.pk, "team": by.team_id}
    record_list(Action.HAND_OVER_SHIFT, persons, body=body, actor_id=by.user_id)
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
        persons = persons_of([held])
    body = {"handover": held.pk, "taken": True}
    record_list(Action.HAND_OVER_SHIFT, persons, body=body, actor_id=by.user_id)
    return held


def _named(note: str, team_id: int) -> list[int]:
    """The front door's own contacts that a note speaks of: reading it stands on the ledger of whom they are about."""
    spoken = {int(number) for number in NAMED.findall(note)}
    return sorted(Contact.objects.filter(pk__in=spoken, receiving_team_id=team_id).values_list("pk", flat=True))
