"""What every change to a plan has in common: it is made whole or not at all, and the ledger says by whom."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Protocol
from uuid import UUID

from django.db import transaction

from handrail.disclosure.public import Action, as_system, record
from handrail.partnership.public import User
from handrail.planning.events import plans_changed
from handrail.writing.public import save


class Saving(Protocol):
    """How a change is saved: from a form by its `Drafted.save`, which settles two writers; elsewhere by `saving`."""

    def __call__(self, record: Any, changes: Mapping[str, Any]) -> object: ...


def saving(*, by: User, based_on: int) -> Saving:
    return lambda record, changes: save(record, by=by, based_on=based_on, changes=changes)


_REASON = "a plan is written: the page that asked for it has decided who may"


@contextmanager
def writing_plan(
    what: str, *, person_id: UUID, by: User, action: Action = Action.PLAN, moves_horizon: bool = False
) -> Iterator[dict[str, int]]:
    """Change what is planned for a person. Ids put into the dict that is given stand on the ledger with the change."""
    ids: dict[str, int] = {}
    with as_system(_REASON), transaction.atomic():
        yield ids
        if moves_horizon:
            plans_changed.send(sender=None, person_ids=[person_id])
        record(action, subject=person_id, body={"what": what, **ids}, actor_id=by.pk)
