"""Names of many heritages: what is one name, and what is not."""

import pytest

from handrail.linkage.engine.names import parts_of, read_family, read_given, split_full_name
from handrail.linkage.engine.sound import sound_of

ONE_FORENAME = [
    ("Mohammed", "Muhammad"), ("Mohamed", "Maxamed"), ("Oluwaseun", "Seun"), ("Aleksander", "Alex"),
    ("Dan", "Daniel"), ("Siobhan", "Shivaun"), ("Yusuf", "Yousef"), ("Katarzyna", "Kasia"),
    ("Gurpreet", "Gary"), ("Chukwuemeka", "Emeka"), ("Krzysztof", "Christopher"), ("Tadhg", "Teague"),
    ("Zoë", "Zoe"), ("Abdirahman", "Abdul Rahman"), ("Mary-Jane", "Mary"), ("Dmytro", "Dmitri"),
    ("Kwabena", "Kobina"), ("Tesfay", "Tesfaye"), ("Lizzie", "Elizabeth"), ("Moshe", "Moses"),
    ("Mohammed Ali", "Ali"), ("José", "Jose"), ("Łukasz", "Lukas"), ("Ioana", "Oana"), ("Xasan", "Hassan"),
]  # fmt: skip
TWO_FORENAMES = [("Hassan", "Hussain"), ("Mohammed Ali", "Mohammed Hassan"), ("Daniel", "Danielle"), ("Kyle", "Dan")]
ONE_SURNAME = [
    ("O'Brien", "OBrien"), ("Choudhury", "Chowdhry"), ("Kowalska", "Kowalski"), ("Smith-Jones", "Jones"),
    ("al-Hassan", "Hassan"), ("van der Berg", "Berg"), ("MacDonald", "McDonald"), ("Nguyễn", "Nguyen"),
    ("Hussein", "Hossain"), ("Diallo", "Jallow"), ("Gebremariam", "Ghebremariam"), ("Petrova", "Petrov"),
    ("Wang", "Wong"), ("Byrne", "O'Byrne"), ("Santos Silva", "Silva"),
]  # fmt: skip
TWO_SURNAMES = [
    ("Kaur Gill", "Kaur Sandhu"),
    ("Jones", "Johnson"),
    ("Begum Ali", "Begum Miah"),
    ("van Dijk", "van Berg"),
]


@pytest.mark.parametrize(("one", "other"), ONE_FORENAME)
def test_forms_of_one_forename_meet(one: str, other: str) -> None:
    assert set(read_given(one).forms) & set(read_given(other).forms)


@pytest.mark.parametrize(("one", "other"), TWO_FORENAMES)
def test_two_forenames_do_not_meet(one: str, other: str) -> None:
    assert not set(read_given(one).forms) & set(read_given(other).forms)


@pytest.mark.parametrize(("one", "other"), ONE_SURNAME)
def test_forms_of_one_surname_meet(one: str, other: str) -> None:
    assert set(read_family(one).forms) & set(read_family(other).forms)


@pytest.mark.parametrize(("one", "other"), TWO_SURNAMES)
def test_what_custom_gives_to_many_joins_nobody(one: str, other: str) -> None:
    assert not set(read_family(one).forms) & set(read_family(other).forms)


def test_a_common_name_on_its_own_is_still_a_name() -> None:
    assert read_family("Kaur").forms == ("kaur",)
    assert "mohammed" in read_given("Mohammed").forms


@pytest.mark.parametrize(
    ("one", "other"),
    [("mohammed", "muhamad"), ("katherine", "cathryn"), ("yusuf", "jusuf"), ("usman", "osman"), ("philip", "filip")],
)
def test_spellings_sound_alike(one: str, other: str) -> None:
    assert sound_of(one) == sound_of(other)


def test_names_sound_different() -> None:
    assert len({sound_of(name) for name in ("carroll", "hussain", "nowak", "okafor", "patel", "nguyen")}) == 6


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Mrs Zoë O\u2019Brien-Smith", ["zoe", "obrien", "smith"]),
        ("  ", []),
        ("Đặng", ["dang"]),
        ("Straße 3", ["strasse"]),
    ],
)
def test_parts_are_plain_letters(text: str, parts: list[str]) -> None:
    assert parts_of(text) == parts


@pytest.mark.parametrize(
    ("text", "split"),
    [("Dan Carroll", ("Dan", "Carroll")), ("Anna van der Berg", ("Anna", "van der Berg")), ("Tiny", ("Tiny", ""))],
)
def test_an_alias_splits_before_its_particles(text: str, split: tuple[str, str]) -> None:
    assert split_full_name(text) == split
