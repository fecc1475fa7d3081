"""How one agency's system has written a person down: names, birth date, numbers and address, with that system's habits.

The rates are those under which linkage was measured before the build: birth dates wrong in 3.5 % and missing in 4 % of
police records, NHS numbers in 97 % of health's, 55 % of children's social care's, 20 % of youth justice's.
"""

from dataclasses import dataclass
from datetime import date
from random import Random

from demo.county.draw import pick
from demo.county.identifiers import local_id, nhs_number, pnc_id
from demo.county.names import nicknames
from demo.county.people import Person
from demo.county.places import Address
from demo.county.slips import plain, typo, wrong_birth, wrong_digit, wrong_postcode


@dataclass(frozen=True, slots=True)
class Habits:
    """One system's rates, each the share of its person records."""

    nhs: float = 0.0
    upn: float = 0.0
    typo: float = 0.012
    nickname: float = 0.02
    variant: float = 0.14
    accents: float = 0.5  # keeps accents
    alias: float = 0.15  # of those who go by another name
    swapped: float = 0.008
    birth_wrong: float = 0.004
    birth_missing: float = 0.0
    stale: float = 0.12  # of those who have moved: still at the address before
    no_postcode: float = 0.02
    twice: float = 0.006  # entered twice under two ids
    phone: float = 0.5
    capitals: bool = False  # family names in capitals


HABITS = {
    "cs": Habits(nhs=0.55, upn=0.7, twice=0.008),
    "student": Habits(upn=0.985, nickname=0.008, variant=0.06, typo=0.006, accents=0.8, phone=0.0),
    "nccis": Habits(upn=0.9, stale=0.25, phone=0.7),
    "niche": Habits(typo=0.022, nickname=0.06, variant=0.22, accents=0.15, alias=0.4, swapped=0.015, birth_wrong=0.035,
                    birth_missing=0.04, stale=0.25, no_postcode=0.06, twice=0.016, phone=0.4, capitals=True),
    "pas": Habits(nhs=0.97, nickname=0.01, accents=0.25, phone=0.8, twice=0.008),
    "rio": Habits(nhs=0.97, accents=0.4, phone=0.7),
    "substance": Habits(nhs=0.9, nickname=0.08, stale=0.2, no_postcode=0.05, phone=0.8),
    "yjs": Habits(nhs=0.2, upn=0.35, alias=0.3, accents=0.0, variant=0.18),
    "housing": Habits(nickname=0.03, birth_wrong=0.01, phone=0.9, typo=0.02),
    "asc": Habits(nhs=0.6, phone=0.7),
    "steps": Habits(nickname=0.16, birth_missing=0.02, birth_wrong=0.02, no_postcode=0.12, phone=0.9, typo=0.03,
    accents=0.7),
}  # fmt: skip
_DUPLICATED_NUMBER, _WRONG_NUMBER = 0.001, 0.003


@dataclass(slots=True)
class Identity:
    """A person as one record of one system has them. Missing values are empty strings, a missing birth date None."""

    system: str
    local_id: str
    given: str
    family: str
    known_as: str
    alias_given: str
    alias_family: str
    born: date | None
    sex: str
    ethnicity: str
    nhs: str
    upn: str
    former_upn: str
    uln: str
    pnc: str
    line: str
    town: str
    postcode: str
    since: date
    phone: str
    carer: str
    carer_relation: str
    carer_phone: str
    household: str


def identities(rng: Random, person: Person, system: str, as_of: date) -> list[Identity]:
    """The person's record in this system; two where they were entered twice. Stories say their own."""
    habits = HABITS[system]
    copies = 2 if not person.story and rng.random() < habits.twice else 1
    return [_identity(rng, person, system, habits, copy, as_of) for copy in range(copies)]


def _identity(rng: Random, person: Person, system: str, habits: Habits, copy: int, as_of: date) -> Identity:
    scripted = person.spelled.get(system, {})
    given, family = (person.given, person.family) if person.story else _names(rng, person, habits)
    given, family = scripted.get("given", given), scripted.get("family", family)
    stay, address = _address(rng, person, habits)
    carer = person.carer
    return Identity(
        system=system, local_id=local_id(system, person.index, copy), given=given,
        family=family.upper() if habits.capitals else family,
        known_as=scripted.get("known_as", person.preferred), alias_given=scripted.get("alias_given", _alias(rng,
        person, habits, person.alias_given)),
        alias_family=scripted.get("alias_family", _alias(rng, person, habits, person.alias_family)),
        born=_scripted_birth(scripted) if "born" in scripted else _birth(rng, person, habits), sex=person.sex,
        ethnicity=person.ethnicity,
        nhs=_number(rng, person, person.nhs, habits.nhs, neighbour=True), upn=scripted.get("upn") or _number(rng,
        person, person.upn, habits.upn),
        former_upn=wrong_digit(rng, person.upn) if habits.upn and rng.random() < 0.004 else "",
        uln=person.uln if rng.random() < 0.8 else "",
        pnc=pnc_id(person.index, as_of.year - 1) if rng.random() < 0.5 else "", line=scripted.get("line",
        address.line), town=address.town,
        postcode=scripted.get("postcode", _postcode(rng, person, address.postcode, habits)), since=stay,
        phone=person.phone if rng.random() < habits.phone else "", carer=carer.name if carer else "",
        carer_relation=carer.relation if carer else "", carer_phone=carer.phone if carer else "",
        household=f"F{person.household:07d}",
    )  # fmt: skip


def _scripted_birth(scripted: dict[str, str]) -> date | None:
    return date.fromisoformat(scripted["born"]) if scripted["born"] else None


def _names(rng: Random, person: Person, habits: Habits) -> tuple[str, str]:
    heritage, given, family = person.heritage, person.given, person.family
    if person.alias_family and rng.random() < habits.alias:
        family = person.alias_family
    short = nicknames().get(given)
    if person.preferred and rng.random() < 0.3 * habits.nickname + 0.04:
        given = person.preferred
    elif short and rng.random() < habits.nickname:
        given = pick(rng, short)
    elif given in heritage.variants and rng.random() < habits.variant:
        given = pick(rng, heritage.variants[given])
    if family in heritage.variants and rng.random() < habits.variant:
        family = pick(rng, heritage.variants[family])
    family = _shortened(rng, family)
    if person.middle and rng.random() < 0.04 + 0.2 * (heritage.extra_given > 0):
        given = f"{given} {person.middle}" if rng.random() < 0.8 else person.middle
    if rng.random() > habits.accents:
        given, family = plain(given), plain(family)
    if rng.random() < habits.typo:
        given = typo(rng, given)
    if rng.random() < habits.typo:
        family = typo(rng, family)
    return (family, given) if rng.random() < habits.swapped + 0.12 * heritage.family_first else (given, family)


def _shortened(rng: Random, family: str) -> str:
    """Two surnames lose one of themselves, double barrels lose a half or their hyphen."""
    if "-" in family:
        roll = rng.random()
        first, _, second = family.partition("-")
        return second if roll < 0.08 else first if roll < 0.13 else f"{first} {second}" if roll < 0.28 else family
    if " " in family and rng.random() < 0.3:
        first, _, rest = family.partition(" ")
        return rest if rng.random() < 0.7 else first
    return family


def _alias(rng: Random, person: Person, habits: Habits, name: str) -> str:
    return name if person.story or rng.random() < habits.alias else ""


def _birth(rng: Random, person: Person, habits: Habits) -> date | None:
    roll = rng.random()
    if person.story or roll > habits.birth_wrong + habits.birth_missing:
        return person.born
    return None if roll < habits.birth_missing else wrong_birth(rng, person.born)


def _number(rng: Random, person: Person, number: str, share: float, *, neighbour: bool = False) -> str:
    """The number where the system has it; rarely with a slip, more rarely that of the row above."""
    if rng.random() >= (min(share * 1.5, 1.0) if person.story and share else share):
        return ""
    roll = rng.random()
    if person.story or roll > _WRONG_NUMBER + _DUPLICATED_NUMBER:
        return number
    return nhs_number(max(person.index - 1, 0)) if neighbour and roll < _DUPLICATED_NUMBER else wrong_digit(rng, number)


def _address(rng: Random, person: Person, habits: Habits) -> tuple[date, Address]:
    stale = len(person.stays) > 1 and not person.story and rng.random() < habits.stale
    stay = person.stays[-2 if stale else -1]
    return stay.since, stay.address


def _postcode(rng: Random, person: Person, postcode: str, habits: Habits) -> str:
    roll = rng.random()
    if person.story or roll > habits.no_postcode + 0.008:
        return postcode
    return "" if roll < habits.no_postcode else wrong_postcode(rng, postcode)
