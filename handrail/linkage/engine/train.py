"""Train the model on the records themselves: no labels are needed.

How often strangers agree (u) is counted (`chance.py`). How often true pairs agree (m) Splink learns by expectation
maximisation, in sessions of pairs that already agree on something. A session can tell nothing about what its pairs
agree on, and Splink passes over such a comparison without a word, so each is asserted to have been in one.
"""

import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from statistics import fmean
from typing import Any

import duckdb
from splink.internals.exceptions import EMTrainingException

from handrail.linkage.engine.chance import chance_agreement
from handrail.linkage.engine.comparisons import COMPARISONS, Comparison
from handrail.linkage.engine.model import TrainedLevel, TrainedModel, TrainingRun, UntrainedModel
from handrail.linkage.engine.prior import estimate_prior
from handrail.linkage.engine.schema import PREPARED_TABLE
from handrail.linkage.engine.splink_settings import open_linker, splink_settings

SESSIONS = (("born", "given"), ("given", "family"), ("born", "postcode"), ("nhs",))
PROBED = 50_000  # records from which Splink estimates how many pairs a session has, to draw `max_pairs` of them
LEAST_RECORDS = 20  # with a value, below which a comparison is left out of the model
LEAST_LISTED = 5  # records with a name, below which it is not listed but counts as one of the rarest
SMALLEST_M = 1e-4

Learned = dict[str, list[list[float]]]


def train(
    con: duckdb.DuckDBPyConnection,
    *,
    prepared: str = PREPARED_TABLE,
    sessions: Sequence[tuple[str, ...]] = SESSIONS,
    max_pairs: float = 250_000,
) -> TrainedModel:
    """Train on the prepared table. Raises UntrainedModel, naming the comparison, where no session could teach it."""
    started = time.perf_counter()
    records = int(con.execute(f"select count(*) from {prepared}").fetchall()[0][0])  # noqa: S608 - names of our own tables and columns, values bound
    comparisons = [comparison for comparison in COMPARISONS if _is_filled(con, comparison, prepared)]
    strangers = {comparison.name: chance_agreement(con, comparison, prepared=prepared) for comparison in comparisons}
    prior = estimate_prior(con, prepared)
    drawing = {"max_pairs": max_pairs, "record_sample_proportion": min(1.0, PROBED / max(records, 1))}
    learned = _learn(con, comparisons, strangers, prior, sessions, drawing, prepared)
    levels = {comparison.name: _settle(comparison, strangers[comparison.name], learned) for comparison in comparisons}
    frequencies, rarest = _frequencies(con, comparisons, records, prepared)
    unseen = tuple(f"{name}: {level.code}" for name, found in levels.items() for level in found if not level.seen)
    names = tuple(" and ".join(session) for session in sessions)
    run = TrainingRun(records, names, round(time.perf_counter() - started, 2), unseen)
    model = TrainedModel(levels, prior, frequencies, rarest, run)
    model.check()
    return model


def _is_filled(con: duckdb.DuckDBPyConnection, comparison: Comparison, prepared: str) -> bool:
    column = {"home": "postcode"}.get(comparison.name, comparison.name)
    held = f"len({column}) > 0" if column == "other_ids" else f"{column} is not null"
    found = con.execute(f"select count(*) from (select 1 from {prepared} where {held} limit {LEAST_RECORDS})")  # noqa: S608 - names of our own tables and columns, values bound
    return int(found.fetchall()[0][0]) >= LEAST_RECORDS


def _learn(
    con: duckdb.DuckDBPyConnection,
    comparisons: Sequence[Comparison],
    strangers: dict[str, list[float]],
    prior: float,
    sessions: Sequence[tuple[str, ...]],
    drawing: Mapping[str, Any],
    prepared: str,
) -> Learned:
    """For each comparison the m of its levels from every session that could teach it."""
    start = {
        comparison.name: [
            TrainedLevel(level.code, level.expected, u)
            for level, u in zip(comparison.levels, strangers[comparison.name], strict=True)
        ]
        for comparison in comparisons
    }
    settings = splink_settings(comparisons, start, prior, keep_steps=False, frequencies=False)
    learned: Learned = defaultdict(list)
    for session in sessions:
        rule = " and ".join(f"l.{column} = r.{column}" for column in session)
        linker = open_linker(con, settings, prepared)
        try:
            result = linker.training.estimate_parameters_using_expectation_maximisation(
                rule, estimate_without_term_frequencies=True, **drawing
            )
        except EMTrainingException:  # no pair agrees on these: another session must teach
            continue
        for trained in result.core_model_settings.comparisons:
            levels = [level.m_probability for level in trained._comparison_levels_excluding_null]
            learned[trained.output_column_name].append(levels)
        linker.table_management.delete_tables_created_by_splink_from_db()
    return learned


def _settle(comparison: Comparison, strangers: list[float], learned: Learned) -> tuple[TrainedLevel, ...]:
    """The mean over sessions; a level that none of them showed keeps what is expected of it, and says so."""
    if not learned.get(comparison.name):
        raise UntrainedModel(
            f"No training session could teach the comparison “{comparison.name}”: every session's pairs already agree "
            "on it, or too few records have it. Add a training session that does not block on it."
        )
    found = [fmean(values) for values in zip(*learned[comparison.name], strict=True)]
    levels: list[TrainedLevel] = []
    for level, m, u in zip(comparison.levels, found, strangers, strict=True):
        seen = m > SMALLEST_M
        share = m if seen else max(SMALLEST_M, level.expected / 10)
        levels.append(TrainedLevel(level.code, share, u, seen))
    return tuple(_no_stronger_than_above(levels))


def _no_stronger_than_above(levels: Sequence[TrainedLevel]) -> list[TrainedLevel]:
    """A level that training never showed may not weigh more than the closer agreement above it."""
    kept: list[TrainedLevel] = []
    for level in levels:
        strongest = min((above.weight for above in kept), default=level.weight)
        too_strong = not level.seen and level.weight > strongest
        kept.append(replace(level, m=level.u * 2**strongest) if too_strong else level)
    total = sum(level.m for level in kept)
    return [replace(level, m=level.m / total) for level in kept]


def _frequencies(
    con: duckdb.DuckDBPyConnection, comparisons: Sequence[Comparison], records: int, prepared: str
) -> tuple[dict[str, dict[str, float]], dict[str, float]]:
    columns = [level.frequency_of for comparison in comparisons for level in comparison.levels if level.frequency_of]
    listed, rarest = {}, {}
    for column in columns:
        rows = con.execute(
            f"""select {column}, count(*) / (select count({column}) from {prepared}) from {prepared}
            where {column} is not null group by 1 having count(*) >= {LEAST_LISTED} order by 1"""  # noqa: S608 - names of our own tables and columns, values bound
        ).fetchall()
        listed[column] = dict(rows)
        rarest[column] = (LEAST_LISTED - 1) / 2 / records
    return listed, rarest
