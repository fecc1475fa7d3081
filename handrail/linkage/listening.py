"""What the room that lets people in has of this one, and what Find must forget."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from handrail.linkage.events import persons_changed
from handrail.linkage.models import PreparedRecord
from handrail.linkage.selectors.look_up import persons_by_number
from handrail.linkage.services.index import index_some
from handrail.records.public import addresses_marked
from handrail.sharing.public import follow_persons, follow_protected, register_numbers


def register() -> None:
    register_numbers(persons_by_number)
    persons_changed.connect(_follow, dispatch_uid="sharing.follow")
    addresses_marked.connect(_index_marked, dispatch_uid="linkage.protected")


def _follow(person_ids: Collection[UUID] | None, **_: Any) -> None:
    follow_persons(person_ids)
    follow_protected(person_ids)


def _index_marked(source_person_ids: Collection[int], **_: Any) -> None:
    """Find forgets a protected address at once, and knows it again when the protection has ended."""
    indexed = PreparedRecord.objects.filter(source_person__in=list(source_person_ids))
    index_some(list(indexed.values_list("source_person_id", flat=True)))
