"""After a join, a split or an undo, who was let in or told goes with the record by which the person was known."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from handrail.disclosure.public import as_system
from handrail.sharing.services.reach import refresh_closed, refresh_emergencies, refresh_grants

_FOLLOW = """
UPDATE {table} AS written SET person_id = source.person_id
  FROM records_sourceperson AS source
 WHERE source.id = written.recognised_by_id AND written.person_id <> source.person_id
   AND (%(all)s OR written.person_id = ANY(%(persons)s))
"""
TABLES = (
    "sharing_grant",
    "sharing_emergency",
    "sharing_disclosuremade",
    "sharing_refusal",
    "sharing_reportrequest",
)


@transaction.atomic
def follow_persons(person_ids: Collection[UUID] | None) -> None:
    """None stands for everybody. Whom a connection names may have come with the newest extract, so all are asked."""
    values: dict[str, Any] = {"all": person_ids is None, "persons": list(person_ids or ())}
    with as_system("who is let in goes with the records of the person"), connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(_FOLLOW.format(table=table), values)
    refresh_grants(person_ids)
    refresh_emergencies(person_ids)
    refresh_closed()
