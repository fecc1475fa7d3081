"""The instruments that come with Handrail hold together, and between them ask every kind of question."""

from importlib.resources import files

import pytest

from handrail.planning.definition.questions import KINDS, Group
from handrail.planning.definition.read import read_definition, read_toml
from tests.factories.planning import DOMAINS

FOLDER = files("handrail.planning") / "instruments"
CODES = sorted(one.name.removesuffix(".toml") for one in FOLDER.iterdir() if one.name.endswith(".toml"))


def text_of(code: str) -> str:
    return (FOLDER / f"{code}.toml").read_text(encoding="utf-8")


def test_these_are_shipped() -> None:
    assert CODES == [
        "capacity-risk-and-rights",
        "care-act-section-58",
        "distance-travelled",
        "early-support-assessment",
        "exploitation-indicators",
        "family-and-household",
        "return-home-conversation",
        "shared-risk-assessment",
    ]


@pytest.mark.parametrize("code", CODES)
def test_each_can_be_used_and_goes_through_json_unchanged(code: str) -> None:
    read = read_toml(text_of(code), domains=DOMAINS)
    assert read.code == code
    assert read_definition(read.model_dump(mode="json", exclude_defaults=True), domains=DOMAINS) == read


def test_between_them_they_ask_every_kind_of_question() -> None:
    asked = set()
    for code in CODES:
        for question in read_toml(text_of(code), domains=DOMAINS).questions():
            asked.add(question.kind)  # type: ignore[attr-defined]  # every kind of question has it
            if isinstance(question, Group):
                asked |= {one.kind for one in question.questions}
    assert asked == set(KINDS)


def test_the_shared_assessment_speaks_of_every_domain() -> None:
    shared = read_toml(text_of("shared-risk-assessment"), domains=DOMAINS)
    assert sorted(shared.domains()) == sorted(DOMAINS)
    assert shared.views == "each_agency"
    assert shared.asks_young_person
    assert shared.weighs_rights
