"""How people are let in is a file that the partnership may replace; a wrong one says what is wrong with it."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from handrail.sharing.checks import CannotLetIn, check_days
from handrail.sharing.letting_in import SHIPPED, LettingInError, read

TODAY = date(2026, 11, 22)
WRONG = [
    ("usual_days = 28", "usual_days = 91", "what is usual is longer than what is allowed"),
    ("hours = 12", "hours = 0", "emergency.hours"),
    ("hours = 12", "hours = 1000", "emergency.hours"),
    ("most_a_day = 3", "most_a_night = 3", "emergency"),
    ('code = "life"', 'code = "Life or death"', "emergency.dangers.0.code"),
    ("rare_name = 5", "rare_name = ", "are not TOML"),
]


@pytest.mark.parametrize(("before", "after", "sentence"), WRONG)
def test_a_wrong_file_says_what_is_wrong(tmp_path: Path, before: str, after: str, sentence: str) -> None:
    text = SHIPPED.read_text("utf-8")
    assert before in text
    own = tmp_path / SHIPPED.name
    own.write_text(text.replace(before, after, 1), "utf-8")
    with pytest.raises(LettingInError, match=sentence):
        read(own)


@pytest.mark.parametrize(
    ("most_days", "last_day", "allowed"),
    [(90, 0, True), (90, 89, True), (90, 90, False), (90, -1, False), (1, 0, True), (1, 1, False)],
)
def test_the_last_day_counts_and_today_is_the_first(most_days: int, last_day: int, allowed: bool) -> None:
    rules = read().grants.model_copy(update={"most_days": most_days})
    if allowed:
        check_days(TODAY + timedelta(days=last_day), today=TODAY, rules=rules)
    else:
        with pytest.raises(CannotLetIn):
            check_days(TODAY + timedelta(days=last_day), today=TODAY, rules=rules)
