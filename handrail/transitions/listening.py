"""What this room does when persons change, what they need or what is planned for them: it computes their horizons."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from handrail.kernel import clock
from handrail.linkage.public import persons_changed
from handrail.planning.public import needs_changed, plans_changed
from handrail.transitions.services.refresh import refresh


def register() -> None:
    persons_changed.connect(_refresh, dispatch_uid="transitions.refresh")
    needs_changed.connect(_refresh, dispatch_uid="transitions.needs")
    plans_changed.connect(_refresh, dispatch_uid="transitions.plans")


def _refresh(person_ids: Collection[UUID] | None, **_: Any) -> None:
    """A join, a split or a small load at once; everybody (None) is left to `handrail horizon`, after a bulk load."""
    if person_ids is not None:
        refresh(today=clock.today(), person_ids=person_ids)
