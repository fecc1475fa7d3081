"""What people type into Find, and how it is understood."""

from datetime import date

import pytest

from handrail.linkage.engine.query import Query, parse_query

CASES = [
    ("dan carrol 2008", Query("dan", "carrol", year=2008)),
    ("Carroll, Dan", Query("Dan", "Carroll")),
    ("carroll", Query("", "carroll")),
    ("anna van der berg", Query("anna", "van der berg")),
    ("mary jane o'neill 14/3/2008", Query("mary jane", "o'neill", date(2008, 3, 14), 2008, 3)),
    ("14 March 2008", Query(born=date(2008, 3, 14), year=2008, month=3)),
    ("dan march 2008", Query("", "dan", year=2008, month=3)),
    ("dan 03/2008", Query("", "dan", year=2008, month=3)),
    ("2008-03-14 dan", Query("", "dan", date(2008, 3, 14), 2008, 3)),
    ("31/02/2008", Query(year=2008, month=2)),
    ("999 000 0018", Query(nhs="9990000018")),
    ("carroll 9990000018", Query("", "carroll", nhs="9990000018")),
    ("9990000019", Query(ids=("9990000019",))),
    ("A123456789012", Query(upn="A123456789012")),
    ("c-77", Query(ids=("C77",))),
    ("carroll lv1 2ab", Query("", "carroll", postcode="LV12AB")),
    ("07700 900123", Query(phone="7700900123")),
    ("April May", Query("April", "May")),
    ("   ", Query()),
]


@pytest.mark.parametrize(("text", "query"), CASES, ids=[text for text, _ in CASES])
def test_a_search_is_understood(text: str, query: Query) -> None:
    assert parse_query(text) == query


def test_only_nothing_is_empty() -> None:
    assert [text for text, _ in CASES if parse_query(text).is_empty] == ["   "]
