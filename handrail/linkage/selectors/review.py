"""The review queue: what waits, what a reviewer sees of one pair, and how good the decisions say the linkage is."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from math import floor
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When

from handrail.disclosure.public import as_system, compiled
from handrail.linkage.models import Move, MoveSet, ReviewItem
from handrail.linkage.selectors.compared import Compared, Seen, compared, sides_of
from handrail.linkage.services.models import weights_of
from handrail.records.public import SourcePerson

BIN = 2.0  # width of a weight band on the page that measures, in bits
_REASON = "a reviewer of matches compares two records: the page has checked the permission"
_DECIDED = Q(decision__in=("join", "apart"))


@dataclass(frozen=True, slots=True)
class Pair:
    """An item of the queue with its two records beside each other."""

    item: ReviewItem
    compared: Compared

    @property
    def persons(self) -> list[tuple[str, UUID]]:
        """Each record as it is called, and the person on whom it stands."""
        match = self.item.match
        return [(f"{source.agency.name} {source.local_id}", source.person_id) for source in (match.left, match.right)]

    @property
    def twins(self) -> bool:
        return self.item.match.because == "twins"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the queue is: decided, and in all."""

    decided: int
    total: int

    @property
    def waiting(self) -> int:
        return self.total - self.decided


@dataclass(frozen=True, slots=True)
class WeightBand:
    """Decisions on pairs of a weight from `since` to below `until`, in bits."""

    since: float
    until: float
    joined: int
    apart: int

    @property
    def share(self) -> float:
        return self.joined / (self.joined + self.apart)


@dataclass(frozen=True, slots=True)
class Measured:
    """`joined` by the machine, and how many of these people have taken apart since; decisions by weight."""

    joined: int
    taken_apart: int
    bands: list[WeightBand]

    @property
    def precision(self) -> float | None:
        return None if not self.joined else 1 - self.taken_apart / self.joined


def waiting() -> QuerySet[ReviewItem]:
    """What waits, first what nobody has looked at, then what was left for later; the most pressing first."""
    later = Case(When(decision="later", then=Value(1)), default=Value(0), output_field=IntegerField())
    queue = ReviewItem.objects.exclude(_DECIDED).annotate(later=later)
    related = ("match__left__agency", "match__right__agency")
    return queue.select_related(*related).order_by("later", "-priority", "pk")


def page_of_queue(page: int, per_page: int) -> list[ReviewItem]:
    with as_system(_REASON):
        return list(waiting()[(page - 1) * per_page : page * per_page])


def persons_of(items: Iterable[ReviewItem]) -> list[UUID]:
    """Whose records these pairs show, each once: for the ledger."""
    sides = ((item.match.left.person_id, item.match.right.person_id) for item in items)
    return list(dict.fromkeys(person_id for pair in sides for person_id in pair))


def next_item(after: int | None = None) -> int | None:
    """The item to decide next, not the one just left for later if there is another."""
    with as_system(_REASON):
        first = list(waiting().values_list("pk", flat=True)[:2])
    return next((pk for pk in first if pk != after), first[0] if first else None)


def waiting_with(person_id: UUID, kept_back: Collection[int] = ()) -> int:
    """How many records of other persons wait to be decided on as perhaps this person's.

    Those of the agencies `kept_back`, by id, are not counted: that they hold any is not shared. One query where nothing
    waits, which is nearly always; one more where something does.
    """
    records = {record for pair in _undecided(person_id) for record in pair}
    if not records:
        return 0
    with as_system("that something waits is told to whoever may open the person; what it is, is not"):
        return (
            SourcePerson.objects.filter(pk__in=records)
            .exclude(person_id=person_id)
            .exclude(agency__in=kept_back)
            .count()
        )


@compiled
def _undecided(person_id: UUID) -> QuerySet[Any, tuple[int, int]]:
    own = SourcePerson.objects.filter(person_id=person_id)
    undecided = ReviewItem.objects.exclude(_DECIDED).order_by()
    by_index = [undecided.filter(**{f"match__{side}__in": own}) for side in ("left", "right")]
    left, right = (items.values_list("match__left", "match__right") for items in by_index)
    return left.union(right)


def progress() -> Progress:
    counted = ReviewItem.objects.aggregate(decided=Count("pk", filter=_DECIDED), total=Count("pk"))
    return Progress(counted["decided"], counted["total"])


def pair(item_id: int) -> Pair | None:
    """One item with both records and the reasons, or None where there is none (any more)."""
    with as_system(_REASON):
        items = ReviewItem.objects.select_related(
            "match__run__model", "match__left__agency", "match__right__agency", "decided_by"
        )
        item = items.filter(pk=item_id).first()
        if item is None:
            return None
        match = item.match
        sides = sides_of([match.left_id, match.right_id])
    seen = Seen(match.waterfall["levels"], match.waterfall["steps"], match.weight, match.because)
    names = match.left.agency.name, match.right.agency.name
    model = weights_of(match.run.model)
    return Pair(item, compared(model, sides[match.left_id], sides[match.right_id], names, seen))


def persons_behind(item_id: int) -> list[UUID]:
    """On whom the two records of an item stand now: one person or two."""
    with as_system(_REASON):
        both = ReviewItem.objects.filter(pk=item_id).values_list("match__left__person", "match__right__person")
        return list(dict.fromkeys(person for row in both for person in row))


def measured() -> Measured:
    """The machine's joins that people have left standing, and their decisions by weight."""
    joined = Move.objects.filter(move_set__kind=MoveSet.Kind.RUN)
    split = Move.objects.filter(move_set__kind=MoveSet.Kind.SPLIT, move_set__undone_by=None)
    apart = joined.filter(source_person__in=split.values("source_person")).values("source_person").distinct().count()
    bands: dict[int, list[int]] = {}
    for weight, decision in ReviewItem.objects.filter(_DECIDED).values_list("match__weight", "decision"):
        bands.setdefault(floor(weight / BIN), [0, 0])[decision == "apart"] += 1
    listed = [WeightBand(at * BIN, (at + 1) * BIN, *counts) for at, counts in sorted(bands.items(), reverse=True)]
    return Measured(joined.values("source_person").distinct().count(), apart, listed)
