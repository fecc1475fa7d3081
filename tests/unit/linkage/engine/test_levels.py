"""The live look-up and Splink's batch run give every pair the same levels and the same weight."""

from itertools import combinations
from random import Random

import duckdb
import pytest

from handrail.linkage.engine.comparisons import COMPARISONS, Comparison
from handrail.linkage.engine.link import judged_pairs, predict_all
from handrail.linkage.engine.live import score
from handrail.linkage.engine.model import TrainedModel
from handrail.linkage.engine.prepare import prepare_one
from handrail.linkage.engine.rules import RULES, LinkageThresholds
from handrail.linkage.engine.schema import PreparedPerson
from tests.unit.linkage.engine.conftest import People

EVERYTHING = LinkageThresholds(join=4.0, review=-1000.0)


def _random_pairs(people: People, number: int) -> list[tuple[int, int]]:
    """Half of them records of one person, where the closer levels are."""
    rng = Random(3)
    persons, truth = people
    own = [(a.id, b.id) for a, b in combinations(persons, 2) if truth[a.id] == truth[b.id] and b.id - a.id < 6]
    strangers = [tuple(sorted(rng.sample(range(len(persons)), 2))) for _ in range(number)]
    return own + strangers


@pytest.fixture(scope="module")
def asked(people: People, prepared_con: duckdb.DuckDBPyConnection) -> int:
    """The pairs to compare, in a table, once for all comparisons; how many they are."""
    left, right = zip(*_random_pairs(people, 3000), strict=True)
    prepared_con.execute("create or replace temp table asked as select unnest(?) as a, unnest(?) as b", [left, right])
    return len(left)


@pytest.fixture(scope="module")
def ready(people: People) -> dict[int, PreparedPerson]:
    return {person.id: prepare_one(person) for person in people[0]}


@pytest.mark.parametrize("comparison", COMPARISONS, ids=lambda comparison: comparison.name)
def test_sql_and_python_find_the_same_level(
    comparison: Comparison, asked: int, ready: dict[int, PreparedPerson], prepared_con: duckdb.DuckDBPyConnection
) -> None:
    columns = ", ".join(f"l.{name} as {name}_l, r.{name} as {name}_r" for name in sorted(comparison.columns))
    rows = prepared_con.execute(
        f"""select a, b, {comparison.case_sql} from
        (select a, b, {columns} from asked join prepared l on l.id = a join prepared r on r.id = b)"""
    ).fetchall()
    assert len(rows) == asked
    wrong = [(a, b, level) for a, b, level in rows if comparison.level_of(ready[a], ready[b]) != level]
    assert not wrong


def test_batch_and_live_give_the_same_answer(
    ready: dict[int, PreparedPerson], prepared_con: duckdb.DuckDBPyConnection, model: TrainedModel
) -> None:
    run = predict_all(prepared_con, model, EVERYTHING)
    pairs = list(judged_pairs(prepared_con))
    assert len(pairs) == run.judged == run.candidates > 2000
    for pair in pairs:
        live = score(model, ready[pair.id_l], ready[pair.id_r], EVERYTHING, prior=run.prior)
        assert live.levels == pair.levels
        assert live.weight == pytest.approx(pair.weight, abs=1e-6)
        assert (live.band, live.rule) == (pair.band, pair.rule)
    assert {pair.rule for pair in pairs} >= {None, "twins", "two_pupils", "namesakes"}


def test_the_steps_add_up_to_the_weight(prepared_con: duckdb.DuckDBPyConnection, model: TrainedModel) -> None:
    run = predict_all(prepared_con, model)
    odds = TrainedModel(model.levels, run.prior).prior_weight
    for pair in judged_pairs(prepared_con):
        assert odds + sum(pair.steps) == pytest.approx(pair.weight, abs=1e-6)


def test_every_rule_can_be_said_in_words() -> None:
    assert all(rule.words.endswith(".") and rule.sql for rule in RULES)
