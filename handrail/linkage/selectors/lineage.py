"""One person as a set of source records, and how it came to be that set: each move onto the person or off it.

Whoever reviews matches sees every agency's record of the person, as on a match: nobody can tell two people apart by
half of what is held. The page puts each reading on the ledger.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from handrail.disclosure.public import as_system
from handrail.linkage.engine.schema import SourcePerson as Side
from handrail.linkage.models import Move, MoveSet
from handrail.linkage.selectors.compared import sides_of
from handrail.linkage.services.lineage import undo_refusals
from handrail.records.public import Person, SourcePerson

_REASON = "a reviewer of matches looks at one person's records: the page has checked the permission"


@dataclass(frozen=True, slots=True)
class Held:
    """An agency's record, and what it says as the engine compares it."""

    source: SourcePerson
    said: Side


@dataclass(frozen=True, slots=True)
class Change:
    """A set of moves as this person saw it: what came and from whom, what went and to whom.

    What came from persons with nothing left stands together, under None. `refusal` says why the set cannot be undone;
    '' where it can.
    """

    move_set: MoveSet
    came: dict[UUID | None, list[SourcePerson]]
    went: dict[UUID, list[SourcePerson]]
    refusal: str


@dataclass(frozen=True, slots=True)
class Lineage:
    """A person's records, newest changes first, and, where the person is retired, where its records are now."""

    person: Person
    records: list[Held]
    changes: list[Change]
    successors: list[UUID]


def lineage_of(person_id: UUID) -> Lineage | None:
    """The person, current or retired; None where there is none. A fixed number of queries."""
    with as_system(_REASON):
        person = Person.objects.filter(pk=person_id).first()
        if person is None:
            return None
        gone_to = successors(person_id) if person.retired else []
        return Lineage(person, records_of([person_id]), _changes(person_id), gone_to)


def records_of(persons: Sequence[UUID]) -> list[Held]:
    """The records that stand on these persons, by agency. Two queries; call inside `as_system`."""
    held = SourcePerson.objects.filter(person__in=persons).select_related("agency")
    sources = list(held.order_by("agency__name", "local_id"))
    sides = sides_of([source.pk for source in sources])
    return [Held(source, sides[source.pk]) for source in sources]


def gave_records_away(person_id: UUID) -> bool:
    """Whether a record was ever moved off the person: only such a person can be retired. One query."""
    return Move.objects.filter(from_person=person_id).exists()


def successors(person_id: UUID) -> list[UUID]:
    """Where the records now stand that a retired person held last; what was taken off before that was not it.

    One query; call inside `as_system`.
    """
    left = Move.objects.filter(from_person=person_id)
    last = left.filter(move_set=left.order_by("-move_set").values("move_set")[:1])
    return list(last.order_by("source_person__person").values_list("source_person__person", flat=True).distinct())


def moves_touching(person_id: UUID) -> list[Move]:
    """Each move onto the person or off it, the newest first, with its set and who made it. One query."""
    moves = Move.objects.filter(Q(from_person=person_id) | Q(to_person=person_id))
    return list(moves.select_related("move_set__by").order_by("-move_set", "pk"))


def by_set(moves: Iterable[Move]) -> list[tuple[MoveSet, list[Move]]]:
    """Moves under the set that they were made in, in the order in which the sets come."""
    sets: dict[MoveSet, list[Move]] = defaultdict(list)
    for one in moves:
        sets[one.move_set].append(one)
    return list(sets.items())


def _changes(person_id: UUID) -> list[Change]:
    moves = moves_touching(person_id)
    moved = SourcePerson.objects.select_related("agency").in_bulk({one.source_person_id for one in moves})
    givers = Person.objects.filter(pk__in={one.from_person_id for one in moves}, retired=False)
    current = set(givers.values_list("pk", flat=True))
    sets = by_set(moves)
    refusals = undo_refusals([move_set for move_set, _ in sets])
    changes = []
    for move_set, made in sets:
        came: dict[UUID | None, list[SourcePerson]] = defaultdict(list)
        went: dict[UUID, list[SourcePerson]] = defaultdict(list)
        for one in made:
            source, giver = moved[one.source_person_id], one.from_person_id
            if one.to_person_id == person_id:
                came[giver if giver in current else None].append(source)
            else:
                went[one.to_person_id].append(source)
        changes.append(Change(move_set, dict(came), dict(went), refusals.get(move_set.pk, "")))
    return changes
