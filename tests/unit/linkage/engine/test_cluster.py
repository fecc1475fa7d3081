"""Joined pairs become persons; guards and people's decisions stand above any weight."""

from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.linkage.engine.cluster import ClusterLimits, ContradictoryDecisions, Known, cluster_pairs
from handrail.linkage.engine.link import JudgedPair
from handrail.linkage.engine.rules import Band

RECORDS = range(8)
ALL_PAIRS = list(combinations(RECORDS, 2))


def judged(one: int, other: int, weight: float = 10.0, band: Band = Band.JOIN, rule: str | None = None) -> JudgedPair:
    return JudgedPair(one, other, weight, 0.99, band, rule, (), ())


@st.composite
def judged_graphs(draw: st.DrawFn) -> list[JudgedPair]:
    chosen = draw(st.lists(st.sampled_from(ALL_PAIRS), unique=True, max_size=16))
    bands = st.sampled_from(
        [(Band.JOIN, None), (Band.REVIEW, None), (Band.REVIEW, "twins"), (Band.APART, "two_pupils")]
    )
    return [judged(*pair, draw(st.integers(-2, 30)), *draw(bands)) for pair in chosen]


def together(clusters: dict[int, int], pair: tuple[int, int]) -> bool:
    return clusters[pair[0]] == clusters[pair[1]]


def test_a_chain_is_one_person() -> None:
    found = cluster_pairs(RECORDS, [judged(0, 1), judged(1, 2)])
    assert found.person_of == {0: 0, 1: 0, 2: 0, 3: 3, 4: 4, 5: 5, 6: 6, 7: 7}
    assert found.for_review == []


def test_a_definite_no_splits_off_the_weakest_join() -> None:
    pairs = [judged(0, 1, 20), judged(1, 2, 8), judged(0, 2, -9, Band.APART, "two_traced_nhs_numbers")]
    found = cluster_pairs(RECORDS, pairs)
    assert together(found.person_of, (0, 1))
    assert not together(found.person_of, (1, 2))
    assert [(item.pair, item.reason) for item in found.for_review] == [
        ((1, 2), "Of other records of these two: each has its own NHS number, both traced and verified.")
    ]


def test_a_no_between_records_never_compared_counts() -> None:
    found = cluster_pairs(RECORDS, [judged(0, 1, 20), judged(1, 2, 8)], forbidden=[((0, 2), "two_pupils")])
    assert found.person_of[2] == 2


def test_twins_stay_two_though_a_third_record_joins_both() -> None:
    pairs = [judged(0, 1, 15), judged(1, 2, 14), judged(0, 2, 12, Band.REVIEW, "twins")]
    found = cluster_pairs(RECORDS, pairs)
    assert not together(found.person_of, (0, 2))
    assert {item.pair for item in found.for_review} == {(0, 2), (1, 2)}


def test_what_looked_like_twins_and_turned_out_one_person_is_joined() -> None:
    pairs = [judged(0, 1, 15), judged(1, 2, 14), judged(0, 2, 12, Band.REVIEW, "twins")]
    found = cluster_pairs(RECORDS, pairs, excused={(0, 2)})
    assert together(found.person_of, (0, 2))
    assert found.for_review == []


def test_too_many_birth_dates_or_records_are_held_back() -> None:
    chain = [judged(n, n + 1, 20 - n) for n in range(7)]
    born = {record: f"200{record}-01-01" for record in RECORDS}
    assert len(set(cluster_pairs(RECORDS, chain, born=born).person_of.values())) == 2
    small = cluster_pairs(RECORDS, chain, limits=ClusterLimits(most_records=3))
    assert len(small.for_review) == len(set(small.person_of.values())) - 1 == 2


def test_two_persons_on_record_are_joined_by_nobody_but_people() -> None:
    known = Known(person_of={0: 100, 1: 100, 2: 200})
    found = cluster_pairs(RECORDS, [judged(1, 3, 20), judged(2, 3, 10)], known=known)
    assert together(found.person_of, (0, 3))
    assert not together(found.person_of, (2, 3))
    assert "Both already belong to a person on record" in found.for_review[0].reason


def test_a_person_on_record_stays_whole_without_any_pair() -> None:
    assert together(cluster_pairs(RECORDS, [], known=Known(person_of={0: 7, 5: 7})).person_of, (0, 5))


def test_decisions_against_each_other_are_refused_in_words() -> None:
    with pytest.raises(ContradictoryDecisions, match="Undo one"):
        cluster_pairs(RECORDS, [], known=Known(same=[(0, 1), (1, 2)], apart=[(0, 2)]))


@given(judged_graphs(), st.randoms(use_true_random=False))
def test_the_order_of_the_pairs_does_not_matter(pairs: list[JudgedPair], rng: Random) -> None:
    shuffled = list(pairs)
    rng.shuffle(shuffled)
    assert cluster_pairs(RECORDS, pairs) == cluster_pairs(reversed(RECORDS), shuffled)


@given(judged_graphs(), st.sampled_from(ALL_PAIRS), st.sampled_from(ALL_PAIRS))
def test_decisions_and_rules_always_hold(
    pairs: list[JudgedPair], same: tuple[int, int], apart: tuple[int, int]
) -> None:
    if same == apart:
        return
    found = cluster_pairs(RECORDS, pairs, known=Known(same=[same], apart=[apart]))
    assert together(found.person_of, same)
    assert not together(found.person_of, apart)
    for pair in pairs:
        if pair.rule and (pair.id_l, pair.id_r) != same and not set(same) & {pair.id_l, pair.id_r}:
            assert not together(found.person_of, (pair.id_l, pair.id_r))


@given(judged_graphs())
def test_every_join_ends_together_or_in_review(pairs: list[JudgedPair]) -> None:
    found = cluster_pairs(RECORDS, pairs)
    shown = {item.pair for item in found.for_review}
    for pair in pairs:
        if pair.band is not Band.APART:
            two = (pair.id_l, pair.id_r)
            assert together(found.person_of, two) != (two in shown)


@given(judged_graphs())
def test_linking_again_changes_nothing(pairs: list[JudgedPair]) -> None:
    first = cluster_pairs(RECORDS, pairs)
    again = cluster_pairs(RECORDS, pairs, known=Known(person_of=first.person_of))
    assert again.person_of == first.person_of
