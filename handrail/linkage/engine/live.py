"""Find: score a query, or one record against another, in plain Python with the trained weights, in microseconds.

Splink scores a batch; this scores what somebody is waiting for. The levels are the same declarations, and
a test holds the two equal on thousands of pairs.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from math import log2
from operator import attrgetter
from typing import Any

from handrail.linkage.engine.comparisons import SILENT, Comparison
from handrail.linkage.engine.model import TrainedModel
from handrail.linkage.engine.prepare import prepare_one
from handrail.linkage.engine.query import Query
from handrail.linkage.engine.query_keys import query_keys
from handrail.linkage.engine.rules import RULES, Band, LinkageThresholds, Rule
from handrail.linkage.engine.schema import PreparedPerson, SourcePerson

MOST_CANDIDATES = 150  # they come by tier, the most telling first
# Records asked for per key, by tier: a common key must not crowd out a rare one.
EACH_KEY = (300, 300, 300, 20, 150, 10)
SAME_LOCAL_ID = 20.0  # log2 odds; an agency's own id, typed in full, is as good as an NHS number

_YEAR_AGREES, _YEAR_DIFFERS = log2(0.97 * 25), log2(0.03)  # young people span about 25 years of birth
_MONTH_AGREES, _MONTH_DIFFERS = log2(0.97 * 12), log2(0.05)

Lookup = Callable[[Sequence[int], int], Iterable[int]]  # keys, how many records each at most: record ids
Fetch = Callable[[Sequence[int]], Iterable[PreparedPerson]]


@dataclass(frozen=True, slots=True)
class Scored:
    """As `link.JudgedPair`, without the ids."""

    weight: float
    band: Band
    rule: str | None
    levels: tuple[int, ...]
    steps: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A record that answers a query, and how well: log2 weight, before any prior."""

    id: int
    weight: float
    levels: tuple[int, ...]


def score(
    model: TrainedModel,
    left: PreparedPerson,
    right: PreparedPerson,
    thresholds: LinkageThresholds = LinkageThresholds(),  # noqa: B008 - frozen
    *,
    prior: float | None = None,
) -> Scored:
    """The same answer that the batch run gives for these two records."""
    levels, steps = _steps(model, left, right)
    odds = model if prior is None else replace(model, prior=prior)
    weight = odds.prior_weight + sum(steps)
    rule = ruling(left, right, dict(zip((c.name for c in model.comparisons), levels, strict=True)))
    band = thresholds.band(weight)
    if rule and (rule.band is Band.APART or band is Band.JOIN):
        band = rule.band
    return Scored(weight, band, rule.code if rule else None, levels, steps)


def ruling(left: PreparedPerson, right: PreparedPerson, levels: dict[str, int]) -> Rule | None:
    """The first rule that holds of the two."""
    return next((rule for rule in RULES if rule.holds(left, right, levels)), None)


def find(query: Query, model: TrainedModel, lookup: Lookup, fetch: Fetch, *, most: int = 20) -> list[Found]:
    """The records that answer a query best, strongest first. `lookup` reads the key table, `fetch` the records."""
    ids: dict[int, None] = {}
    for keys, each in zip(query_keys(query), EACH_KEY, strict=False):
        ids |= dict.fromkeys(lookup(keys, each) if keys else ())
        if len(ids) >= MOST_CANDIDATES:
            break
    asked = [_Asked(model, record) for record in _as_records(query)]
    found = [_best(query, asked, person) for person in fetch(list(ids)[:MOST_CANDIDATES])]
    return sorted(found, key=lambda item: (-item.weight, item.id))[:most]


def _steps(
    model: TrainedModel, left: PreparedPerson, right: PreparedPerson
) -> tuple[tuple[int, ...], tuple[float, ...]]:
    levels, steps = zip(*(_step(model, comparison, left, right) for comparison in model.comparisons), strict=True)
    return levels, steps


def _step(
    model: TrainedModel, comparison: Comparison, left: PreparedPerson, right: PreparedPerson
) -> tuple[int, float]:
    """The level of one comparison, and what it adds to the weight."""
    level = comparison.level_of(left, right)
    column = comparison.levels[level].frequency_of if level != SILENT else None
    rarity = (
        model.rarity_weight(comparison.name, level, getattr(left, column), getattr(right, column)) if column else 0.0
    )
    return level, model.weight(comparison.name, level) + rarity


class _Asked:
    """A query as a record, held against many: those of a name are many, so each value is compared once."""

    def __init__(self, model: TrainedModel, record: PreparedPerson) -> None:
        self.model, self.record = model, record
        self.silent = [SILENT] * len(model.comparisons)
        # What is missing in the query is missing in every pair, as it is when the query is held against itself.
        self.speaking = [
            (place, comparison, attrgetter(*sorted(comparison.columns)), dict[Any, tuple[int, float]]())
            for place, comparison in enumerate(model.comparisons)
            if not comparison.silent.holds(record, record)
        ]

    def steps(self, person: PreparedPerson) -> tuple[float, tuple[int, ...]]:
        weight, levels = 0.0, self.silent.copy()
        for place, comparison, values_of, known in self.speaking:
            values = values_of(person)
            found = known.get(values)
            if found is None:
                found = known[values] = _step(self.model, comparison, self.record, person)
            levels[place] = found[0]
            weight += found[1]
        return weight, tuple(levels)


def _as_records(query: Query) -> list[PreparedPerson]:
    """The query as records to compare with: the names in either order, a lone name as either."""
    orders = {(query.given, query.family), (query.family, query.given)}
    common: dict[str, Any] = {
        "born": query.born,
        "postcodes": (query.postcode,) if query.postcode else (),
        "nhs": query.nhs or "",
        "upn": query.upn or "",
        "phone": query.phone or "",
    }
    return [prepare_one(SourcePerson(0, "", given=given, family=family, **common)) for given, family in sorted(orders)]


def _best(query: Query, asked: list[_Asked], person: PreparedPerson) -> Found:
    weight, levels = max(one.steps(person) for one in asked)
    local = SAME_LOCAL_ID if person.local_id and person.local_id in query.ids else 0.0
    return Found(person.id, weight + local + _partial_date(query, person), levels)


def _partial_date(query: Query, person: PreparedPerson) -> float:
    if query.born or not query.year or not person.born:
        return 0.0
    weight = _YEAR_AGREES if person.born[:4] == str(query.year) else _YEAR_DIFFERS
    if query.month:
        weight += _MONTH_AGREES if int(person.born[5:7]) == query.month else _MONTH_DIFFERS
    return weight
