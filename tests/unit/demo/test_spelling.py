"""How systems write people down: the rates that linkage was measured under, and slips that are slips."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from demo.county.people import Person, World
from demo.county.slips import plain, typo, wrong_birth, wrong_digit, wrong_postcode
from demo.county.spelling import Identity, identities


def records(people: list[Person], system: str, world: World) -> list[tuple[Person, Identity]]:
    rng = Random(1)
    return [(p, record) for p in people for record in identities(rng, p, system, world.as_of)]


def share(found: list[bool]) -> float:
    return sum(found) / len(found)


def test_police_birth_dates_are_wrong_or_missing_as_measured(people: list[Person], world: World) -> None:
    written = records(people, "niche", world)
    assert 0.03 < share([r.born is None for _, r in written]) < 0.05
    assert 0.025 < share([r.born is not None and r.born != p.born for p, r in written]) < 0.045


def test_nhs_numbers_are_where_they_are_known(people: list[Person], world: World) -> None:
    expected = {"pas": 0.97, "cs": 0.55, "yjs": 0.20, "niche": 0.0, "student": 0.0}
    for system, asked in expected.items():
        assert abs(share([bool(r.nhs) for _, r in records(people, system, world)]) - asked) < 0.02


def test_some_people_are_entered_twice_under_two_ids(people: list[Person], world: World) -> None:
    written = records(people, "niche", world)
    assert 1.008 < len(written) / len(people) < 1.025
    assert len({r.local_id for _, r in written}) == len(written)


def test_youth_justice_has_no_accents_and_schools_keep_most(people: list[Person], world: World) -> None:
    accented = [p for p in people if not p.family.isascii()]
    assert all(r.family.isascii() for _, r in records(accented, "yjs", world))
    assert share([not r.family.isascii() for _, r in records(accented, "student", world)]) > 0.5


def test_most_names_are_written_right_and_some_are_not(people: list[Person], world: World) -> None:
    right = [plain(p.family).upper() == plain(r.family).upper() for p, r in records(people, "niche", world)]
    assert 0.85 < share(right) < 0.99


@given(st.integers(0, 10_000), st.from_regex(r"[A-Z][a-z]{3,9}", fullmatch=True))
def test_a_typo_is_one_slip_and_keeps_the_first_letter(seed: int, name: str) -> None:
    slipped = typo(Random(seed), name)
    assert slipped[0] == name[0]
    assert OSA.distance(name, slipped) <= 2


@given(st.integers(0, 10_000), st.dates())
def test_a_wrong_birth_date_is_a_date(seed: int, born) -> None:
    if born.year > 1:
        assert abs((wrong_birth(Random(seed), born) - born).days) <= 366


@given(st.integers(0, 10_000), st.from_regex(r"\d{10}", fullmatch=True))
def test_a_wrong_number_differs_and_is_as_long(seed: int, number: str) -> None:
    wrong = wrong_digit(Random(seed), number)
    assert wrong != number
    assert len(wrong) == len(number)


@given(st.integers(0, 10_000))
def test_a_wrong_postcode_differs_in_its_last_letter(seed: int) -> None:
    wrong = wrong_postcode(Random(seed), "ZM1 4AB")
    assert wrong[:-1] == "ZM1 4A"
    assert wrong != "ZM1 4AB"


def test_accents_come_off_every_name_list() -> None:
    assert [plain(name) for name in ("Nguyễn", "Łukasz", "Đặng", "Gonçalves")] == [
        "Nguyen",
        "Lukasz",
        "Dang",
        "Goncalves",
    ]
