"""Clustering a whole run gives what the pair-by-pair way gives, and what the truth says."""

import duckdb

from handrail.linkage.engine.cluster import Known, cluster_pairs
from handrail.linkage.engine.cluster_table import cluster_table
from handrail.linkage.engine.link import judged_pairs, predict_all, predict_new
from handrail.linkage.engine.measure import quality
from handrail.linkage.engine.model import TrainedModel
from tests.unit.linkage.engine.conftest import People


def test_a_run_finds_the_people(people: People, prepared_con: duckdb.DuckDBPyConnection, model: TrainedModel) -> None:
    predict_all(prepared_con, model)
    found = quality(cluster_table(prepared_con).person_of, people[1])
    assert found.precision > 0.98
    assert found.recall > 0.9


def test_it_equals_the_plain_way(people: People, prepared_con: duckdb.DuckDBPyConnection, model: TrainedModel) -> None:
    predict_all(prepared_con, model)
    fast = cluster_table(prepared_con)
    plain = cluster_pairs([person.id for person in people[0]], judged_pairs(prepared_con))
    different = {record for record in plain.person_of if plain.person_of[record] != fast.person_of[record]}
    assert len(different) < len(people[0]) / 100  # only where a rule forbids two records that were never compared


def test_new_records_are_linked_without_the_old_ones_again(
    people: People, prepared_con: duckdb.DuckDBPyConnection, model: TrainedModel
) -> None:
    everything = predict_all(prepared_con, model)
    whole = {(p.id_l, p.id_r): (p.weight, p.band) for p in judged_pairs(prepared_con)}
    new = [person.id for person in people[0]][-40:]
    run = predict_new(prepared_con, model, new, prior=everything.prior)
    assert run.candidates < everything.candidates / 5
    part = {(p.id_l, p.id_r): (p.weight, p.band) for p in judged_pairs(prepared_con)}
    assert part == {pair: answer for pair, answer in whole.items() if set(pair) & set(new)}


def test_old_persons_stay_when_new_records_come(
    people: People, prepared_con: duckdb.DuckDBPyConnection, model: TrainedModel
) -> None:
    predict_all(prepared_con, model)
    before = cluster_table(prepared_con).person_of
    new = {person.id for person in people[0][-40:]}
    old = {record: person for record, person in before.items() if record not in new}
    predict_new(prepared_con, model, new)
    after = cluster_table(prepared_con, known=Known(person_of=old)).person_of
    for record, person in old.items():
        assert (after[record] == after[person]) or person in new


def test_slices_change_nothing(prepared_con: duckdb.DuckDBPyConnection, model: TrainedModel) -> None:
    from handrail.linkage.engine.link import Limits

    predict_all(prepared_con, model)
    whole = list(judged_pairs(prepared_con))
    predict_all(prepared_con, model, limits=Limits(slices=3))
    assert list(judged_pairs(prepared_con)) == whole
