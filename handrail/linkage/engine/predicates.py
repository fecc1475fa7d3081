"""What can be asked of two prepared records, each question once: as SQL over `<column>_l` and `_r`, and in Python.

A comparison level or a definite-no rule is built of these, so Splink's batch run and the live look-up ask the same.
A missing value answers no to every question but `Missing`.
"""

from dataclasses import dataclass
from typing import Any, Protocol

from rapidfuzz.distance import JaroWinkler, Levenshtein

from handrail.linkage.engine.schema import PreparedPerson


class Predicate(Protocol):
    @property
    def sql(self) -> str: ...
    @property
    def columns(self) -> frozenset[str]: ...
    def holds(self, left: PreparedPerson, right: PreparedPerson) -> bool: ...


@dataclass(frozen=True, slots=True)
class _OfColumn:
    column: str

    @property
    def columns(self) -> frozenset[str]:
        return frozenset({self.column})

    def values(self, left: PreparedPerson, right: PreparedPerson) -> tuple[Any, Any]:
        return getattr(left, self.column), getattr(right, self.column)


class Same(_OfColumn):
    """Both have the value and it is one."""

    @property
    def sql(self) -> str:
        return f"{self.column}_l = {self.column}_r"

    def holds(self, left: PreparedPerson, right: PreparedPerson) -> bool:
        one, other = self.values(left, right)
        return one is not None and one == other


class Differs(_OfColumn):
    """Both have a value and they are two."""

    @property
    def sql(self) -> str:
        return f"{self.column}_l <> {self.column}_r"

    def holds(self, left: PreparedPerson, right: PreparedPerson) -> bool:
        one, other = self.values(left, right)
        return one is not None and other is not None and one != other


class Missing(_OfColumn):
    """Either has no value."""

    @property
    def sql(self) -> str:
        return f"{self.column}_l is null or {self.column}_r is null"

    def holds(self, left: PreparedPerson, right: PreparedPerson) -> bool:
        return None in self.values(left, right)


class NoneListed(_OfColumn):
    """Either list is empty."""

    @property
    def sql(self) -> str:
        return f"len({self.column}_l) = 0 or len({self.column}_r) = 0"

    def holds(self, left: PreparedPerson, right: PreparedPerson) -> bool:
        return not all(self.values(left, right))


class Shares(_OfColumn):
    """The two lists have a value in common."""

    @property
    def sql(self) -> str:
        return f"list_has_any({self.column}_l, {self.column}_r)"

    def holds(self, left: PreparedPerson, right: PreparedPerson) -> bool:
        one, other = self.values(left, right)
        return not set(one).isdisjoint(other)


class SharesNone(_OfColumn):
    """Both lists have values, none in common."""

    @property
    def sql(self) -> str:
        one, other = f"{self.column}_l", f"{self.column}_r"
        return f"len({one}) > 0 and len({other}) > 0 and not list_has_any({one}, {other})"

    def holds(self, left: PreparedPerson, right: PreparedPerson) -> bool:
        one, other = self.values(left, right)
        return bool(one and other) and set(one).isdisjoint(other)


class Both(_OfColumn):
    """The flag stands on both."""

    @property
    def sql(self) -> str:
        return f"{self.column}_l and {self.column}_r"

    def holds(self, left: PreparedPerson, right: PreparedPerson) -> bool:
        return all(self.values(left, right))


class TwoDateParts(_OfColumn):
    """Two of year, month and day agree."""

    @property
    def sql(self) -> str:
        one, other = f"{self.column}_l", f"{self.column}_r"
        parts = [f"({one}[{span}] = {other}[{span}])::int" for span in ("1:4", "6:7", "9:10")]
        return f"{' + '.join(parts)} = 2"

    def holds(self, left: PreparedPerson, right: PreparedPerson) -> bool:
        one, other = self.values(left, right)
        return bool(one and other) and sum(one[a:b] == other[a:b] for a, b in ((0, 4), (5, 7), (8, 10))) == 2


class PlaceholderYear(_OfColumn):
    """The year agrees and one of the two is the first of January, as written where only the year was known."""

    @property
    def sql(self) -> str:
        one, other = f"{self.column}_l", f"{self.column}_r"
        return f"{one}[1:4] = {other}[1:4] and ({one}[6:10] = '01-01' or {other}[6:10] = '01-01')"

    def holds(self, left: PreparedPerson, right: PreparedPerson) -> bool:
        one, other = self.values(left, right)
        return bool(one and other) and one[:4] == other[:4] and "01-01" in (one[5:], other[5:])


@dataclass(frozen=True, slots=True)
class Near(_OfColumn):
    """Jaro-Winkler similarity of at least `least`."""

    least: float

    @property
    def sql(self) -> str:
        return f"jaro_winkler_similarity({self.column}_l, {self.column}_r) >= {self.least}"

    def holds(self, left: PreparedPerson, right: PreparedPerson) -> bool:
        one, other = self.values(left, right)
        return one is not None and other is not None and JaroWinkler.similarity(one, other) >= self.least


@dataclass(frozen=True, slots=True)
class Mistyped(_OfColumn):
    """At most `edits` characters added, dropped or changed (Levenshtein: Damerau's is ten times slower in DuckDB)."""

    edits: int = 1

    @property
    def sql(self) -> str:
        return f"levenshtein({self.column}_l, {self.column}_r) <= {self.edits}"

    def holds(self, left: PreparedPerson, right: PreparedPerson) -> bool:
        one, other = self.values(left, right)
        return one is not None and other is not None and Levenshtein.distance(one, other) <= self.edits


@dataclass(frozen=True, slots=True)
class Crosses:
    """One record's `column` is the other's `crossed` column."""

    column: str
    crossed: str

    @property
    def sql(self) -> str:
        return f"{self.column}_l = {self.crossed}_r"

    @property
    def columns(self) -> frozenset[str]:
        return frozenset({self.column, self.crossed})

    def holds(self, left: PreparedPerson, right: PreparedPerson) -> bool:
        one = getattr(left, self.column)
        return one is not None and one == getattr(right, self.crossed)


@dataclass(frozen=True, slots=True)
class SharesAcross:
    """A value in one record's list `column` stands in the other's list `crossed`."""

    column: str
    crossed: str

    @property
    def sql(self) -> str:
        return f"list_has_any({self.column}_l, {self.crossed}_r) or list_has_any({self.crossed}_l, {self.column}_r)"

    @property
    def columns(self) -> frozenset[str]:
        return frozenset({self.column, self.crossed})

    def holds(self, left: PreparedPerson, right: PreparedPerson) -> bool:
        pairs = ((getattr(a, self.column), getattr(b, self.crossed)) for a, b in ((left, right), (right, left)))
        return any(not set(one).isdisjoint(other) for one, other in pairs)


@dataclass(frozen=True, slots=True)
class Swapped(SharesAcross):
    """Each record's list `column` has a value in the other's list `crossed`."""

    @property
    def sql(self) -> str:
        return f"list_has_any({self.column}_l, {self.crossed}_r) and list_has_any({self.crossed}_l, {self.column}_r)"

    def holds(self, left: PreparedPerson, right: PreparedPerson) -> bool:
        pairs = ((getattr(a, self.column), getattr(b, self.crossed)) for a, b in ((left, right), (right, left)))
        return all(not set(one).isdisjoint(other) for one, other in pairs)


@dataclass(frozen=True, slots=True)
class Begins(_OfColumn):
    """One value is the beginning of the other, `least` letters or more: Kay of Kayleigh."""

    least: int

    @property
    def sql(self) -> str:
        one, other = f"{self.column}_l", f"{self.column}_r"
        return (
            f"least(length({one}), length({other})) >= {self.least} "
            f"and (starts_with({one}, {other}) or starts_with({other}, {one}))"
        )

    def holds(self, left: PreparedPerson, right: PreparedPerson) -> bool:
        one, other = self.values(left, right)
        if one is None or other is None or min(len(one), len(other)) < self.least:
            return False
        return bool(one.startswith(other) or other.startswith(one))


@dataclass(frozen=True, slots=True)
class Precedes:
    """One record's `earlier` comes before the other's `later`."""

    earlier: str
    later: str

    @property
    def sql(self) -> str:
        return f"{self.earlier}_l < {self.later}_r or {self.earlier}_r < {self.later}_l"

    @property
    def columns(self) -> frozenset[str]:
        return frozenset({self.earlier, self.later})

    def holds(self, left: PreparedPerson, right: PreparedPerson) -> bool:
        pairs = ((getattr(a, self.earlier), getattr(b, self.later)) for a, b in ((left, right), (right, left)))
        return any(one is not None and other is not None and one < other for one, other in pairs)


@dataclass(frozen=True, slots=True)
class AllOf:
    questions: tuple[Predicate, ...]

    @property
    def sql(self) -> str:
        return " and ".join(f"({question.sql})" for question in self.questions)

    @property
    def columns(self) -> frozenset[str]:
        return frozenset().union(*(question.columns for question in self.questions))

    def holds(self, left: PreparedPerson, right: PreparedPerson) -> bool:
        return all(question.holds(left, right) for question in self.questions)


@dataclass(frozen=True, slots=True)
class AnyOf:
    questions: tuple[Predicate, ...]

    @property
    def sql(self) -> str:
        return " or ".join(f"({question.sql})" for question in self.questions)

    @property
    def columns(self) -> frozenset[str]:
        return frozenset().union(*(question.columns for question in self.questions))

    def holds(self, left: PreparedPerson, right: PreparedPerson) -> bool:
        return any(question.holds(left, right) for question in self.questions)
