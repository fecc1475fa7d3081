"""What goes with somebody's records when they are disposed of, and no foreign key says: lineage, and rows set aside."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db import connection

from handrail.linkage.models import Move, MoveSet, ReviewItem
from handrail.linkage.services.aftermath import draw_anew
from handrail.linkage.services.index import index_some
from handrail.records.public import Person, SourcePerson
from handrail.sharing.public import disposed, register_gone, register_joined_into, register_passed_through

# A row set aside names nobody by key: it goes where one of its cells holds the agency's id of somebody who goes.
_SET_ASIDE = """
DELETE FROM linkage_quarantinedrow AS aside
 USING linkage_batch AS batch, records_sourceperson AS source
 WHERE batch.id = aside.batch_id AND source.id = ANY (%s) AND source.agency_id = batch.agency_id
   AND EXISTS (
       SELECT FROM jsonb_each_text(
           aside.as_sent || CASE jsonb_typeof(aside.mended) WHEN 'object' THEN aside.mended ELSE '{}' END) AS cell
        WHERE btrim(cell.value) = source.local_id)
"""


def register() -> None:
    register_joined_into(earlier_persons)
    register_passed_through("linkage.move", "from_person_id", "to_person_id")
    register_gone("linkage.Move", _forget_moves)
    register_gone("records.SourcePerson", _forget_rows_set_aside)
    disposed.connect(_draw_anew, dispatch_uid="linkage.disposed")


def earlier_persons(person_id: UUID) -> list[UUID]:
    """The retired persons whose records were joined into this one, and are nobody else's by now."""
    theirs = SourcePerson.objects.filter(person_id=person_id)
    came_from = Move.objects.filter(source_person__in=theirs).values("from_person")
    went_to = Move.objects.filter(source_person__in=theirs).values("to_person")
    met = Person.objects.filter(pk__in=came_from) | Person.objects.filter(pk__in=went_to)
    return list(met.filter(retired=True).exclude(pk=person_id).values_list("pk", flat=True))


def _forget_moves(keys: Collection[int]) -> None:
    """Moves go with the records that were moved, and with them the sets and reasons that were about nobody else."""
    moves = Move.objects.filter(pk__in=list(keys))
    sets = set(moves.order_by().values_list("move_set", flat=True))
    moves._raw_delete(moves.db)
    left = MoveSet.objects.filter(pk__in=sets)
    left.exclude(kind=MoveSet.Kind.RUN).update(reason="")
    empty = left.filter(moves=None).values_list("pk", flat=True)
    gone = list(empty)
    ReviewItem.objects.filter(move_set__in=gone).update(move_set=None)
    rows = MoveSet.objects.filter(pk__in=gone)
    rows._raw_delete(rows.db)


def _forget_rows_set_aside(keys: Collection[int]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_SET_ASIDE, [list(keys)])


def _draw_anew(person_ids: Collection[UUID], **_: Any) -> None:
    """Of whoever is held still: Find must not find them by what went."""
    sources = SourcePerson.objects.filter(person_id__in=list(person_ids))
    index_some(list(sources.values_list("pk", flat=True)))
    draw_anew(person_ids)
