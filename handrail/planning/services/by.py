"""Who writes, and the ledger's line for it."""

from uuid import UUID

from handrail.disclosure.public import Action, Reader, record
from handrail.partnership.public import User

WRITES = "a worker writes an assessment: the page has decided who may"


def author(by: Reader) -> User:
    return User.objects.get(pk=by.user_id)


def on_ledger(step: str, *, person_id: UUID, assessment_id: int) -> None:
    """One step of an assessment, in the transaction of the change. The reader is whoever reads now."""
    record(Action.ASSESS, subject=person_id, body={"step": step, "assessment": assessment_id})
