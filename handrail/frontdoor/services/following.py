"""What was written about a person goes with the source record by which they were recognised."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from handrail.disclosure.public import as_system

_FOLLOW = """
UPDATE {table} AS written SET person_id = source.person_id
  FROM records_sourceperson AS source
 WHERE source.id = written.recognised_by_id AND written.person_id <> source.person_id
   AND (%(all)s OR written.person_id = ANY(%(persons)s))
"""
TABLES = ("frontdoor_contact", "frontdoor_levelstep")


@transaction.atomic
def follow(person_ids: Collection[UUID] | None) -> int:
    """After a join, a split or an undo: how many rows moved. None stands for everybody."""
    values: dict[str, Any] = {"all": person_ids is None, "persons": list(person_ids or ())}
    with as_system("contacts go with the records of the person they are about"), connection.cursor() as cursor:
        moved = 0
        for table in TABLES:
            cursor.execute(_FOLLOW.format(table=table), values)
            moved += int(cursor.rowcount)
    return moved
