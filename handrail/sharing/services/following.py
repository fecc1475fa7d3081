"""What was told and refused goes with the source record by which the young person was known when it was written."""

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
TABLES = ("sharing_disclosuremade", "sharing_refusal", "sharing_accessrequest")


@transaction.atomic
def follow_told(person_ids: Collection[UUID] | None, **_: Any) -> None:
    """After a join, a split or an undo; None stands for everybody."""
    values: dict[str, Any] = {"all": person_ids is None, "persons": list(person_ids or ())}
    with as_system("what was told goes with the records of whom it is about"), connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(_FOLLOW.format(table=table), values)
