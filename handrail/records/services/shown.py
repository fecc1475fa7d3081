"""The name and birth date by which lists and headings show a person: copied from one source, named, never blended.

The rule *best source*: a source with both a name and a birth date goes before one with a name, that before one with
a birth date, that before one with neither; then by the kind of agency (whoever keeps a person list before whoever only
meets people); then whichever was heard from last. The heading can then say whose words it uses.
"""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from handrail.records.naming import BEST_SOURCE

_COPY_BEST = """
WITH best AS (
    SELECT DISTINCT ON (source.person_id) source.person_id, source.id,
           source.given, source.family, source.born, source.sex, source.died
      FROM records_sourceperson AS source JOIN partnership_agency AS agency ON agency.id = source.agency_id
     WHERE %(all)s OR source.person_id = ANY(%(persons)s)
     ORDER BY source.person_id,
              (source.given || source.family <> '')::int * 2 + (source.born IS NOT NULL)::int DESC,
              array_position(%(kinds)s::varchar[], agency.kind),
              source.last_seen DESC, source.id
)
UPDATE records_person AS person
   SET shown_from_id = best.id, shown_given = best.given, shown_family = best.family,
       born = best.born, sex = best.sex, died = best.died
  FROM best
 WHERE person.id = best.person_id
   AND (person.shown_from_id, person.shown_given, person.shown_family, person.born, person.sex, person.died)
       IS DISTINCT FROM (best.id, best.given, best.family, best.born, best.sex, best.died)
"""
_FORGET_EMPTY = """
UPDATE records_person AS person
   SET shown_from_id = NULL, shown_given = '', shown_family = '', born = NULL, sex = 'U', died = NULL
 WHERE (%(all)s OR person.id = ANY(%(persons)s))
   AND (person.shown_from_id IS NOT NULL OR person.shown_given || person.shown_family <> '' OR person.born IS NOT NULL)
   AND NOT EXISTS (SELECT FROM records_sourceperson AS source WHERE source.person_id = person.id)
"""


@transaction.atomic
def refresh_shown(person_ids: Collection[UUID] | None = None) -> int:
    """Copy the best source's words to these persons (None: to everybody), and answer how many changed.

    A person whose sources have all been moved away shows nothing. Only rows that differ are written.
    """
    values: dict[str, Any] = {"all": person_ids is None, "persons": list(person_ids or ()), "kinds": list(BEST_SOURCE)}
    with connection.cursor() as cursor:
        cursor.execute(_COPY_BEST, values)
        changed = int(cursor.rowcount)
        cursor.execute(_FORGET_EMPTY, values)
        return changed + int(cursor.rowcount)
