"""The population: names, families, twins, addresses, and the rates asked of it."""

import re
from collections import Counter, defaultdict

from demo.county.dates import age_on
from demo.county.names import feminine, heritages, nicknames
from demo.county.people import Person, World
from demo.county.places import places
from demo.public import staff

POSTCODE = re.compile(r"Z[MY]\d{1,2} \d[ABD-HJLNP-UW-Z]{2}")


def test_everybody_is_ten_to_twenty_five(people: list[Person], world: World) -> None:
    assert all(10 <= age_on(person.born, world.as_of) <= 25 for person in people)


def test_postcodes_have_the_shape_of_one_in_an_area_that_does_not_exist(people: list[Person]) -> None:
    assert all(POSTCODE.fullmatch(stay.address.postcode) for person in people for stay in person.stays)


def test_siblings_share_a_household_and_differ_in_given_name(people: list[Person]) -> None:
    families = defaultdict(list)
    for person in people:
        families[person.household].append(person)
    several = [family for family in families.values() if len(family) > 1]
    assert len(several) > 500
    assert all(len({p.given for p in family}) == len(family) for family in several)


def test_twins_share_birth_date_and_first_home(people: list[Person]) -> None:
    twins = defaultdict(list)
    for person in people:
        if person.twin:
            twins[person.household].append(person)
    assert 20 < len(twins) < 200
    for pair in twins.values():
        assert len({p.born for p in pair}) == 1
        assert len({p.stays[0].address for p in pair}) == 1


def test_every_heritage_has_its_own_names_and_turns_up(people: list[Person]) -> None:
    for heritage in heritages().values():
        assert len(heritage.given["F"].items) + len(heritage.given["M"].items) >= 60
        assert len(heritage.family.items) >= 40
    assert set(Counter(p.heritage.key for p in people)) == set(heritages())


def test_frequent_names_are_frequent(people: list[Person]) -> None:
    british = Counter(p.family for p in people if p.heritage.key == "white_british")
    assert british["Smith"] > 5 * max(british["Kemp"], 1)


def test_daughters_bear_the_daughters_form() -> None:
    assert [feminine(name) for name in ("Kowalski", "Kazlauskas", "Kalniņš", "Nowak")] == [
        "Kowalska",
        "Kazlauskaitė",
        "Kalniņa",
        "Nowak",
    ]


def test_nicknames_are_of_names_that_are_given() -> None:
    given = {name for heritage in heritages().values() for sex in "FM" for name in heritage.given[sex].items}
    assert len(set(nicknames()) & given) > 70


def test_homes_follow_each_other_in_time(people: list[Person]) -> None:
    for person in people:
        since = [stay.since for stay in person.stays]
        assert since == sorted(since)
        assert person.home(person.stays[-1].since) == person.stays[-1].address


def test_staff_hold_the_six_demo_roles_and_phones_are_fictional() -> None:
    all_of = staff()
    assert {sign_in.role for sign_in in all_of.sign_ins} >= {
        "front_door_worker",
        "mdt_social_worker",
        "police_safeguarding_lead",
        "personal_adviser",
        "panel_chair",
        "ig_officer",
    }
    assert all(re.fullmatch(r"01632 960\d{3}", team.phone) for agency in all_of.agencies for team in agency.teams)
    codes = {"marlshire-cs", "marlshire-asc", "marlshire-ed", "marlshire-housing", "marlshire-police"}
    assert codes | {"marlshire-health", "marlshire-yjs", "steps"} <= {agency.code for agency in all_of.agencies}


def test_every_town_has_schools_of_each_phase() -> None:
    book = places()
    assert all(book.schools[phase][town.name] for phase in book.schools for town in book.towns)
