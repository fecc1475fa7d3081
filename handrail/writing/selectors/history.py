"""The history of a record, for whoever sees the record."""

from typing import Any

from django.db.models import QuerySet

from handrail.disclosure.public import as_system
from handrail.writing.models import Version, Written, WrittenManager
from handrail.writing.values import kind_of


def history(record: Written) -> list[Version]:
    """Every entry, newest first; nothing where the reader does not see the record (a deleted one is still seen).

    Two queries.
    """
    manager = type(record)._default_manager
    if not (_has(manager.all(), record) or (isinstance(manager, WrittenManager) and _has(manager.deleted(), record))):
        return []
    with as_system("the history of a record that the reader sees"):
        entries = Version.objects.filter(kind=kind_of(record), record_id=record.pk)
        return list(entries.select_related("by").order_by("-number", "-pk"))


def _has(rows: QuerySet[Any], record: Written) -> bool:
    return rows.filter(pk=record.pk).exists()
