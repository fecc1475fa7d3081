"""Join and split: people decide who is one person. Nothing is lost, and each can be undone.

Rules come in pairs: `check_x` raises a sentence, `can_x` answers for a page.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F

from handrail.disclosure.public import Action, as_system, record
from handrail.kernel import clock
from handrail.kernel.errors import UserError
from handrail.kernel.words import long_date
from handrail.linkage.models import Move, MoveSet, ReviewItem
from handrail.linkage.services.aftermath import draw_anew
from handrail.linkage.services.moves import Moved, hold_moves, move
from handrail.partnership.public import User
from handrail.records.public import Person, SourcePerson

_REASON = "a person joins, splits or undoes: the page that asked for it has decided who may"
_RUNS_STAND = "A linkage run is not undone as a whole. Take apart the records that do not belong together."


class CannotJoin(UserError):
    """These may not be made one person as things stand. `item`: the review item whose decision stands in the way."""

    def __init__(self, sentence: str, item: int | None = None) -> None:
        super().__init__(sentence)
        self.item = item


class CannotSplit(UserError):
    """These records may not be taken off their person as things stand."""


class CannotUndo(UserError):
    """This can no longer be undone as it stands."""


def check_join(*, persons: Sequence[Person]) -> None:
    """Two persons or more, all of them current, with nobody's decision against it."""
    ids = {person.pk for person in persons}
    if len(ids) < 2:
        raise CannotJoin("Choose at least two persons to join.")
    if any(person.retired for person in persons):
        raise CannotJoin("One of these persons has been joined into another already. Find them again.")
    apart = _decided_apart(ids)
    if apart is not None and apart.decided_at is not None:
        day = long_date(clock.local(apart.decided_at).date())
        raise CannotJoin(
            f"On {day} it was decided that two of these records are two people. Undo that first.", apart.pk
        )


def join(*, persons: Sequence[Person], by: User, reason: str) -> MoveSet:
    """Make persons one: all their source persons go to the one that is known longest. The others stay, retired."""
    with as_system(_REASON), transaction.atomic():
        hold_moves()
        fresh = list(Person.objects.filter(pk__in=[person.pk for person in persons]).order_by("created_at", "pk"))
        check_join(persons=fresh)
        into, *others = fresh
        joined = SourcePerson.objects.filter(person__in=others).values_list("pk", flat=True)
        moved = move(dict.fromkeys(joined, into.pk), kind=MoveSet.Kind.JOIN, reason=reason, by=by)
        _finish(moved, Action.JOIN, into.pk, by)
    return moved.move_set


def check_split(*, source_persons: Sequence[SourcePerson]) -> None:
    """Some of one person's records, and not all of them."""
    persons = {source.person_id for source in source_persons}
    if not persons:
        raise CannotSplit("Choose the records that belong to somebody else.")
    if len(persons) > 1:
        raise CannotSplit("These records stand on different persons. Split them one person at a time.")
    if SourcePerson.objects.filter(person__in=persons).count() == len({source.pk for source in source_persons}):
        raise CannotSplit("These are all the records of this person. Leave at least one where it is.")


def split(*, source_persons: Sequence[SourcePerson], by: User, reason: str) -> MoveSet:
    """Take records off a person: they become a person of their own."""
    with as_system(_REASON), transaction.atomic():
        hold_moves()
        fresh = list(SourcePerson.objects.filter(pk__in=[source.pk for source in source_persons]))
        check_split(source_persons=fresh)
        other = Person.objects.create(created_at=clock.now())
        targets = {source.pk: other.pk for source in fresh}
        moved = move(targets, kind=MoveSet.Kind.SPLIT, reason=reason, by=by)
        _finish(moved, Action.SPLIT, fresh[0].person_id, by)
    return moved.move_set


def undo_refusals(move_sets: Collection[MoveSet]) -> dict[int, str]:
    """Why sets cannot be undone as things stand, by set; one that can be is left out. At most three queries.

    A set can be undone while everything it moved is still where it put it. Later moves are undone first.
    """
    runs = {one.pk: _RUNS_STAND for one in move_sets if one.kind == MoveSet.Kind.RUN}
    made = [one.pk for one in move_sets if one.pk not in runs]
    if not made:
        return runs
    undone = list(MoveSet.objects.filter(pk__in=made, undone_by__isnull=False).values_list("pk", flat=True))
    gone: defaultdict[int, set[int]] = defaultdict(set)
    moves = Move.objects.filter(move_set__in=made).exclude(source_person__person=F("to_person"))
    for move_set, source in moves.values_list("move_set", "source_person"):
        gone[move_set].add(source)
    later = _moved_after(min(gone), set().union(*gone.values())) if gone else []
    moved_again = {
        pk: _moved_again(sources, [at for by, one, at in later if by > pk and one in sources])
        for pk, sources in gone.items()
    }
    return {**runs, **moved_again, **dict.fromkeys(undone, "This has been undone already.")}


def _moved_after(move_set: int, sources: set[int]) -> list[tuple[int, int, datetime]]:
    later = Move.objects.filter(source_person__in=sources, move_set__gt=move_set)
    return list(later.values_list("move_set", "source_person", "move_set__at"))


def _moved_again(sources: set[int], at: list[datetime]) -> str:
    when = f" on {long_date(clock.local(max(at)).date())}" if at else ""
    records = "one of its records was" if len(sources) == 1 else f"{len(sources)} of its records were"
    return f"Since then {records} moved again{when}. Undo that first."


def check_undo(*, move_set: MoveSet) -> None:
    """Whether a set can be undone; `undo_refusals` has the rule."""
    for sentence in undo_refusals([move_set]).values():
        raise CannotUndo(sentence)


def undo(*, move_set: MoveSet, by: User, reason: str = "") -> MoveSet:
    """Put every record back where the set took it from. Records that joined since stay where they are."""
    with as_system(_REASON), transaction.atomic():
        hold_moves()
        check_undo(move_set=move_set)
        back = dict(move_set.moves.values_list("source_person", "from_person"))
        said = reason or f"Undoes: {move_set.reason}"
        moved = move(back, kind=MoveSet.Kind.UNDO, reason=said, by=by, undoes=move_set)
        _finish(moved, Action.UNDO, next(iter(back.values()), None), by)
    return moved.move_set


def _can(check: Callable[..., None], **what: Any) -> bool:
    try:
        check(**what)
    except UserError:
        return False
    return True


def can_join(*, persons: Sequence[Person]) -> bool:
    return _can(check_join, persons=persons)


def can_split(*, source_persons: Sequence[SourcePerson]) -> bool:
    return _can(check_split, source_persons=source_persons)


def can_undo(*, move_set: MoveSet) -> bool:
    return _can(check_undo, move_set=move_set)


def _decided_apart(persons: set[UUID]) -> ReviewItem | None:
    """A decision that two records are two people, where joining these persons would make them one."""
    return (
        ReviewItem.objects.filter(decision=ReviewItem.Decision.APART)
        .filter(match__left__person__in=persons, match__right__person__in=persons)
        .order_by("pk")
        .first()
    )


def _finish(moved: Moved, action: Action, subject: UUID | None, by: User) -> None:
    draw_anew(moved.person_ids)
    body = {"move_set": moved.move_set.pk, "moved": moved.count}
    record(action, subject=subject, body=body, detail={"reason": moved.move_set.reason}, actor_id=by.pk)
