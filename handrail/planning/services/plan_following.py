"""Plans, assessments and voices go with the source record by which somebody was known when they were written."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from handrail.disclosure.public import as_system
from handrail.planning.services.team import refresh_team_reach

_FOLLOW = """
UPDATE {table} AS written SET person_id = source.person_id
  FROM records_sourceperson AS source
 WHERE source.id = written.recognised_by_id AND written.person_id <> source.person_id
   AND (%(all)s OR written.person_id = ANY(%(persons)s))
"""
_FOLLOW_WHOLE = """
UPDATE {table} AS part SET person_id = whole.person_id
  FROM {whole} AS whole
 WHERE whole.id = part.{by}_id AND whole.person_id <> part.person_id
   AND (%(all)s OR part.person_id = ANY(%(persons)s))
"""
TABLES = ("planning_plan", "planning_voice", "planning_assessment", "planning_need")
PARTS = {
    "planning_assessmentreasons": "assessment",
    "planning_agreedrating": "assessment",
    "planning_agreement": "assessment",
    "planning_dissent": "assessment",
    "planning_view": "assessment",
    "planning_viewanswers": "view",
    "planning_viewrating": "view",
}  # each after the whole that it is a part of


@transaction.atomic
def follow(person_ids: Collection[UUID] | None, **_: Any) -> None:
    """After a join, a split or an undo, with whom the teams around may open; None stands for everybody."""
    values: dict[str, Any] = {"all": person_ids is None, "persons": list(person_ids or ())}
    with as_system("what was written goes with the records of the person they are of"), connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(_FOLLOW.format(table=table), values)
        for table, whole in PARTS.items():
            cursor.execute(_FOLLOW_WHOLE.format(table=table, whole=f"planning_{whole}", by=whole), values)
    refresh_team_reach(person_ids)
