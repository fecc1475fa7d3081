"""What becomes of a field that two people may have changed: every case, as a table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.writing.merging import Merged, merge

CASES = [
    # they began from, stands now, I send    taken       clashing
    ("A", "A", "A", {}, []),
    ("A", "A", "B", {"worry": "B"}, []),
    ("A", "B", "A", {}, []),
    ("A", "B", "B", {}, []),
    ("A", "B", "C", {"worry": "C"}, ["worry"]),
    ("A", "A", "", {"worry": ""}, []),
    ("", "B", "C", {"worry": "C"}, ["worry"]),
    (None, 0, False, {}, []),
]


@pytest.mark.parametrize(("base", "theirs", "mine", "taken", "clashing"), CASES)
def test_one_field(base: object, theirs: object, mine: object, taken: dict[str, object], clashing: list[str]) -> None:
    assert merge(base={"worry": base}, theirs={"worry": theirs}, mine={"worry": mine}) == Merged(taken, clashing)


def test_a_field_that_the_record_did_not_have_yet_is_mine_to_write() -> None:
    assert merge(base={}, theirs={"new": ""}, mine={"new": "B"}) == Merged({"new": "B"}, [])


texts = st.dictionaries(st.sampled_from("abc"), st.sampled_from(["", "1", "2", "3"]), min_size=3)


@given(base=texts, theirs=texts, mine=texts)
def test_nobodys_change_is_overwritten_unseen(
    base: dict[str, str], theirs: dict[str, str], mine: dict[str, str]
) -> None:
    merged = merge(base=base, theirs=theirs, mine=mine)
    for name in set(merged.taken) - set(merged.clashing):
        assert theirs[name] == base[name]
    for name in set(mine) - set(merged.taken):
        assert mine[name] in (base[name], theirs[name])
