"""Deleting, which hides, and undoing it."""

from datetime import timedelta
from typing import TypeVar

from django.conf import settings
from django.db import transaction

from handrail.disclosure.public import as_system
from handrail.kernel import clock
from handrail.kernel.errors import UserError
from handrail.partnership.public import User
from handrail.writing.models import Version, Written
from handrail.writing.services.writing import lock, write_version

W = TypeVar("W", bound=Written)
_REASON = "a delete, and its undoing, stand in the history"


class TooLateToUndo(UserError):
    def __init__(self, days: int) -> None:
        super().__init__(f"This was deleted more than {days} days ago, which is too long ago to undo.")


def delete(record: W, *, by: User) -> W:
    """Hide a record. Deleting it twice is deleting it once."""
    with as_system(_REASON), transaction.atomic():
        lock(record)
        if record.deleted_at is None:
            record.deleted_at, record.deleted_by = clock.now(), by
            write_version(record, Version.What.DELETED, by=by, changed=[])
    return record


def undelete(record: W, *, by: User) -> W:
    """Bring a deleted record back as it was, within `HANDRAIL_UNDO_DAYS`."""
    with as_system(_REASON), transaction.atomic():
        lock(record)
        if record.deleted_at is not None:
            if clock.now() - record.deleted_at > timedelta(days=settings.HANDRAIL_UNDO_DAYS):
                raise TooLateToUndo(settings.HANDRAIL_UNDO_DAYS)
            record.deleted_at = record.deleted_by = None
            write_version(record, Version.What.BROUGHT_BACK, by=by, changed=[])
    return record
