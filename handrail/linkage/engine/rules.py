"""What no weight may overrule: when two records are definitely two people, and when only a person may join them."""

from dataclasses import dataclass
from enum import StrEnum

from handrail.linkage.engine.comparisons import BY_NAME
from handrail.linkage.engine.predicates import AllOf, AnyOf, Both, Differs, Precedes, Predicate, Same, Shares


class Band(StrEnum):
    """What becomes of a pair: joined by the machine, shown to a person, or left apart."""

    JOIN = "join"
    REVIEW = "review"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class LinkageThresholds:
    """Match weights (log2 of the odds that the two are one person) at and above which a pair is joined or reviewed.

    6 is odds of 64 to 1, -2 of 1 to 4.
    """

    join: float = 6.0
    review: float = -2.0

    def __post_init__(self) -> None:
        if self.review > self.join:
            raise ValueError("The review threshold must not lie above the join threshold.")

    def band(self, weight: float) -> Band:
        return Band.JOIN if weight >= self.join else Band.REVIEW if weight >= self.review else Band.APART


@dataclass(frozen=True, slots=True)
class Rule:
    """`names_differ`: the rule holds only where the comparison of forenames found no likeness at all."""

    code: str
    words: str
    question: Predicate
    band: Band
    names_differ: bool = False

    @property
    def sql(self) -> str:
        """Over `<column>_l`, `<column>_r` and the level of the forename comparison as `level_given`."""
        return f"({self.question.sql}) and level_given = {_FORENAMES_DIFFER}" if self.names_differ else self.question.sql


_FORENAMES_DIFFER = len(BY_NAME["given"].levels) - 1
_HOUSEHOLD = AnyOf((Shares("postcodes"), Same("address"), Same("phone")))

RULES = (
    Rule(
        "two_traced_nhs_numbers",
        "Each has its own NHS number, both traced and verified.",
        AllOf((Both("nhs_traced"), Differs("nhs"))),
        Band.APART,
    ),
    Rule(
        "two_pupils",
        "They have different pupil numbers and different birth dates.",
        AllOf((Differs("upn"), Differs("born"))),
        Band.APART,
    ),
    Rule("died_before", "One had died before the other was first known.", Precedes("died", "first_known"), Band.APART),
    Rule(
        "twins",
        "Same birth date and household, another forename: they may be twins.",
        AllOf((Same("born"), AnyOf((_HOUSEHOLD, Shares("family_forms"))))),
        Band.REVIEW,
        names_differ=True,
    ),
)
RULE_BY_CODE = {rule.code: rule for rule in RULES}
