"""What is retained of the record itself: the rows that agencies sent, each under the class it came in."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from handrail.records.public import SourceRecord
from handrail.sharing.retained import Retained, register_retained
from handrail.sharing.selectors.schedule import undo_days
from handrail.sharing.sql import sql
from handrail.writing.public import register_undo_days


def register() -> None:
    register_retained(Retained("records", "What agencies sent", sql("records_activity"), _rows))
    register_undo_days(undo_days)


def _rows(persons: Collection[UUID], item_class: str) -> QuerySet[Any]:
    return SourceRecord.objects.filter(source_person__person_id__in=list(persons), item_class=item_class)
