"""Opening a young person, or something written of whom was told: the decision and the ledger first."""

from typing import TypeVar
from uuid import UUID

from django.db.models import Model
from django.http import Http404

from handrail.disclosure.public import Action, Decision, Level, Reader, as_system, current_reader, open_subject
from handrail.kernel.errors import UserError
from handrail.records.public import Person
from handrail.sharing.models.seen_by import TOLD_CLASS

_NOBODY = UUID(int=0)  # nobody's id: opening it is refused in the same words as opening somebody who is not shared
Row = TypeVar("Row", bound=Model)


class NotYours(UserError):
    """The reader's team does not work with the young person."""


def open_to_write(person_id: UUID) -> tuple[Person, Reader]:
    """Somebody of whom something is to be recorded: whoever writes must have a relationship with them.

    The ledger says that the record was opened. That somebody was told it says only once that is written down.
    """
    decision, reader = open_subject(Action.OPEN_PERSON, person_id), current_reader()
    person = Person.objects.filter(pk=person_id, retired=False).first()
    if person is None or reader is None:
        raise Http404("Nobody is held under this address.")
    if not decision.reached:
        raise NotYours("Your team does not work with this person, so there is nothing for you to write here.")
    return person, reader


def open_row(model: type[Row], pk: int) -> tuple[Row, Reader]:
    """A disclosure or a refusal that the reader sees in full; `Http404` where they do not."""
    with as_system("whom this is about, to ask whether it may be opened"):
        person_id = model._default_manager.filter(pk=pk).values_list("person_id", flat=True).first()
    decision, reader = open_subject(Action.OPEN_PERSON, person_id or _NOBODY), current_reader()
    row = model._default_manager.filter(pk=pk).select_related("person", "agency").first()
    if row is None or reader is None or not in_full(row, decision):
        raise Http404("There is no such entry, or it is not shared with you.")
    return row, reader


def in_full(row: Model, decision: Decision) -> bool:
    """Whether the words of a row are for this reader."""
    agency_id: int = row.agency_id  # type: ignore[attr-defined]  # each of our rows has one
    return decision.level_of(agency_id, TOLD_CLASS) >= Level.FULL
