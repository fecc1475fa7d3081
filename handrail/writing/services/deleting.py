"""Deleting, which hides, and undoing it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TypeVar

from django.db import transaction

from handrail.disclosure.public import as_system
from handrail.kernel import clock
from handrail.kernel.errors import UserError
from handrail.partnership.public import User
from handrail.writing.models import Version, Written
from handrail.writing.services.writing import lock, write_version

W = TypeVar("W", bound=Written)
UNDO_DAYS = 90  # where no room above has a rule for it
_told: list[Callable[[], int]] = []
_REASON = "a delete, and its undoing, stand in the history"


class TooLateToUndo(UserError):
    def __init__(self, days: int) -> None:
        super().__init__(f"This was deleted more than {days} days ago, which is too long ago to undo.")


def register_undo_days(days: Callable[[], int]) -> None:
    """Says who knows for how many days a delete may be undone: a retention rule of the room that keeps them."""
    _told[:] = [days]


def undo_days() -> int:
    return _told[0]() if _told else UNDO_DAYS


def undo_until(record: Written) -> datetime | None:
    """Until when a delete may be undone; None of what is not deleted."""
    return record.deleted_at + timedelta(days=undo_days()) if record.deleted_at else None


def delete(record: W, *, by: User) -> W:
    """Hide a record. Deleting it twice is deleting it once."""
    with as_system(_REASON), transaction.atomic():
        lock(record)
        if record.deleted_at is None:
            record.deleted_at, record.deleted_by = clock.now(), by
            write_version(record, Version.What.DELETED, by=by, changed=[])
    return record


def undelete(record: W, *, by: User) -> W:
    """Bring a deleted record back as it was, within the days that the retention schedule gives."""
    with as_system(_REASON), transaction.atomic():
        lock(record)
        if record.deleted_at is not None:
            if clock.now() - record.deleted_at > timedelta(days=undo_days()):
                raise TooLateToUndo(undo_days())
            record.deleted_at = record.deleted_by = None
            write_version(record, Version.What.BROUGHT_BACK, by=by, changed=[])
    return record
