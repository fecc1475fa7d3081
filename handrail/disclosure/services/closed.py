"""Whom somebody may not open is known to the room that keeps why, and written here whole."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db import transaction

from handrail.disclosure.models import Closed


class ClosedRow(NamedTuple):
    """A person closed to a user; `until` is the first day on which they are not."""

    user_id: int
    person_id: UUID
    fact: str
    since: date
    until: date | None


@transaction.atomic
def replace_closed(rows: Iterable[ClosedRow], *, user_id: int | None = None) -> None:
    """Let these be all who are closed, to this user (None: to everybody). A day that has not begun closes nothing."""
    held = Closed.objects.all() if user_id is None else Closed.objects.filter(user_id=user_id)
    held.delete()
    Closed.objects.bulk_create(Closed(**row._asdict()) for row in rows)
