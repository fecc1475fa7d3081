"""Quality figures, on an example small enough to count by hand."""

import pytest

from handrail.linkage.engine.cascade import link_by_rules
from handrail.linkage.engine.measure import quality, quality_by_group, widest_gap
from tests.unit.linkage.engine.conftest import People

TRUTH = {1: 10, 2: 10, 3: 10, 4: 20, 5: 20, 6: 30}
FOUND = {1: 1, 2: 1, 3: 3, 4: 4, 5: 4, 6: 4}
GROUPS = {1: "a", 2: "a", 3: "a", 4: "b", 5: "b", 6: "c"}


def test_counted_by_hand() -> None:
    """Joined: 1-2, 4-5, 4-6, 5-6, two of them right. True: 1-2, 1-3, 2-3, 4-5."""
    found = quality(FOUND, TRUTH)
    assert (found.precision, found.recall, found.f1) == (0.5, 0.5, 0.5)
    assert (found.mixed, found.exact) == (1, 0)


def test_perfect() -> None:
    found = quality(TRUTH, TRUTH)
    assert (found.precision, found.recall, found.f1, found.mixed, found.exact) == (1, 1, 1, 0, 1)


def test_a_record_left_out_stands_alone() -> None:
    assert quality({}, TRUTH).recall == 0


def test_by_group_a_false_join_counts_against_both() -> None:
    groups = quality_by_group(FOUND, TRUTH, GROUPS)
    assert groups["a"].precision == 1
    assert groups["a"].recall == pytest.approx(1 / 3)
    assert groups["b"].precision == 0.5  # 4-5 right; 4-6 and 5-6 shared between b and c
    assert groups["c"].precision == 0
    assert widest_gap(groups) == pytest.approx(groups["b"].f1 - groups["c"].f1)


def test_the_cascade_is_a_fair_peer(people: People, prepared_con) -> None:
    found = quality(link_by_rules(prepared_con), people[1])
    assert found.precision > 0.95
    assert found.recall > 0.6
