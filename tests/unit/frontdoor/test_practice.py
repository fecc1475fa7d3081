"""A partnership's own practice: what is taken, and what is refused with the place that is wrong."""

from pathlib import Path

import pytest

from handrail.frontdoor.practice import PracticeError, read
from handrail.frontdoor.practice.load import SHIPPED

OURS = SHIPPED.read_text(encoding="utf-8")


def test_the_shipped_practice_has_what_the_pages_need() -> None:
    shipped = read()
    assert [one.code for one in shipped.ratings] == ["red", "amber", "green", "blue"]
    assert [level.number for level in shipped.levels] == [1, 2, 3, 4]
    assert all(one.citation for one in (*shipped.ratings, shipped.clocks.decision, shipped.re_referral))
    assert {one.level for one in shipped.thresholds} == {1, 2, 3, 4}, "each level has a statement to rest on"


def test_a_fifth_level_may_be_added(tmp_path: Path) -> None:
    own = tmp_path / "practice.toml"
    own.write_text(OURS + '\n[[levels]]\nnumber = 5\nlabel = "Acute"\nmeaning = "In hospital or custody"\n')
    assert str(read(own).levels[-1]) == "Level 5: Acute"


@pytest.mark.parametrize(
    ("was", "becomes", "says"),
    [
        ("monday =", "mondy =", "'mondy' is no day of the week"),
        ('when_in_danger = "red"', 'when_in_danger = "scarlet"', "no rating is called 'scarlet'"),
        ("levels = [2, 3]", "levels = [2, 7]", "there is no level of need 7"),
        ("number = 4", "number = 5", "numbered from 1"),
        ("hours = 72", "hours = -72", "greater than 0"),
        ('running = "completion"', 'running = "always"', "running"),
        ("[clocks]", "[clocks", "not TOML"),
    ],
)
def test_what_does_not_hang_together_is_refused_with_a_sentence(
    tmp_path: Path, was: str, becomes: str, says: str
) -> None:
    assert was in OURS
    own = tmp_path / "practice.toml"
    own.write_text(OURS.replace(was, becomes, 1))
    with pytest.raises(PracticeError, match=says):
        read(own)
