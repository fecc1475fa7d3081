"""Two records beside each other as the engine compares them, with its reasons in words and as steps."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from typing import Any

from django.db import connection

from handrail.linkage.engine.explain import Step, in_words, waterfall
from handrail.linkage.engine.model import TrainedModel
from handrail.linkage.engine.schema import SourcePerson as Side
from handrail.linkage.services.models import thresholds
from handrail.linkage.services.sql import sql


@dataclass(frozen=True, slots=True)
class Seen:
    """What the engine saw in a pair: each comparison's level and the weight it adds, the total, a rule over it."""

    levels: Sequence[int]
    steps: Sequence[float]
    weight: float
    rule: str


@dataclass(frozen=True, slots=True)
class Compared:
    """Weights are log2 of odds; `prior` is where the steps begin, the last two are the bands' thresholds."""

    left: Side
    right: Side
    left_agency: str
    right_agency: str
    weight: float
    sentence: str
    steps: list[Step]
    prior: float
    review_from: float
    join_from: float


def compared(model: TrainedModel, left: Side, right: Side, agencies: tuple[str, str], seen: Seen) -> Compared:
    """The reasons for what the engine saw."""
    bands, prior = thresholds(), seen.weight - sum(seen.steps)
    return Compared(
        left,
        right,
        *agencies,
        weight=seen.weight,
        sentence=in_words(model, seen.levels, left, right, seen.rule or None),
        steps=waterfall(model, seen.levels, seen.steps, left, right, prior_weight=prior)[1:],
        prior=prior,
        review_from=bands.review,
        join_from=bands.join,
    )


def sides_of(ids: Collection[int]) -> dict[int, Side]:
    """The records as the engine compares them, by source person. Call inside `as_system`. One query."""
    with connection.cursor() as cursor:
        cursor.execute(sql("source_persons"), {"all": False, "ids": list(ids)})
        return {row[0]: _side(row) for row in cursor.fetchall()}


def _side(row: Sequence[Any]) -> Side:
    """A row of `source_persons.sql`, whose columns are the fields of the engine's record in order."""
    values = {field.name: value for field, value in zip(fields(Side), row, strict=True)}
    for name in ("other_names", "postcodes", "other_ids"):
        values[name] = tuple(values[name].split("\x1f")) if values[name] else ()
    for name in ("address", "phone", "nhs", "upn"):
        values[name] = values[name] or ""
    return Side(**values)
