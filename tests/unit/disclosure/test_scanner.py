"""The scanner finds what it was given in whatever stands around it, and changes nothing else."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handrail.disclosure.protected.scanner import PROTECTED, Scanner
from handrail.disclosure.protected.shapes import Kind, Part, national_digits, shapes_of
from tests.factories.protected import marks_of, scanner_of

STREETS = st.sampled_from(["Quay", "Harbour", "Elm", "Birchwood", "Old Mill", "High", "St Anne's", "Queen's"])
TYPES = st.sampled_from([("Road", "rd"), ("Street", "st"), ("Lane", "Ln"), ("Close", "close"), ("Avenue", "AVE")])
PADDING = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=60)
GAP = st.sampled_from([" ", ", ", "  ", "\n", " - ", "\u00a0"])


@st.composite
def addresses(draw: st.DrawFn) -> tuple[str, str]:
    """An address, and the way in which somebody else might write it."""
    number, street = draw(st.integers(1, 400)), draw(STREETS)
    long, short = draw(TYPES)
    spelled = f"{number}{draw(GAP)}{street} {short}"
    return f"{number} {street} {long}, Stanbeck, MS4 2QD", draw(st.sampled_from([spelled, spelled.upper()]))


@settings(max_examples=150, deadline=None)
@given(addresses(), PADDING, PADDING)
def test_an_address_is_found_in_any_text(address: tuple[str, str], before: str, after: str) -> None:
    value, spelled = address
    said, hits = scanner_of((Kind.ADDRESS, value)).withhold(f"{before} | {spelled} | {after}")
    assert hits
    assert PROTECTED in said
    assert spelled not in said


@settings(max_examples=150, deadline=None)
@given(PADDING)
def test_a_text_without_values_stays_as_it_is(text: str) -> None:
    found = scanner_of((Kind.ADDRESS, "12 Quay Road, MS4 2QD"), (Kind.PHONE, "07700 900123"))
    said, hits = found.withhold(text)
    if not hits:
        assert said == text


@settings(max_examples=100, deadline=None)
@given(
    st.integers(7_700_900_000, 7_700_900_999), st.lists(st.sampled_from(["", " ", "-", " "]), min_size=9, max_size=9)
)
def test_a_phone_number_is_found_however_it_is_spaced(number: int, gaps: list[str]) -> None:
    digits = str(number)
    spaced = digits[0] + "".join(gap + digit for gap, digit in zip(gaps, digits[1:], strict=True))
    found = scanner_of((Kind.PHONE, f"0{number}"))
    assert found.find(f"ring 0{spaced}.")
    assert found.find(f"ring +44 {spaced}.")


def test_no_plain_word_of_a_value_stands_in_the_scanner() -> None:
    found = scanner_of((Kind.ADDRESS, "12 Quay Road, Stanbeck, MS4 2QD"))
    found.withhold("nothing of it here, but some words")
    kept = repr([found._marks, found._anchors, found._harmless, found.kinds_of]).lower()
    assert not re.search("quay|stanbeck|ms4|2qd", kept)
    found.withhold("12 Quay Road, Stanbeck, MS4 2QD")
    assert "quay" not in repr(found._harmless)


def test_marks_under_another_key_find_nothing() -> None:
    marks = marks_of(Kind.ADDRESS, "12 Quay Road")
    assert Scanner(marks, {marks[0].key: b"another key"}).find("12 Quay Road") == []


def test_what_could_not_be_known_again_has_no_shape() -> None:
    assert shapes_of(Kind.ADDRESS, "Stanbeck") == []
    assert shapes_of(Kind.PHONE, "ring the office") == []
    assert shapes_of(Kind.SCHOOL, "school") == []


@pytest.mark.parametrize("number", ["07700 900123", "+44 (0)7700 900123", "0044 7700 900123", "7700900123"])
def test_a_phone_number_is_its_national_digits(number: str) -> None:
    assert national_digits(number) == "7700900123"


def test_a_tail_is_never_sought_alone() -> None:
    found = scanner_of((Kind.ADDRESS, "12 Quay Road, Stanbeck"))
    assert {one.part for one in marks_of(Kind.ADDRESS, "12 Quay Road, Stanbeck")} == {Part.NAME, Part.TAIL}
    assert found.find("Stanbeck Road 12") == []


def test_time_grows_with_the_text_alone() -> None:
    """Ten times the text is not a hundred times the time: a bound wide enough for a busy machine."""
    found = scanner_of(*((Kind.ADDRESS, f"{n} Quay Road, MS4 {n % 9}QD") for n in range(1, 200)))
    text = "Seen at 999 Quay Road on 12 March, ring 01632 960001, near LV1 2AB. " * 100

    def took(times: int) -> float:
        began = time.perf_counter()
        found.find(text * times)
        return time.perf_counter() - began

    took(1)
    assert min(took(10) for _ in range(3)) < 40 * max(min(took(1) for _ in range(3)), 0.001)
