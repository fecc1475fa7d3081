"""Source persons moved from one person to another, each on the lineage. Everything that joins or splits ends here."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from handrail.kernel import clock
from handrail.linkage.models import MoveSet
from handrail.partnership.public import User

_LOCK = "SELECT pg_advisory_xact_lock(hashtext('linkage.moves'))"
_MOVE = """
WITH wanted AS (
    SELECT * FROM unnest(%(source_persons)s::bigint[], %(persons)s::uuid[]) AS w (source_person_id, person_id)
), lineage AS (
    INSERT INTO linkage_move (move_set_id, source_person_id, from_person_id, to_person_id)
    SELECT %(move_set)s, p.id, p.person_id, w.person_id
    FROM wanted w JOIN records_sourceperson p ON p.id = w.source_person_id
    WHERE p.person_id <> w.person_id
    RETURNING source_person_id, from_person_id, to_person_id
), moved AS (
    UPDATE records_sourceperson p SET person_id = l.to_person_id FROM lineage l WHERE p.id = l.source_person_id
)
SELECT from_person_id, to_person_id, count(*) FROM lineage GROUP BY 1, 2
"""
_RETIRE = """
UPDATE records_person SET retired = NOT retired
WHERE id = ANY(%s) AND retired = EXISTS (SELECT FROM records_sourceperson WHERE person_id = records_person.id)
"""


class Moved:
    """A set of moves as made: which persons it touched, and how many source persons it moved."""

    def __init__(self, move_set: MoveSet, rows: list[tuple[UUID, UUID, int]]) -> None:
        self.move_set = move_set
        self.person_ids = {person for row in rows for person in row[:2]}
        self.count = sum(row[2] for row in rows)


@transaction.atomic
def move(
    targets: Mapping[int, UUID], *, kind: MoveSet.Kind, reason: str, by: User | None, undoes: MoveSet | None = None
) -> Moved:
    """Move each source person to its person; one that is there already does not move. Call inside `as_system`.

    A person left with no source persons is retired, and one that has some again is not.
    """
    move_set = MoveSet.objects.create(kind=kind, reason=reason[:500], by=by, at=clock.now(), undoes=undoes)
    values: dict[str, Any] = {
        "move_set": move_set.pk,
        "source_persons": list(targets),
        "persons": list(targets.values()),
    }
    with connection.cursor() as cursor:
        cursor.execute(_MOVE, values)
        moved = Moved(move_set, cursor.fetchall())
        cursor.execute(_RETIRE, [list(moved.person_ids)])
    return moved


def hold_moves() -> None:
    """One mover at a time until the transaction ends: what was checked is still so when it is changed."""
    with connection.cursor() as cursor:
        cursor.execute(_LOCK)
