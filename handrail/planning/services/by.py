"""Who writes, and the ledger's line for it."""

from uuid import UUID

from handrail.disclosure.public import Action, Reader, as_system, record
from handrail.partnership.public import User
from handrail.records.public import Person

WRITES = "a worker writes an assessment: the page has decided who may"


def author(by: Reader) -> User:
    return User.objects.get(pk=by.user_id)


def known_by(person_id: UUID) -> int | None:
    """The source record by which somebody is known today, with which what is written goes on."""
    with as_system("by which record somebody is known"):
        return Person.objects.filter(pk=person_id).values_list("shown_from_id", flat=True).first()


def on_ledger(step: str, *, person_id: UUID, assessment_id: int) -> None:
    """One step of an assessment, in the transaction of the change. The reader is whoever reads now."""
    record(Action.ASSESS, subject=person_id, body={"step": step, "assessment": assessment_id})
