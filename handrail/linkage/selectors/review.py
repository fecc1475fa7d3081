"""The review queue: what waits, what a reviewer sees of one pair, and how good the decisions say the linkage is."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from math import floor
from typing import Any

from django.db import connection
from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When

from handrail.disclosure.public import as_system
from handrail.linkage.engine.explain import Step, in_words, waterfall
from handrail.linkage.engine.schema import SourcePerson as Side
from handrail.linkage.models import Match, Move, MoveSet, ReviewItem
from handrail.linkage.services.models import thresholds, weights_of
from handrail.linkage.services.sql import sql

BIN = 2.0  # width of a weight band on the page that measures, in bits
_REASON = "a reviewer of matches compares two records: the page has checked the permission"
_DECIDED = Q(decision__in=("join", "apart"))


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records beside each other, as the machine saw them, with its reasons."""

    item: ReviewItem
    left: Side
    right: Side
    left_agency: str
    right_agency: str
    sentence: str
    steps: list[Step]
    prior: float
    review_from: float
    join_from: float

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


def next_item(after: int | None = None) -> int | None:
    """The item to decide next, not the one just left for later if there is another."""
    with as_system(_REASON):
        first = list(waiting().values_list("pk", flat=True)[:2])
    return next((pk for pk in first if pk != after), first[0] if first else None)


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
        sides = _sides([match.left_id, match.right_id])
        left, right = sides[match.left_id], sides[match.right_id]
        return _explained(item, match, left, right)


def _explained(item: ReviewItem, match: Match, left: Side, right: Side) -> Pair:
    model, bands = weights_of(match.run.model), thresholds()
    levels, steps = match.waterfall["levels"], match.waterfall["steps"]
    prior = match.weight - sum(steps)
    return Pair(
        item,
        left,
        right,
        match.left.agency.name,
        match.right.agency.name,
        sentence=in_words(model, levels, left, right, match.because or None),
        steps=waterfall(model, levels, steps, left, right, prior_weight=prior)[1:],
        prior=prior,
        review_from=bands.review,
        join_from=bands.join,
    )


def _sides(ids: list[int]) -> dict[int, Side]:
    """The records as the engine compares them, by source person."""
    with connection.cursor() as cursor:
        cursor.execute(sql("source_persons"), {"all": False, "ids": ids})
        return {row[0]: _side(row) for row in cursor.fetchall()}


def _side(row: Sequence[Any]) -> Side:
    """A row of `source_persons.sql`, whose columns are the fields of the engine's record in order."""
    values = {field.name: value for field, value in zip(fields(Side), row, strict=True)}
    for name in ("other_names", "postcodes", "other_ids"):
        values[name] = tuple(values[name].split("\x1f")) if values[name] else ()
    for name in ("address", "phone", "nhs", "upn"):
        values[name] = values[name] or ""
    return Side(**values)


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
