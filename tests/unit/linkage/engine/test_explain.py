"""The reasons that a reviewer reads."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from handrail.linkage.engine.explain import in_words, waterfall
from handrail.linkage.engine.live import score
from handrail.linkage.engine.model import TrainedModel
from handrail.linkage.engine.prepare import prepare_one
from handrail.linkage.engine.rules import Band
from handrail.linkage.engine.schema import SourcePerson

DAN = SourcePerson(
    1,
    "police",
    given="Dan",
    family="Carroll",
    born=date(2008, 3, 14),
    sex="M",
    postcodes=("LV1 2AB",),
    upn="A123456789012",
)
CASES = [
    ({"given": "Daniel"}, None, "Forenames are forms of one name (Dan / Daniel); same surname; same birth date"),
    ({"given": "Kyle"}, "twins", "but forenames differ (Dan / Kyle). Same birth date and household, another forename"),
    ({"given": "Kyle", "upn": "A123456789012"}, "two_forenames", "one person by two forenames, unless other"),
    ({"given": "Kyle", "family": "Hart", "upn": "A123456789012"}, "one_number", "a changed name, or twins with one"),
    ({"family": "Karol"}, None, "surname sounds or looks alike (Carroll / Karol)"),
    ({"given": "Carroll", "family": "Dan"}, None, "Forename and surname swapped (Dan / Carroll); same birth date"),
    ({"born": date(2008, 3, 15)}, None, "birth dates one digit apart (14/03/2008 / 15/03/2008)"),
    ({"born": date(1999, 7, 30)}, "namesakes", "birth dates differ (14/03/2008 / 30/07/1999)"),
    ({"born": date(2008, 3, 15), "upn": "A999999999999"}, "two_pupils", "numbers and different birth dates."),
    ({"born": None, "given": "Dean"}, "siblings", "they may be brother and sister."),
]  # fmt: skip


@pytest.mark.parametrize(("change", "rule", "words"), CASES, ids=[str(case[0]) for case in CASES])
def test_a_pair_in_words(model: TrainedModel, change: dict[str, object], rule: str | None, words: str) -> None:
    other = replace(DAN, **{"id": 2, "agency": "health", "upn": "", **change})
    found = score(model, prepare_one(DAN), prepare_one(other))
    assert found.rule == rule
    assert words in in_words(model, found.levels, DAN, other, found.rule)


def test_traced_numbers_keep_two_people_apart_whatever_else_agrees(model: TrainedModel) -> None:
    one = replace(DAN, nhs="9990000018", nhs_traced=True)
    other = replace(DAN, id=2, nhs="9990000026", nhs_traced=True)
    assert prepare_one(other).nhs
    found = score(model, prepare_one(one), prepare_one(other))
    assert (found.band, found.rule) == (Band.APART, "two_traced_nhs_numbers")


def test_the_dead_cannot_be_met_later(model: TrainedModel) -> None:
    one, other = replace(DAN, died=date(2020, 1, 1)), replace(DAN, id=2, first_known=date(2021, 1, 1))
    assert score(model, prepare_one(one), prepare_one(other)).band is Band.APART


def test_the_waterfall_ends_at_the_weight(model: TrainedModel) -> None:
    other = replace(DAN, id=2, given="Daniel", phone="07700 900123")
    found = score(model, prepare_one(DAN), prepare_one(other))
    bars = waterfall(model, found.levels, found.steps, DAN, other)
    assert bars[0].name == "prior"
    assert bars[-1].after == pytest.approx(found.weight)
    assert all(before.after == after.before for before, after in pairwise(bars))
    assert "phone" not in {bar.name for bar in bars}  # only one of them has a number
