"""NHS numbers, unique pupil numbers and postcodes: how they are written, and whether they can be true."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.kernel.identifiers import (
    UPN_LETTERS,
    is_nhs_number,
    is_postcode,
    is_upn,
    normalise_nhs_number,
    normalise_postcode,
    normalise_upn,
    upn_check_letter,
)


def nhs_with_check_digit(nine: str) -> str:
    """By the published recipe, written another way than the code: 11 minus the remainder, 11 read as 0."""
    digit = 11 - sum(int(digit) * weight for digit, weight in zip(nine, range(10, 1, -1), strict=True)) % 11
    return f"{nine}{0 if digit == 11 else digit}" if digit != 10 else ""


@pytest.mark.parametrize(
    "number", ["0000000000", "1111111111", "9999999999", "123456789", "94347659190", "", "943476591X"]
)
def test_what_is_no_nhs_number(number: str) -> None:
    assert not is_nhs_number(number, test_numbers=True)


def test_a_published_example_is_good() -> None:
    assert is_nhs_number("9434765919")


def test_numbers_from_999_are_good_only_where_they_are_allowed() -> None:
    assert not is_nhs_number("9990000018")
    assert is_nhs_number("9990000018", test_numbers=True)


@given(st.text("0123456789", min_size=9, max_size=9).filter(lambda nine: len(set(nine)) > 1))
def test_exactly_one_check_digit_is_good(nine: str) -> None:
    good = [f"{nine}{digit}" for digit in range(10) if is_nhs_number(f"{nine}{digit}", test_numbers=True)]
    right = nhs_with_check_digit(nine)
    assert good == ([right] if right else [])


@pytest.mark.parametrize(
    "written", ["943 476 5919", "943-476-5919", " 9434765919 ", "\uff19434765919", "943\u00a0476\u00a05919"]
)
def test_an_nhs_number_is_ten_digits_however_it_is_written(written: str) -> None:
    assert normalise_nhs_number(written) == "9434765919"


def test_a_check_letter_worked_out_by_hand() -> None:
    """8x2 + 6x3 + 5x4 + 1x8 + 7x9 + 8x10 + 3x11 + 1x13 = 251, which leaves 21 after 23s, the letter Y."""
    assert upn_check_letter("865000178301") == "Y"
    assert is_upn("Y865000178301")
    assert not is_upn("B865000178301")


@given(st.text("0123456789", min_size=11, max_size=11), st.sampled_from("0123456789" + UPN_LETTERS))
def test_one_letter_in_twenty_three_is_good(eleven: str, last: str) -> None:
    rest = eleven + last
    assert [letter for letter in UPN_LETTERS if is_upn(letter + rest)] == [upn_check_letter(rest)]


@pytest.mark.parametrize(
    "upn", ["", "Y86500017830", "Y8650001783010", "Y86500017830I", "I865000178301", "y865000178301"]
)
def test_what_is_no_upn(upn: str) -> None:
    assert not is_upn(upn)


def test_new_authorities_are_not_refused() -> None:
    """Cumberland is 942, Dorset 838: lists of authorities age, and a pupil must not be lost for it."""
    for authority in ("942", "838", "940"):
        rest = f"{authority}401199001"
        assert is_upn(upn_check_letter(rest) + rest)


def test_a_upn_is_written_in_capitals_without_spaces() -> None:
    assert normalise_upn(" y8650 0017 8301") == "Y865000178301"


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("ba148jn", "BA14 8JN"),
        ("BA14  8JN", "BA14 8JN"),
        ("m1 1ae", "M1 1AE"),
        ("ec1a1bb", "EC1A 1BB"),
        ("gir0aa", "GIR 0AA"),
    ],
)
def test_a_postcode_has_one_space(written: str, normal: str) -> None:
    assert normalise_postcode(written) == normal
    assert is_postcode(normal)


def test_what_is_no_postcode_is_kept_and_known_for_it() -> None:
    assert normalise_postcode(" no fixed  abode ") == "NO FIXED ABODE"
    for text in ("NO FIXED ABODE", "BA14", "BA148JN", ""):
        assert not is_postcode(text)


@given(st.text(max_size=20))
def test_normalising_twice_is_normalising_once(text: str) -> None:
    for normalise in (normalise_nhs_number, normalise_upn, normalise_postcode):
        assert normalise(normalise(text)) == normalise(text)
