"""What no weight may overrule: when two records are definitely two people, and when only a person may join them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from handrail.linkage.engine.comparisons import BY_NAME, SILENT
from handrail.linkage.engine.predicates import (
    AllOf,
    AnyOf,
    Both,
    Differs,
    Missing,
    Precedes,
    Predicate,
    Same,
    Shares,
    SharesAcross,
)
from handrail.linkage.engine.schema import PreparedPerson

Levels = tuple[tuple[str, tuple[str, ...]], ...]  # comparison and the codes of its levels


class Band(StrEnum):
    """What becomes of a pair: joined by the machine, shown to a person, or left apart."""

    JOIN = "join"
    REVIEW = "review"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class LinkageThresholds:
    """Match weights (log2 of the odds that the two are one person) at and above which a pair is joined or reviewed.

    4 is odds of 16 to 1, -2 of 1 to 4. With the rules below, 99.7% of joins were right on a million made-up records.
    """

    join: float = 4.0
    review: float = -2.0

    def __post_init__(self) -> None:
        if self.review > self.join:
            raise ValueError("The review threshold must not lie above the join threshold.")

    def band(self, weight: float) -> Band:
        return Band.JOIN if weight >= self.join else Band.REVIEW if weight >= self.review else Band.APART


@dataclass(frozen=True, slots=True)
class Rule:
    """Holds where the question is answered yes, every comparison in `at` came out at a level named, and none in
    `unless` did. A rule of the band `join` caps nothing: it says why the rules after it do not hold."""

    code: str
    words: str
    band: Band
    question: Predicate | None = None
    at: Levels = ()
    unless: Levels = ()

    @property
    def sql(self) -> str:
        """Over `<column>_l` and `<column>_r`, and each comparison's level as `level_<name>`."""
        asked = [f"({self.question.sql})"] if self.question else []
        asked += [f"level_{name} in ({_places(name, codes)})" for name, codes in self.at]
        asked += [f"level_{name} not in ({_places(name, codes)})" for name, codes in self.unless]
        return " and ".join(asked)

    def holds(self, left: PreparedPerson, right: PreparedPerson, levels: Mapping[str, int]) -> bool:
        """The same in Python; `levels` by comparison, SILENT where the model leaves one out."""
        return (
            (self.question is None or self.question.holds(left, right))
            and all(_is_at(levels, name, codes) for name, codes in self.at)
            and not any(_is_at(levels, name, codes) for name, codes in self.unless)
        )


def _places(name: str, codes: tuple[str, ...]) -> str:
    return ", ".join(str(place) for place in _place_numbers(name, codes))


@cache
def _place_numbers(name: str, codes: tuple[str, ...]) -> tuple[int, ...]:
    listed = [level.code for level in BY_NAME[name].levels]
    return tuple(SILENT if code == "silent" else listed.index(code) for code in codes)


def _is_at(levels: Mapping[str, int], name: str, codes: tuple[str, ...]) -> bool:
    return levels.get(name, SILENT) in _place_numbers(name, codes)


_HOUSEHOLD = AnyOf((Shares("postcodes"), Same("address"), Same("phone"), Shares("family_forms")))
_NO_LIKENESS = ("differ", "crossed_part")
_ONE_NUMBER: Levels = (("nhs", ("same",)), ("upn", ("same",)), ("other_ids", ("shared",)))
_TWO_NUMBERS: Levels = (("nhs", ("differ",)), ("upn", ("differ",)))
_UNIQUE_NUMBER = AnyOf((Same("nhs"), Same("upn"), Shares("other_ids")))
_NAME_IN_COMMON = AnyOf((Shares("family_sounds"), SharesAcross("given_sounds", "family_sounds")))

RULES = (
    Rule(
        "two_traced_nhs_numbers",
        "Each has its own NHS number, both traced and verified.",
        Band.APART,
        AllOf((Both("nhs_traced"), Differs("nhs"))),
    ),
    Rule(
        "two_pupils",
        "They have different pupil numbers and different birth dates.",
        Band.APART,
        AllOf((Differs("upn"), Differs("born"))),
    ),
    Rule("died_before", "One had died before the other was first known.", Band.APART, Precedes("died", "first_known")),
    Rule(
        "two_forenames",
        "Same number, birth date and a name in common: one person by two forenames, unless other records say twins.",
        Band.JOIN,
        AllOf((Same("born"), _UNIQUE_NUMBER, _NAME_IN_COMMON)),
        at=(("given", _NO_LIKENESS),),
        unless=_TWO_NUMBERS,
    ),
    Rule(
        "twins",
        "Same birth date and household, another forename: they may be twins.",
        Band.REVIEW,
        AllOf((Same("born"), _HOUSEHOLD)),
        at=(("given", _NO_LIKENESS),),
        unless=_ONE_NUMBER,
    ),
    Rule(
        "one_number",
        "Same number, birth date and household, but another forename: a changed name, or twins with one number.",
        Band.REVIEW,
        AllOf((Same("born"), _HOUSEHOLD)),
        at=(("given", _NO_LIKENESS),),
    ),
    Rule(
        "siblings",
        "Same household, one birth date unknown, forenames no more than alike: they may be brother and sister.",
        Band.REVIEW,
        AllOf((Missing("born"), _HOUSEHOLD)),
        at=(("given", ("alike", *_NO_LIKENESS)),),
        unless=_ONE_NUMBER,
    ),
    Rule(
        "namesakes",
        "The birth dates have nothing in common: they may be relatives of one name.",
        Band.REVIEW,
        at=(("born", ("differ",)),),
        unless=_ONE_NUMBER,
    ),
    Rule(
        "only_a_number",
        "They share a number, but neither forename nor birth date: it may have been written on the wrong record.",
        Band.REVIEW,
        at=(("born", ("differ",)), ("given", _NO_LIKENESS)),
    ),
)
RULE_BY_CODE = {rule.code: rule for rule in RULES}
RULE_COLUMNS = sorted(frozenset().union(*(rule.question.columns for rule in RULES if rule.question)))
FORBIDDING = tuple(rule for rule in RULES if rule.band is Band.APART or rule.code == "twins")
"""The rules that hold for any two records of a cluster, and not only for those that were compared."""
