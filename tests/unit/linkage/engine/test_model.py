"""A model is trained through and through, stored whole, and refused when it is not."""

import json
from dataclasses import replace

import duckdb
import pytest

from handrail.linkage.engine.chance import chance_agreement
from handrail.linkage.engine.comparisons import BY_NAME
from handrail.linkage.engine.model import TrainedModel, UntrainedModel
from handrail.linkage.engine.prior import estimate_prior
from handrail.linkage.engine.train import train
from tests.unit.linkage.engine.conftest import People


def test_every_level_is_trained(model: TrainedModel) -> None:
    model.check()
    for levels in model.levels.values():
        assert sum(level.m for level in levels) == pytest.approx(1)
        assert sum(level.u for level in levels) == pytest.approx(1)
        assert levels[0].weight > 0 > levels[-1].weight


def test_a_comparison_that_no_session_can_teach_is_named(prepared_con: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(UntrainedModel, match="“born”"):
        train(prepared_con, sessions=[("born", "given"), ("born", "postcode")])


def test_a_comparison_without_data_is_left_out(model: TrainedModel) -> None:
    assert "other_ids" not in model.levels
    assert set(model.levels) == {"given", "family", "born", "home", "sex", "nhs", "upn", "phone"}


def test_a_model_comes_back_as_it_was(model: TrainedModel) -> None:
    again = TrainedModel.loads(model.dumps())
    assert again == model
    assert again.version == model.version


def test_another_weight_is_another_version(model: TrainedModel) -> None:
    assert replace(model, prior=model.prior * 2).version != model.version


def test_an_edited_file_is_refused(model: TrainedModel) -> None:
    data = json.loads(model.dumps())
    data["levels"]["given"][0]["m"] = 0.5
    with pytest.raises(UntrainedModel, match="file was changed"):
        TrainedModel.loads(json.dumps(data))


@pytest.mark.parametrize("damage", [{"m": 0.0}, {"u": 0.0}, {"code": "unheard_of"}])
def test_a_missing_weight_or_strange_level_is_refused(model: TrainedModel, damage: dict[str, object]) -> None:
    data = json.loads(model.dumps())
    data["levels"]["born"][1].update(damage)
    with pytest.raises(UntrainedModel, match="Train it again"):
        TrainedModel.loads(json.dumps(data))


def test_a_rare_name_weighs_more_than_a_common_one(model: TrainedModel) -> None:
    common = max(model.frequencies["family"], key=lambda name: model.frequencies["family"][name])
    assert model.rarity_weight("family", 0, "zzyzx", "zzyzx") > model.rarity_weight("family", 0, common, common)
    assert model.rarity_weight("family", len(BY_NAME["family"].levels) - 1, common, "zzyzx") == 0


def test_chance_agreement_on_an_identifier_is_tiny(prepared_con: duckdb.DuckDBPyConnection) -> None:
    assert chance_agreement(prepared_con, BY_NAME["nhs"])[0] < 1e-4
    assert chance_agreement(prepared_con, BY_NAME["sex"])[0] == pytest.approx(0.5, abs=0.05)


def test_the_prior_is_near_the_truth(people: People, prepared_con: duckdb.DuckDBPyConnection) -> None:
    truth = people[1]
    sizes: dict[int, int] = {}
    for person in truth.values():
        sizes[person] = sizes.get(person, 0) + 1
    true = sum(n * (n - 1) / 2 for n in sizes.values()) / (len(truth) * (len(truth) - 1) / 2)
    assert estimate_prior(prepared_con) == pytest.approx(true, rel=0.35)
