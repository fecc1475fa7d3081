"""How two records are compared: what each comparison looks at, and its levels from the closest agreement to none.

The first level that holds is the answer. A `silent` level says nothing either way (a value is missing). The last level
needs no question. Words are what a reviewer reads.
"""

from dataclasses import dataclass

from handrail.linkage.engine.predicates import (
    AllOf,
    AnyOf,
    Begins,
    Crosses,
    Differs,
    Missing,
    Mistyped,
    Near,
    NoneListed,
    PlaceholderYear,
    Predicate,
    Same,
    Shares,
    SharesAcross,
    Swapped,
    TwoDateParts,
)
from handrail.linkage.engine.schema import PreparedPerson

SILENT = -1


@dataclass(frozen=True, slots=True)
class Level:
    """`expected`: the share of true pairs believed at this level, used only where training data show none of it."""

    code: str
    words: str
    question: Predicate | None
    expected: float
    frequency_of: str | None = None  # a rare shared value of this column weighs more than a common one


@dataclass(frozen=True, slots=True)
class Comparison:
    name: str
    silent: Predicate
    levels: tuple[Level, ...]
    identifier: bool = False  # chance agreement is counted, not sampled: no sample is large enough to see it

    @property
    def columns(self) -> frozenset[str]:
        asked = [self.silent, *(level.question for level in self.levels if level.question)]
        return frozenset().union(*(question.columns for question in asked))

    def level_of(self, left: PreparedPerson, right: PreparedPerson) -> int:
        """The index of the first level that holds, or SILENT."""
        if self.silent.holds(left, right):
            return SILENT
        for index, level in enumerate(self.levels):
            if level.question is None or level.question.holds(left, right):
                return index
        raise AssertionError(f"The last level of {self.name} asks a question, so a pair fell through it.")

    @property
    def case_sql(self) -> str:
        """The same as `level_of`, over columns `<name>_l` and `<name>_r`."""
        whens = [f"when {self.silent.sql} then {SILENT}"]
        whens += [f"when {level.question.sql} then {i}" for i, level in enumerate(self.levels) if level.question]
        return f"case {' '.join(whens)} else {len(self.levels) - 1} end"


_SWAPPED = AllOf(
    (
        Differs("given"),
        AnyOf((Swapped("given_forms", "family_forms"), Swapped("given_sounds", "family_sounds"))),
    )
)
_GIVEN_ALIKE = AnyOf(
    (
        Near("given", 0.88),
        Shares("given_sounds"),
        Near("given_first", 0.88),
        Mistyped("given_first"),
        Begins("given_first", 2),
    )
)

GIVEN = Comparison(
    "given",
    Missing("given"),
    (
        Level("same", "same forename", Same("given"), 0.8, frequency_of="given"),
        Level("swapped", "forename and surname swapped", _SWAPPED, 0.01),
        Level("same_name", "forenames are forms of one name", Same("given_common"), 0.05, frequency_of="given_common"),
        Level("shared_form", "one forename in common, or a nickname or alias", Shares("given_forms"), 0.05),
        Level("alike", "forenames alike", _GIVEN_ALIKE, 0.05),
        Level(
            "crossed_part", "one's forename is the other's surname", SharesAcross("given_sounds", "family_sounds"), 0.01
        ),
        Level("differ", "forenames differ", None, 0.04),
    ),
)
FAMILY = Comparison(
    "family",
    AnyOf((Missing("family"), _SWAPPED)),  # a swapped name is weighed once, under the forename
    (
        Level("same", "same surname", Same("family"), 0.85, frequency_of="family"),
        Level("shared_form", "part of the surname in common, or an alias or spelling", Shares("family_forms"), 0.06),
        Level(
            "alike",
            "surname sounds or looks alike",
            AnyOf((Near("family", 0.88), Shares("family_sounds"), Mistyped("family"))),
            0.05,
        ),
        Level("differ", "surnames differ", None, 0.04),
    ),
)
BORN = Comparison(
    "born",
    Missing("born"),
    (
        Level("same", "same birth date", Same("born"), 0.92),
        Level("crossed", "birth dates with day and month swapped", Crosses("born", "born_crossed"), 0.01),
        Level("mistyped", "birth dates one digit apart", Mistyped("born", 1), 0.03),
        Level("placeholder", "same birth year, one date only a placeholder", PlaceholderYear("born"), 0.01),
        Level("two_parts", "birth dates agree in two of day, month and year", TwoDateParts("born"), 0.01),
        Level("differ", "birth dates differ", None, 0.02),
    ),
)
HOME = Comparison(
    "home",
    Missing("postcode"),
    (
        Level("same", "same newest postcode", Same("postcode"), 0.6),
        Level("shared", "a postcode in common", Shares("postcodes"), 0.1),
        Level("mistyped", "postcodes one character apart", Mistyped("postcode", 1), 0.03),
        Level("district", "same postcode district", Shares("districts"), 0.1),
        Level("differ", "postcodes differ", None, 0.2),
    ),
)
SEX = Comparison(
    "sex",
    Missing("sex"),
    (Level("same", "same sex recorded", Same("sex"), 0.99), Level("differ", "sex recorded differently", None, 0.01)),
)
NHS = Comparison(
    "nhs",
    Missing("nhs"),
    (Level("same", "same NHS number", Same("nhs"), 0.98), Level("differ", "NHS numbers differ", None, 0.02)),
    identifier=True,
)
UPN = Comparison(
    "upn",
    Missing("upn"),
    (
        Level("same", "same pupil number (UPN)", Same("upn"), 0.95),
        Level("differ", "pupil numbers (UPN) differ", None, 0.05),
    ),
    identifier=True,
)
PHONE = Comparison(
    "phone",
    Missing("phone"),
    (Level("same", "same phone number", Same("phone"), 0.6), Level("differ", "phone numbers differ", None, 0.4)),
    identifier=True,
)
OTHER_IDS = Comparison(
    "other_ids",
    NoneListed("other_ids"),
    (
        Level("shared", "another identifier in common", Shares("other_ids"), 0.7),
        Level("none", "no other identifier in common", None, 0.3),
    ),
    identifier=True,
)

COMPARISONS = (GIVEN, FAMILY, BORN, HOME, SEX, NHS, UPN, PHONE, OTHER_IDS)
BY_NAME = {comparison.name: comparison for comparison in COMPARISONS}
