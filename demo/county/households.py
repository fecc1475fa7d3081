"""Households: who lives with whom, called what, where. Siblings share home, name and part of what weighs on them."""

from collections.abc import Iterator
from datetime import date
from random import Random

from demo.county import names
from demo.county.dates import age_on, at_age, between, days_on, years_on
from demo.county.draw import Weighted, pick
from demo.county.identifiers import mobile, nhs_number, uln, upn
from demo.county.names import FamilyNames, Heritage, heritage_mix, heritages
from demo.county.people import Carer, Person, Stay, World
from demo.county.places import Town, places

_CHILDREN = Weighted({1: 62, 2: 30, 3: 7, 4: 1})
_CARER = Weighted({"MOT": 78, "FAT": 13, "GRP": 6, "CAR": 3})
_ALONE = {"afghan": 0.028, "albanian": 0.024, "vietnamese": 0.045, "arabic": 0.010, "somali": 0.010}
_TWINS = 0.04  # of households with two or more young people: about one birth in seventy is a twin
_MIXED = {
    ("white_british", "caribbean"): "MWBC",
    ("white_british", "nigerian"): "MWBA",
    ("white_british", "pakistani"): "MWAS",
}


def households(seed: int, world: World, first: int, people: int) -> Iterator[list[Person]]:
    """Households until person number `people`; each has its own seed, so that a longer county begins alike."""
    index, number = first, first
    while index < people:
        household = _household(Random(f"marlshire-{seed}-{number}"), world, number, index)[: people - index]
        yield household
        index += len(household)
        number += 1


def _household(rng: Random, world: World, number: int, index: int) -> list[Person]:
    heritage = heritages()[heritage_mix().draw(rng)]
    alone = rng.random() < _ALONE.get(heritage.key, 0.0)
    family = names.family_names(rng, heritage)
    town = places().town.draw(rng)
    weight = rng.random()
    births = [_birth(rng, world, 15.0 if alone else 10.0)] if alone else _births(rng, world)
    carer = None if alone else _carer(rng, family, number)
    stays = _stays(rng, world, town, arrived=alone)
    ethnicity, family = _ethnicity(rng, heritage, family)
    taken: set[str] = set()
    members = []
    for offset, born in enumerate(births):
        person = _person(rng, family, born, taken, number, index + offset, carer, town, stays, world)
        person.ethnicity, person.uasc = ethnicity, alone
        person.adversity = 0.55 * weight + 0.45 * rng.random()
        person.twin = births.count(born) > 1
        members.append(person)
    return members


def _ethnicity(rng: Random, heritage: Heritage, family: FamilyNames) -> tuple[str, FamilyNames]:
    """Some families are of two heritages: the given names of one, the family name of the other."""
    if heritage.key == "white_british" and rng.random() < 0.04:
        (_, other), code = pick(rng, sorted(_MIXED.items()))
        return code, FamilyNames(heritage, heritages()[other].family.draw(rng), family.father, "family")
    return heritage.ethnicity.draw(rng), family


def _birth(rng: Random, world: World, youngest: float = 10.0) -> date:
    return between(rng, days_on(years_on(world.as_of, -26), 1), at_age(world.as_of, -youngest))


def _births(rng: Random, world: World) -> list[date]:
    """Birth dates of the household's 10- to 25-year-olds, oldest first; twins share theirs."""
    births = [_birth(rng, world)]
    for _ in range(_CHILDREN.draw(rng) - 1):
        if len(births) == 1 and rng.random() < _TWINS:
            births.append(births[0])
            continue
        gap = (340 + rng.random() * 1500) * (1 if rng.random() < 0.5 else -1)
        born = days_on(births[-1], gap)
        if 10 <= age_on(born, world.as_of) < 26 and all(abs((born - other).days) > 300 for other in births):
            births.append(born)
    return sorted(births)


def _carer(rng: Random, family: FamilyNames, number: int) -> Carer:
    relation = _CARER.draw(rng)
    sex = "M" if relation == "FAT" else "F"
    given = family.father if relation == "FAT" else family.heritage.given[sex].draw(rng)
    surname = names.surname(rng, family, sex) if rng.random() < 0.75 else family.heritage.family.draw(rng)
    return Carer(relation, f"{given} {surname}", mobile(number * 3 + 1))


def _stays(rng: Random, world: World, town: Town, *, arrived: bool) -> list[Stay]:
    since = years_on(world.as_of, -2 if arrived else -26)
    stays = [Stay(places().address(rng, town, world.streets), since)]
    moves = (0.42, 0.3, 0.2)
    while len(stays) <= len(moves) and rng.random() < moves[len(stays) - 1]:
        since = between(rng, max(stays[-1].since, years_on(world.as_of, -8)), world.as_of)
        if since <= stays[-1].since:
            break
        where = town if rng.random() < 0.85 else places().town.draw(rng)
        stays.append(Stay(places().address(rng, where, world.streets), since))
    return stays


def _person(
    rng: Random, family: FamilyNames, born: date, taken: set[str], household: int, index: int,
    carer: Carer | None, town: Town, stays: list[Stay], world: World,
) -> Person:  # fmt: skip
    sex = "F" if rng.random() < 0.488 else "M"
    heritage = family.heritage
    given = heritage.given[sex].draw(rng)
    while given in taken:
        given = heritage.given[sex].draw(rng)
    taken.add(given)
    other_family = heritage.family.draw(rng) if rng.random() < 0.04 else ""
    return Person(
        index=index, household=household, sex=sex, born=born, heritage=heritage, ethnicity="", given=given,
        middle=names.middle_name(rng, family, sex), family=names.surname(rng, family, sex),
        preferred=names.preferred_name(rng, heritage, given, sex), alias_given=given if other_family else "",
        alias_family=other_family, nhs=nhs_number(index), upn=upn(index, places().la_code, born.year + 5),
        uln=uln(index), phone=mobile(index), carer=carer, town=town,
        stays=_own_home(rng, world, town, born, stays), adversity=0.0,
    )  # fmt: skip


def _own_home(rng: Random, world: World, town: Town, born: date, stays: list[Stay]) -> list[Stay]:
    """About a third of those over nineteen have moved out of the family's home."""
    left = at_age(born, 18.2 + rng.random() * 6)
    if not stays[0].since < left < world.as_of or rng.random() > 0.6:
        return stays
    earlier = [stay for stay in stays if stay.since < left] or stays[:1]
    return [*earlier, Stay(places().address(rng, town, world.streets), left)]
