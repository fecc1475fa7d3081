"""What a row will state, in the preview's words."""

from datetime import date, time

import pytest

from handrail.linkage.presenters.extracts import fact_in_words
from handrail.records.facts import (
    AddressFact,
    Concern,
    EventFact,
    Fact,
    FlagFact,
    IdentifierFact,
    IdentifierScheme,
    InvolvementFact,
    ItemClass,
    NameFact,
    RelationshipFact,
)

TABLE = [
    (IdentifierFact(IdentifierScheme.NICHE, "N-77001"), "Number N-77001 (niche)"),
    (IdentifierFact(IdentifierScheme.NHS, "123", valid=False), "Number 123 (nhs, whose form does not hold)"),
    (NameFact("Wren", "Example"), "Name Wren Example"),
    (NameFact("", "Sparrow", "alias"), "Alias Sparrow"),
    (
        AddressFact("4 Mill Lane", "ZZ1 1AA", since=date(2024, 2, 23), phone="07700 900001"),
        "Home 4 Mill Lane, ZZ1 1AA, 07700 900001 from 23 Feb 2024",
    ),
    (RelationshipFact("mother", "Dana Brooks"), "Mother Dana Brooks"),
    (
        EventFact("missing_episode", ItemClass.MISSING, date(2026, 11, 1), "Reported missing", at=time(22, 10)),
        "Missing episode on 1 Nov 2026 at 22:10: Reported missing",
    ),
    (
        InvolvementFact("camhs", "CAMHS", ItemClass.MENTAL_HEALTH, date(2026, 2, 1), until=date(2026, 10, 2)),
        "Camhs from 1 Feb 2026 until 2 Oct 2026: CAMHS",
    ),
    (
        FlagFact(Concern.MISSING, ItemClass.MISSING, date(2026, 11, 1), "Police missing report"),
        "Worry or status from 1 Nov 2026: missing (Police missing report)",
    ),
]


@pytest.mark.parametrize(("fact", "said"), TABLE, ids=[type(fact).__name__ for fact, _ in TABLE])
def test_a_fact_in_words(fact: Fact, said: str) -> None:
    assert fact_in_words(fact) == said
