"""What is retained of the record itself, the rows that agencies sent, and of what this room writes about people."""

from collections.abc import Collection
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from handrail.records.public import SourcePerson, SourceRecord
from handrail.sharing.models import AccessRequest, DisclosureMade, Emergency, Grant, Refusal
from handrail.sharing.models.seen_by import TOLD_CLASS
from handrail.sharing.retained import Retained, register_gone, register_retained
from handrail.sharing.selectors.schedule import undo_days
from handrail.sharing.sql import sql
from handrail.writing.public import register_undo_days, remove_drafts_of

_TOLD = """
SELECT told.person_id, 'plan', greatest(told.told_on, told.keep_until, told.ended_on), false
FROM sharing_disclosuremade told JOIN person ON person.id = told.person_id
"""
_REFUSED = """
SELECT refused.person_id, 'plan', greatest(refused.refused_on, refused.reviewed_on), false
FROM sharing_refusal refused JOIN person ON person.id = refused.person_id
"""


def register() -> None:
    register_retained(Retained("records", "What agencies sent", sql("records_activity"), _records))
    register_retained(Retained("told", "What was shared outside", _TOLD, partial(_written, DisclosureMade)))
    register_retained(Retained("refused", "Refusals to share", _REFUSED, partial(_written, Refusal)))
    register_gone("sharing.DisclosureMade", lambda keys: _forget_drafts("told", keys))
    register_gone("sharing.Refusal", lambda keys: _forget_drafts("refusal", keys))
    register_gone("sharing.Grant", _forget_requests)
    register_gone("records.SourcePerson", _forget_named)
    register_undo_days(undo_days)


def _records(persons: Collection[UUID], item_class: str) -> QuerySet[Any]:
    return SourceRecord.objects.filter(source_person__person_id__in=list(persons), item_class=item_class)


def _written(model: Any, persons: Collection[UUID], item_class: str) -> QuerySet[Any]:
    rows: QuerySet[Any] = model._base_manager.filter(person__in=list(persons) if item_class == TOLD_CLASS else [])
    return rows


def _forget_drafts(what: str, keys: Collection[int]) -> None:
    remove_drafts_of([f"{what}:{key}" for key in keys])


def _forget_requests(keys: Collection[int]) -> None:
    """What somebody asked for goes with what they were given; no key leads from the one to the other."""
    asked = Grant.objects.filter(pk__in=list(keys)).exclude(request=None).values_list("request", flat=True)
    _let_go(AccessRequest, Q(pk__in=list(asked)))


def _forget_named(keys: Collection[int]) -> None:
    """Requests and emergencies in which somebody was named as one of these is called, and was found or not."""
    named = Q(pk__in=[])
    for source in SourcePerson.objects.filter(pk__in=list(keys)):
        if source.given and source.family and source.born:
            named |= Q(given__iexact=source.given, family__iexact=source.family, born=source.born)
    asked = AccessRequest._base_manager.filter(named).values_list("pk", flat=True)
    Grant.objects.filter(request__in=list(asked)).update(request=None)
    _let_go(AccessRequest, named)
    _let_go(Emergency, named)


def _let_go(model: Any, which: Q) -> None:
    rows = model._base_manager.filter(which)
    rows._raw_delete(rows.db)
