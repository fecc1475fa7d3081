"""Specifications: what is shipped can be used, and what is wrong is named so that it can be mended."""

import re

import pytest

from handrail.linkage.extracts.spec import json_schema
from handrail.linkage.extracts.spec_files import InvalidSpec, parse_spec, shipped_specs, shipped_texts
from tests.factories.extracts import SMALL


@pytest.mark.parametrize("family", ["", "ssda903", "annex_a", "cin_census"])
def test_every_shipped_specification_can_be_used(family: str) -> None:
    texts = shipped_texts(family)
    assert texts
    for name, text in texts.items():
        spec = parse_spec(text)
        assert spec.name.split(".")[-1] == name
        assert spec.facts()


def test_every_agency_of_a_partnership_has_a_specification() -> None:
    assert {spec.agency for spec in shipped_specs().values()} == {
        *("police", "health", "education", "youth_justice", "housing", "adult_social_care", "childrens_social_care"),
        "voluntary",
    }


NAMED_IN = {"mental_health": r"camhs|mental health|self-harm|\bsdq\b", "substance_use": r"substance|drug|alcohol"}


@pytest.mark.parametrize("family", ["", "ssda903", "annex_a", "cin_census"])
def test_what_names_such_a_service_or_worry_is_of_its_class(family: str) -> None:
    """That somebody is a patient of CAMHS is no mere attendance: whoever is shared that is not yet shared this."""
    wrong = []
    for name, spec in shipped_specs(family).items():
        for fact in (*spec.involvements, *spec.events, *spec.flags):
            said = " ".join(str(getattr(fact, part, "")) for part in ("kind", "service", "summary", "basis"))
            named = [
                item for item, words in NAMED_IN.items() if re.search(words, said.replace("_", " "), re.IGNORECASE)
            ]
            wrong += [(name, said, fact.item_class) for item in named if fact.item_class != item]
    assert wrong == []


MISTAKES = [
    ('on = "on"\n', 'on = "onn"\n', "events 1, on: There is no column “onn”. Did you mean “on”?"),
    ('on = "on"\n', 'on = "reason"\n', "events 1, on: The column “reason” must be of type date or datetime; it is choice."),  # noqa: E501 - a table, one case a line
    ('given = "{given}"', 'given = "given"', "names 1, given: “given” would be everybody's name. To use a column, write “{given}”."),  # noqa: E501 - a table, one case a line
    ("about {reason} (", "about {reason (", "events 1, summary: The curly brackets are not right."),
    ("{reason:code}", "{reason:words}", "events 1, summary: The curly brackets are not right."),
    ('is = ["no"]', 'is = ["never"]', "flags 1, when 2: “attended” is never never. It can be: no, yes."),
    ("below = 50", "below = 50, present = true", "flags 1, when 1: Give one test: present, is, below or at_least."),
    ('last_day = "until"', 'last_day = "until"\nuntil = "until"', "events 1: Give either `until` or `last_day`, not both."),  # noqa: E501 - a table, one case a line
    ('type = "choice", codes = { A = "advice", B = "bullying" }', 'type = "choice"', "columns, reason: A choice needs its codes"),  # noqa: E501 - a table, one case a line
    ('header = "Surname"', 'header = "fore name"', "columns, family: The header “fore name” is also the header of given."),  # noqa: E501 - a table, one case a line
    ('"Visit No", required = true', '"Visit No"', "columns, visit: It is in row_key or local_id, so every row needs it"),  # noqa: E501 - a table, one case a line
    ('kind = "visit"', 'kynd = "visit"', "events 1, kynd: A specification has nothing of this name. Check the spelling."),  # noqa: E501 - a table, one case a line
    ("version = 1", "", "version: This is missing and must be given."),
    ("version = 1", "version = ", "The text is not valid TOML"),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "said"), MISTAKES, ids=[mistake[2][:40] for mistake in MISTAKES])
def test_a_mistake_is_named(right: str, wrong: str, said: str) -> None:
    assert right in SMALL
    with pytest.raises(InvalidSpec) as refused:
        parse_spec(SMALL.replace(right, wrong, 1))
    assert said in refused.value.sentence


def test_all_mistakes_are_named_at_once() -> None:
    with pytest.raises(InvalidSpec) as refused:
        parse_spec(SMALL.replace('on = "on"\n', 'on = "no"\n').replace("{given}", "{gvn}"))
    assert len(refused.value.problems) == 2


def test_the_schema_describes_every_field() -> None:
    assert {"columns", "row_key", "events", "flags"} <= json_schema()["properties"].keys()
