"""How good is a linkage? Against the truth, where a synthetic county or a public test set knows it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Clusters = Mapping[int, int]  # record id: person


@dataclass(frozen=True, slots=True)
class Quality:
    """Pairwise: of the pairs joined, how many are right (precision); of the true pairs, how many were joined (recall).

    `mixed`: clusters with records of more than one person. `exact`: the share of people whose records are one cluster.
    """

    precision: float
    recall: float
    f1: float
    mixed: int
    exact: float


def quality(found: Clusters, truth: Clusters) -> Quality:
    """Compare the clusters found with the true ones; a record missing from `found` stands alone."""
    return _quality([(person, found.get(record, -record - 1)) for record, person in truth.items()])


def quality_by_group(found: Clusters, truth: Clusters, group: Mapping[int, str]) -> dict[str, Quality]:
    """The same for each group of people (by heritage of name). A false join between two groups counts against both."""
    members: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for record, person in truth.items():
        members[found.get(record, -record - 1)][person] += 1
    return {
        name: _group_quality([record for record in truth if group[record] == name], found, truth, members)
        for name in sorted({group[record] for record in truth})
    }


def widest_gap(by_group: Mapping[str, Quality], least: float = 0.0) -> float:
    """The widest difference in F1 between any two groups."""
    scores = [quality.f1 for quality in by_group.values() if quality.f1 >= least]
    return max(scores) - min(scores) if scores else 0.0


def _quality(labelled: Iterable[tuple[int, int]]) -> Quality:
    cells = Counter(labelled)
    people: Counter[int] = Counter()
    clusters: Counter[int] = Counter()
    kinds: Counter[int] = Counter()
    for (person, cluster), number in cells.items():
        people[person] += number
        clusters[cluster] += number
        kinds[cluster] += 1
    right, true, joined = (sum(map(_pairs, group.values())) for group in (cells, people, clusters))
    whole = sum(1 for (person, cluster), n in cells.items() if n == people[person] == clusters[cluster])
    return _scores(right, true, joined, sum(1 for n in kinds.values() if n > 1), whole / max(len(people), 1))


def _group_quality(
    records: list[int], found: Clusters, truth: Clusters, members: Mapping[int, Counter[int]]
) -> Quality:
    people = Counter(truth[record] for record in records)
    cells = Counter((truth[record], found.get(record, -record - 1)) for record in records)
    joined = sum(number * (members[cluster].total() - 1) for (_, cluster), number in cells.items()) / 2
    right, true = sum(map(_pairs, cells.values())), sum(map(_pairs, people.values()))
    mixed = {cluster for _, cluster in cells if len(members[cluster]) > 1}
    whole = sum(1 for (person, cluster), n in cells.items() if n == people[person] == members[cluster].total())
    return _scores(right, true, joined, len(mixed), whole / max(len(people), 1))


def _pairs(number: int) -> int:
    return number * (number - 1) // 2


def _scores(right: float, true: float, joined: float, mixed: int, exact: float) -> Quality:
    precision = right / joined if joined else 1.0
    recall = right / true if true else 1.0
    total = precision + recall
    return Quality(precision, recall, 2 * precision * recall / total if total else 0.0, mixed, exact)
