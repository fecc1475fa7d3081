"""From joined pairs to persons: records that belong together, with guards, and with what people decided before."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from handrail.linkage.engine.link import JudgedPair
from handrail.linkage.engine.rules import FORBIDDING, RULE_BY_CODE, Band

Pair = tuple[int, int]
_RULED_WORDS = frozenset(rule.words for rule in RULE_BY_CODE.values())
_FORBIDDING_CODES = frozenset(rule.code for rule in FORBIDDING)


@dataclass(frozen=True, slots=True)
class ClusterLimits:
    """A cluster that grows past these is held back and its weakest joins are shown to a person."""

    most_records: int = 40
    most_birth_dates: int = 4


@dataclass(frozen=True, slots=True)
class Known:
    """What stands already. `person_of`: records on a person. `same`, `apart`: pairs that people decided."""

    person_of: Mapping[int, int] = field(default_factory=dict)
    same: Sequence[Pair] = ()
    apart: Sequence[Pair] = ()


@dataclass(frozen=True, slots=True)
class HeldBack:
    """A pair for the review queue, and why the machine did not join it (or what rule forbade it)."""

    pair: Pair
    weight: float
    reason: str


@dataclass(frozen=True, slots=True)
class Clusters:
    """`person_of`: for each record the smallest record id of its cluster. `for_review`: strongest first."""

    person_of: dict[int, int]
    for_review: list[HeldBack]


class ContradictoryDecisions(Exception):
    """Two records were decided to be one person and, by way of others, two."""


def cluster_pairs(
    records: Iterable[int],
    judged: Iterable[JudgedPair],
    *,
    known: Known = Known(),
    forbidden: Iterable[tuple[Pair, str]] = (),
    excused: Collection[Pair] = (),
    born: Mapping[int, str] | None = None,
    limits: ClusterLimits = ClusterLimits(),
) -> Clusters:
    """Join from the strongest pair down, never against a decision, a definite-no rule or a guard.

    `forbidden`: pairs that a rule keeps apart, compared or not, with the rule's code; `excused`: pairs to which a rule
    turned out not to apply. Every joined record keeps with
    the person it already belongs to; two persons that already exist are never joined by the machine. The answer does
    not depend on the order of its input.
    """
    pairs = sorted(judged, key=lambda pair: (-pair.weight, pair.id_l, pair.id_r))
    builder = _Builder(records, born or {}, limits)
    for first, second in _must_join(known):
        builder.unite(first, second)
    for first, second in known.apart:
        builder.decide_apart(first, second)
    builder.hold_persons(known.person_of)
    for two, code in forbidden:
        builder.keep_apart(*two, RULE_BY_CODE[code].words)
    for pair in pairs:
        if pair.rule in _FORBIDDING_CODES and (pair.id_l, pair.id_r) not in excused:
            builder.keep_apart(pair.id_l, pair.id_r, RULE_BY_CODE[pair.rule].words)
    held = [_held(pair, builder) for pair in pairs if _goes_to_review(pair, builder)]
    shown = [item for item in held if not builder.settled(item.pair)]
    return Clusters(builder.labels(), sorted(shown, key=lambda item: (-item.weight, item.pair)))


def _must_join(known: Known) -> list[Pair]:
    persons: defaultdict[int, list[int]] = defaultdict(list)
    for record, person in sorted(known.person_of.items()):
        persons[person].append(record)
    return [(group[0], other) for group in persons.values() for other in group[1:]] + list(known.same)


def _goes_to_review(pair: JudgedPair, builder: "_Builder") -> bool:
    """Join the pair where it may be joined; what is left over is for a person to look at."""
    if pair.band is Band.APART:
        return False
    if pair.band is Band.JOIN and builder.why_not(pair.id_l, pair.id_r) is None:
        builder.unite(pair.id_l, pair.id_r)
        return False
    return True


def _held(pair: JudgedPair, builder: "_Builder") -> HeldBack:
    ruled = RULE_BY_CODE[pair.rule].words if pair.rule else None
    reason = ruled or builder.why_not(pair.id_l, pair.id_r) or "The evidence is not strong enough to join them unseen."
    if not ruled and reason in _RULED_WORDS:
        reason = f"Of other records of these two: {reason[0].lower()}{reason[1:]}"
    return HeldBack((pair.id_l, pair.id_r), pair.weight, reason)


class _Builder:
    """Clusters as they grow: who is with whom, and which clusters must stay apart."""

    def __init__(self, records: Iterable[int], born: Mapping[int, str], limits: ClusterLimits) -> None:
        self._root = {record: record for record in records}
        self._size = Counter(self._root.keys())
        self._born = {record: frozenset({born[record]}) if record in born else frozenset() for record in self._root}
        self._limits = limits
        self._apart: defaultdict[int, dict[int, str]] = defaultdict(dict)
        self._person: dict[int, int] = {}

    def find(self, record: int) -> int:
        while self._root[record] != record:
            self._root[record] = self._root[self._root[record]]
            record = self._root[record]
        return record

    def unite(self, first: int, second: int) -> None:
        one, other = sorted((self.find(first), self.find(second)))
        if one == other:
            return
        self._root[other] = one
        self._size[one] += self._size.pop(other)
        self._born[one] |= self._born.pop(other)
        if other in self._person:
            self._person.setdefault(one, self._person.pop(other))
        for third, reason in self._apart.pop(other, {}).items():
            self._apart[one][third] = self._apart[third][one] = reason
            del self._apart[third][other]

    def keep_apart(self, first: int, second: int, reason: str) -> None:
        """A rule's word: it does not break up what is one already by decision or from an earlier run."""
        one, other = self.find(first), self.find(second)
        if one != other:
            self._apart[one].setdefault(other, reason)
            self._apart[other].setdefault(one, reason)

    def decide_apart(self, first: int, second: int) -> None:
        if self.find(first) == self.find(second):
            raise ContradictoryDecisions(
                f"Records {first} and {second} were decided to be two people, but other decisions make them one. "
                "Undo one of these decisions."
            )
        self.keep_apart(first, second, "Somebody decided that these are two people.")

    def hold_persons(self, person_of: Mapping[int, int]) -> None:
        self._person = {self.find(record): person for record, person in person_of.items()}

    def why_not(self, first: int, second: int) -> str | None:
        """Why the clusters of these two may not be one, in words, or None where they may."""
        one, other = self.find(first), self.find(second)
        if one == other:
            return None
        if other in self._apart[one]:
            return self._apart[one][other]
        if self._person.get(one, -1) != self._person.get(other, -1) and {one, other} <= self._person.keys():
            return "Both already belong to a person on record, and only people may join two persons."
        if self._size[one] + self._size[other] > self._limits.most_records:
            return "Together they would be more records than one person plausibly has."
        if len(self._born[one] | self._born[other]) > self._limits.most_birth_dates:
            return "Together they would have too many different birth dates."
        return None

    def settled(self, pair: Pair) -> bool:
        """The two ended up together by way of other records, so there is nothing left to ask."""
        return self.find(pair[0]) == self.find(pair[1])

    def labels(self) -> dict[int, int]:
        return {record: self.find(record) for record in self._root}
