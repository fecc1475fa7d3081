"""Under which numbers a person's records stood before they came to this person, and when."""

from collections import defaultdict
from datetime import datetime
from uuid import UUID

from handrail.linkage.models import Move
from handrail.records.public import SourcePerson
from handrail.sharing.public import Life


def lives_of(person_id: UUID) -> list[Life]:
    """Two queries; call inside `as_system`."""
    held = list(SourcePerson.objects.filter(person=person_id).values_list("pk", flat=True))
    moves = Move.objects.filter(source_person__in=held).select_related("move_set").order_by("move_set", "pk")
    came: dict[int, datetime] = {}
    lives: dict[UUID, set[tuple[datetime | None, datetime]]] = defaultdict(set)
    for move in moves:
        at, record = move.move_set.at, move.source_person_id
        if move.from_person_id != person_id:
            lives[move.from_person_id].add((came.get(record), at))
        came[record] = at
    return [Life(person, since, until) for person, spans in lives.items() for since, until in spans]
