from hypothesis import given
from hypothesis import strategies as st
from nhs_number import is_valid

from demo.county.identifiers import MOST_PEOPLE, UPN_LETTERS, local_id, mobile, nhs_number, upn

people = st.integers(0, MOST_PEOPLE - 1)


@given(people)
def test_nhs_numbers_are_valid_and_of_the_999_range(index: int) -> None:
    number = nhs_number(index)
    assert number.startswith("999")
    assert is_valid(number)


def test_nhs_numbers_are_one_person_each() -> None:
    indexes = range(0, MOST_PEOPLE, 13)
    assert len({nhs_number(index) for index in indexes}) == len(indexes)


@given(people, st.integers(2004, 2021))
def test_upns_carry_their_check_letter(index: int, year: int) -> None:
    letter, digits = (number := upn(index, "997", year))[0], number[1:]
    assert len(number) == 13
    assert UPN_LETTERS[sum(int(d) * w for d, w in zip(digits, range(2, 14), strict=True)) % 23] == letter


def test_a_upn_worked_out_by_hand_elsewhere() -> None:
    """Y865000178301 is the example that the CIN validator's rule 1510 accepts."""
    total = sum(int(d) * w for d, w in zip("865000178301", range(2, 14), strict=True))
    assert UPN_LETTERS[total % 23] == "Y"


def test_local_ids_are_one_record_each() -> None:
    for system in ("cs", "student", "niche", "pas", "steps"):
        ids = {local_id(system, index, copy) for index in range(20_000) for copy in (0, 1)}
        assert len(ids) == 40_000


@given(people)
def test_mobiles_are_of_the_drama_range(index: int) -> None:
    assert mobile(index).startswith("07700 900")
