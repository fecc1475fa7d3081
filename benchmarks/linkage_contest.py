"""One way of linking, in a process of its own so that its memory is its own: `python -m benchmarks.linkage_contest`.

METHOD is handrail, splink or cascade; FOLDER has the source persons and the truth as Parquet. Answers JSON.
"""

import argparse
import json
import resource
import sys
import time
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import duckdb

from benchmarks import stock_splink
from benchmarks.county_records import PERSONS, TRUTH
from handrail.linkage.engine.cascade import link_by_rules
from handrail.linkage.engine.cluster import Clusters
from handrail.linkage.engine.cluster_table import cluster_table
from handrail.linkage.engine.link import PAIRS_TABLE, Limits, apply_limits, predict_all
from handrail.linkage.engine.measure import Quality, quality, quality_by_group
from handrail.linkage.engine.prepare import prepare
from handrail.linkage.engine.schema import SOURCE_TABLE
from handrail.linkage.engine.train import train


@dataclass
class Contest:
    """One way's clusters, what it used, and the seconds of wall clock after each of its steps."""

    con: duckdb.DuckDBPyConnection
    truth: dict[int, int]
    heritage: dict[int, str]
    began: float = field(default_factory=time.perf_counter)
    used_before: float = field(default_factory=time.process_time)
    figures: dict[str, Any] = field(default_factory=dict)

    def step(self, name: str) -> None:
        seconds, used = time.perf_counter() - self.began, time.process_time() - self.used_before
        self.figures.setdefault("seconds_after", {})[name] = round(seconds, 1)
        self.figures.setdefault("cpu_seconds_after", {})[name] = round(used, 1)

    def finish(self) -> None:
        self.figures["wall_seconds"] = round(time.perf_counter() - self.began, 1)
        self.figures["cpu_seconds"] = round(time.process_time() - self.used_before, 1)
        self.figures["peak_memory_mb"] = peak_memory_mb()

    def judge(self, clusters: Mapping[int, int], *, groups: bool = True) -> dict[str, Any]:
        by_group = quality_by_group(clusters, self.truth, self.heritage)
        return {
            **_rounded(quality(clusters, self.truth)),
            **{f"widest_difference_in_{name}": _widest(by_group, name) for name in ("recall", "precision", "f1")},
            **(
                {"by_heritage_of_name": {group: _rounded(found) for group, found in by_group.items()}} if groups else {}
            ),
        }


def handrail(contest: Contest) -> None:
    con = contest.con
    apply_limits(con, Limits())
    prepare(con)
    contest.step("prepare")
    model = train(con)
    contest.step("train")
    run = predict_all(con, model)
    contest.step("predict")
    clusters = cluster_table(con)
    contest.finish()
    contest.figures |= {"candidates": run.candidates, **contest.judge(clusters.person_of)}
    contest.figures["once_reviewed"] = contest.judge(once_reviewed(clusters, contest.truth), groups=False)
    waiting = [contest.truth[held.pair[0]] == contest.truth[held.pair[1]] for held in clusters.for_review]
    contest.figures |= {"for_review": len(waiting), "for_review_same_person": sum(waiting)}
    contest.figures["rules"] = [list(row) for row in _by_rule(con)]


def cascade(contest: Contest) -> None:
    prepare(contest.con)
    clusters = link_by_rules(contest.con)
    contest.finish()
    contest.figures |= contest.judge(clusters)


def splink(contest: Contest, precision: float) -> None:
    """Its clusters at the threshold that turns out best, and at the lowest that is as precise as Handrail."""
    con = contest.con
    apply_limits(con, Limits())
    linker, pairs = stock_splink.predict(con)
    contest.step("train and predict")
    linker.clustering.cluster_pairwise_predictions_at_threshold(pairs, threshold_match_weight=8)
    contest.finish()
    rows = con.execute(f"select match_weight, id_l, id_r from {pairs.physical_name} order by 1 desc").fetchall()
    sweep = list(thresholds(rows, contest.truth))
    best = max(sweep, key=lambda tried: tried[3])
    as_precise = [tried for tried in sweep if tried[1] >= precision] or [max(sweep, key=lambda tried: tried[1])]
    contest.figures |= {"pairs": len(rows), "best_threshold": best[0], **contest.judge(_joined(rows, best[0], contest))}
    lowest = min(as_precise)[0]
    contest.figures["as_precise_as_handrail"] = {"threshold": lowest, **contest.judge(_joined(rows, lowest, contest))}


def once_reviewed(clusters: Clusters, truth: Mapping[int, int]) -> Mapping[int, int]:
    """What the queue makes of the clusters when every pair in it is decided rightly."""
    root = dict(clusters.person_of)
    for held in clusters.for_review:
        if truth[held.pair[0]] == truth[held.pair[1]]:
            first, second = sorted(find(root, record) for record in held.pair)
            root[second] = first
    return {record: find(root, record) for record in root}


def thresholds(
    pairs: Iterable[tuple[float, int, int]], truth: Mapping[int, int], step: float = 0.5
) -> Iterable[tuple[float, float, float, float]]:
    """Weight, precision, recall and F1 of the clusters at every half bit, from one pass down the pairs."""
    cluster = {record: Counter({person: 1}) for record, person in truth.items()}
    root = {record: record for record in truth}
    true = sum(number * (number - 1) // 2 for number in Counter(truth.values()).values())
    right = joined = 0
    floor: float | None = None
    for weight, one, other in pairs:
        at = weight // step * step
        if floor is not None and at < floor and joined:
            yield floor, right / joined, right / true, 2 * right / (joined + true)
        floor = at
        first, second = find(root, one), find(root, other)
        if first == second:
            continue
        if len(cluster[first]) < len(cluster[second]):
            first, second = second, first
        into, gone = cluster[first], cluster.pop(second)
        joined += into.total() * gone.total()
        right += sum(into[person] * number for person, number in gone.items())
        into.update(gone)
        root[second] = first
    if floor is not None and joined:
        yield floor, right / joined, right / true, 2 * right / (joined + true)


def find(root: dict[int, int], record: int) -> int:
    while root[record] != record:
        root[record] = record = root[root[record]]
    return record


def peak_memory_mb() -> int:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / (1 << 20 if sys.platform == "darwin" else 1 << 10))


def _joined(pairs: list[tuple[float, int, int]], threshold: float, contest: Contest) -> Mapping[int, int]:
    root = {record: record for record in contest.truth}
    for _, one, other in pairs[: bisect_left(pairs, -threshold, key=lambda pair: -pair[0] - 1e-9)]:
        first, second = sorted((find(root, one), find(root, other)))
        root[second] = first
    return {record: find(root, record) for record in root}


def _by_rule(con: duckdb.DuckDBPyConnection) -> list[tuple[Any, ...]]:
    return con.execute(
        f"""select coalesce(rule, 'no rule'), band, count(*) filter (l.person = r.person) as same_person, count(*)
        from {PAIRS_TABLE} join truth l on l.id = id_l join truth r on r.id = id_r group by 1, 2 order by 1, 2"""
    ).fetchall()


def _widest(by_group: Mapping[str, Quality], name: str) -> float:
    values = [getattr(found, name) for found in by_group.values()]
    return round(max(values) - min(values), 4)


def _rounded(found: Quality) -> dict[str, float]:
    return {name: round(value, 4) for name, value in asdict(found).items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("method", choices=["handrail", "splink", "cascade"])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--precision", type=float, default=1.0, help="that Splink is compared at")
    asked = parser.parse_args()
    with duckdb.connect() as con:
        con.execute(f"create table {SOURCE_TABLE} as select * from '{asked.folder / PERSONS}'")
        con.execute(f"create table truth as select * from '{asked.folder / TRUTH}'")
        rows = con.execute("select id, person, heritage from truth").fetchall()
        contest = Contest(con, {key: person for key, person, _ in rows}, {key: group for key, _, group in rows})
        ways: dict[str, Callable[[], None]] = {
            "handrail": lambda: handrail(contest),
            "splink": lambda: splink(contest, asked.precision),
            "cascade": lambda: cascade(contest),
        }
        ways[asked.method]()
    print(json.dumps(contest.figures))


if __name__ == "__main__":
    main()
