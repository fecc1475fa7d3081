"""Stretches of time as rules say them."""

from datetime import date

import pytest

from handrail.planning.spans import Span

AFTER = [
    # span               from                 the last day within it
    ("10 working days", date(2026, 3, 27), date(2026, 4, 14)),  # over Easter
    ("45 working days", date(2026, 11, 20), date(2027, 1, 27)),
    ("1 working day", date(2026, 4, 2), date(2026, 4, 7)),
    ("6 weeks", date(2026, 11, 22), date(2027, 1, 3)),
    ("28 days", date(2026, 2, 1), date(2026, 3, 1)),
    ("3 months", date(2026, 11, 30), date(2027, 2, 28)),
    ("1 month", date(2024, 1, 31), date(2024, 2, 29)),
]


@pytest.mark.parametrize(("text", "since", "last"), AFTER)
def test_the_last_day_within_a_span(text: str, since: date, last: date) -> None:
    assert Span.read(text).after(since) == last


@pytest.mark.parametrize("text", ["6 weeks", "10 working days", "1 month", "1 day"])
def test_a_span_is_said_as_it_was_written(text: str) -> None:
    assert str(Span.read(text)) == text


@pytest.mark.parametrize("text", ["", "six weeks", "0 days", "3 years", "-1 days", "6  weeks", "10 Working days"])
def test_anything_else_is_refused_in_words(text: str) -> None:
    with pytest.raises(ValueError, match="is no stretch of time"):
        Span.read(text)
