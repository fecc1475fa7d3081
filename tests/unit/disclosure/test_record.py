"""The ledger's body takes codes and never words."""

import pytest

from handrail.disclosure.ledger.record import check_codes


@pytest.mark.parametrize(
    "body",
    [
        {"count": 3},
        {"subjects": "ab" * 32},
        {"level": 2, "known": True, "nothing": None},
        {"person": "0d9c7b2e-3f69-4f0b-9f0e-1f5f0e6f2a11", "on": "2026-11-22"},
        {"domains": ["home", "harm"]},
    ],
)
def test_codes_are_taken(body: dict[str, object]) -> None:
    check_codes(body)


@pytest.mark.parametrize(
    "body", [{"who": "Aaliyah Brooks"}, {"q": "Łukasz"}, {"Dean Carroll": 1}, {"weight": 1.5}, {"in": [["a b"]]}]
)
def test_words_are_refused(body: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="put words in its detail"):
        check_codes(body)
