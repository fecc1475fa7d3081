"""Judge pairs: blocking, Splink's weights, the rules that no weight overrules, and the band each pair falls in."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import duckdb

from handrail.linkage.engine.blocking import block_pairs
from handrail.linkage.engine.comparisons import BY_NAME, SILENT, Comparison
from handrail.linkage.engine.model import TrainedModel
from handrail.linkage.engine.prior import estimate_prior
from handrail.linkage.engine.rules import RULE_COLUMNS, RULES, Band, LinkageThresholds
from handrail.linkage.engine.schema import PREPARED_TABLE
from handrail.linkage.engine.splink_settings import open_linker, splink_settings

PAIRS_TABLE = "judged_pairs"


@dataclass(frozen=True, slots=True)
class JudgedPair:
    """`weight`: log2 odds. `levels`: the level of each of the model's comparisons, SILENT where it says nothing.
    `steps`: what each comparison added to the weight, rarity included. `rule`: the code of the rule that holds."""

    id_l: int
    id_r: int
    weight: float
    probability: float
    band: Band
    rule: str | None
    levels: tuple[int, ...]
    steps: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class LinkRun:
    """One run's figures. `prior` is this run's own and goes with its weights."""

    records: int
    candidates: int
    judged: int
    prior: float


@dataclass(frozen=True, slots=True)
class Limits:
    """What a run may use: memory as DuckDB writes it ("2GB"), threads (None: all cores), a folder for what does not
    fit, and how many slices the candidate pairs are scored in."""

    memory: str = "1200MB"
    threads: int | None = None
    folder: str | None = None
    slices: int = 1


def apply_limits(con: duckdb.DuckDBPyConnection, limits: Limits) -> None:
    con.execute("set memory_limit = ?", [limits.memory])
    con.execute("set preserve_insertion_order = false")
    if limits.threads:
        con.execute("set threads = ?", [limits.threads])
    if limits.folder:
        con.execute("set temp_directory = ?", [limits.folder])


def predict_all(
    con: duckdb.DuckDBPyConnection,
    model: TrainedModel,
    thresholds: LinkageThresholds = LinkageThresholds(),  # noqa: B008 - frozen
    *,
    limits: Limits = Limits(),
    into: str = PAIRS_TABLE,
) -> LinkRun:
    """Judge every candidate pair of the prepared table; the pairs worth keeping stand in the table `into`.

    A pair below the review threshold is not kept.
    """
    apply_limits(con, limits)
    prior = estimate_prior(con)
    candidates = block_pairs(con, "candidates")
    con.execute(f"create or replace view comparable as from {PREPARED_TABLE}")
    return _judge(con, model, thresholds, prior, candidates, limits.slices, into)


def predict_new(
    con: duckdb.DuckDBPyConnection,
    model: TrainedModel,
    new_ids: Iterable[int],
    thresholds: LinkageThresholds = LinkageThresholds(),  # noqa: B008 - frozen
    *,
    prior: float | None = None,
    limits: Limits = Limits(),
    into: str = PAIRS_TABLE,
) -> LinkRun:
    """Judge only pairs with a new record in them. Give the last full run's `prior` where not all records are here."""
    apply_limits(con, limits)
    con.execute("create or replace table new_ids as select unnest(?::bigint[]) as id", [list(new_ids)])
    candidates = block_pairs(con, "candidates", new_ids="new_ids")
    _leave_out_the_rest(con)
    return _judge(con, model, thresholds, prior or estimate_prior(con), candidates, limits.slices, into)


def judged_pairs(con: duckdb.DuckDBPyConnection, table: str = PAIRS_TABLE, where: str = "true") -> Iterator[JudgedPair]:
    """The judged pairs as values, in the order of their ids."""
    sql = f"select id_l, id_r, weight, band, rule, levels, steps from {table} where {where} order by id_l, id_r"  # noqa: S608 - names of our own tables and columns, values bound
    for id_l, id_r, weight, band, rule, levels, steps in con.execute(sql).fetchall():
        yield JudgedPair(id_l, id_r, weight, probability_of(weight), Band(band), rule, tuple(levels), tuple(steps))


def probability_of(weight: float) -> float:
    """The probability that goes with log2 odds."""
    return 1 / (1 + 2 ** -max(min(weight, 1000.0), -1000.0))


def _judge(
    con: duckdb.DuckDBPyConnection,
    model: TrainedModel,
    thresholds: LinkageThresholds,
    prior: float,
    candidates: int,
    slices: int,
    into: str,
) -> LinkRun:
    con.execute(f"create or replace table {into} ({_COLUMNS})")
    for part in range(slices):
        con.execute(
            f"""create or replace table candidate_slice as
            select id_l as join_key_l, id_r as join_key_r, '0' as match_key from candidates
            where hash(id_l) % {slices} = {part}"""  # noqa: S608 - names of our own tables and columns, values bound
        )
        _score_slice(con, model, prior, thresholds, into)
    con.execute("drop view comparable")
    for table in ("candidates", "candidate_slice", "compared"):
        con.execute(f"drop table if exists {table}")
    judged = con.execute(f"select count(*) from {into}").fetchall()[0][0]  # noqa: S608 - names of our own tables and columns, values bound
    records = con.execute(f"select count(*) from {PREPARED_TABLE}").fetchall()[0][0]  # noqa: S608 - names of our own tables and columns, values bound
    return LinkRun(records, candidates, judged, prior)


_COLUMNS = "id_l bigint, id_r bigint, weight double, band varchar, rule varchar, levels tinyint[], steps double[]"


def _leave_out_the_rest(con: duckdb.DuckDBPyConnection) -> None:
    """A handful of new records must not drag a million old ones along that none of them is compared with."""
    con.execute(
        f"""create or replace table compared as select * from {PREPARED_TABLE}
        semi join (select id_l as id from candidates union select id_r from candidates) using (id)"""  # noqa: S608 - names of our own tables and columns, values bound
    )
    con.execute("create or replace view comparable as from compared")


def _score_slice(
    con: duckdb.DuckDBPyConnection, model: TrainedModel, prior: float, thresholds: LinkageThresholds, into: str
) -> None:
    settings = splink_settings(model.comparisons, model.levels, prior, keep_steps=True)
    linker = open_linker(con, settings, "comparable")
    _register_frequencies(con, linker, model)
    pairs = linker._db_api.register("candidate_slice")
    linker.table_management.register_blocked_pairs_for_predict(pairs)
    scored = linker.inference.predict(threshold_match_weight=thresholds.review, warning_mode="never")
    con.execute(f"insert into {into} {_banded_sql(model, scored.physical_name, thresholds)}")
    linker.table_management.delete_tables_created_by_splink_from_db()


def _register_frequencies(con: duckdb.DuckDBPyConnection, linker: Any, model: TrainedModel) -> None:
    for column, values in model.frequencies.items():
        con.execute(
            "create or replace temp table listed as select unnest(?) as value, unnest(?) as share",
            [list(values), list(values.values())],
        )
        con.execute(
            f"""create or replace table frequency_of_{column} as
            select v.{column}, coalesce(share, {model.rarest[column]!r}::double) as tf_{column}
            from (select distinct {column} from comparable where {column} is not null) v
            left join listed on listed.value = v.{column}"""  # noqa: S608 - names of our own tables and columns, values bound
        )
        table = linker._db_api.register(f"frequency_of_{column}")
        linker.table_management.register_term_frequency_lookup(table, column)


def _level_sql(model: TrainedModel, comparison: Comparison) -> str:
    """The level, told from its weight: Splink keeps levels only together with every compared column of every pair."""
    weights = ", ".join(repr(level.weight) for level in model.levels[comparison.name])
    mw = f"mw_{comparison.name}"
    return f"coalesce(list_position([{weights}]::double[], {mw}), 0) - 1"


def _banded_sql(model: TrainedModel, scored: str, thresholds: LinkageThresholds) -> str:
    """Splink's answer with our level numbers, the rules applied and the pairs that matter kept."""
    comparisons = model.comparisons
    names = [comparison.name for comparison in comparisons]
    levels = ", ".join(_level_sql(model, c) for c in comparisons)
    steps = ", ".join(
        f"mw_{c.name} + coalesce(mw_tf_adj_{c.name}, 0)" if any(x.frequency_of for x in c.levels) else f"mw_{c.name}"
        for c in comparisons
    )
    pair = ", ".join(f"l.{column} as {column}_l, r.{column} as {column}_r" for column in RULE_COLUMNS)
    rules = " ".join(f"when {rule.sql} then '{rule.code}'" for rule in RULES)
    places = ", ".join(
        f"levels[{names.index(name) + 1}] as level_{name}" if name in names else f"{SILENT} as level_{name}"
        for name in BY_NAME
    )
    bands = " ".join(f"when rule = '{rule.code}' then '{rule.band}'" for rule in RULES if rule.band is Band.APART)
    capped = ", ".join(f"'{rule.code}'" for rule in RULES if rule.band is Band.REVIEW)
    return f"""
    with answers as (
        select id_l, id_r, match_weight as weight, [{levels}]::tinyint[] as levels, [{steps}]::double[] as steps
        from {scored}
    ),
    with_rule as (
        select *, case {rules} end as rule
        from (select s.*, {places}, {pair}
              from answers s join comparable l on l.id = s.id_l join comparable r on r.id = s.id_r)
    )
    select id_l, id_r, weight,
        case {bands} when weight >= {thresholds.join} and (rule is null or rule not in ({capped})) then 'join'
             else 'review' end as band,
        rule, levels, steps
    from with_rule
    """  # noqa: S608 - names of our own tables and columns, values bound
