"""A young person of Marlshire as they truly are; how agencies spell them is another matter (`spelling`)."""

from dataclasses import dataclass, field
from datetime import date
from random import Random

from demo.county.life import Life
from demo.county.names import Heritage
from demo.county.places import Address, Town


@dataclass(frozen=True, slots=True)
class Stay:
    """A home from `since`, until the next stay in the list."""

    address: Address
    since: date


@dataclass(frozen=True, slots=True)
class Carer:
    relation: str  # MOT, FAT, GRP, CAR: the codes of the council's person list
    name: str
    phone: str


@dataclass(slots=True)
class Person:
    index: int
    household: int
    sex: str
    born: date
    heritage: Heritage
    ethnicity: str
    given: str
    middle: str
    family: str
    preferred: str
    alias_given: str
    alias_family: str
    nhs: str
    upn: str
    uln: str
    phone: str
    carer: Carer | None
    town: Town
    stays: list[Stay]  # oldest first; never empty
    adversity: float  # 0 to 1: how much weighs on this young life; shared in part with siblings
    uasc: bool = False
    twin: bool = False
    story: str = ""
    spelled: dict[str, dict[str, str]] = field(
        default_factory=dict
    )  # story people: what an agency has written, by system
    life: Life = field(default_factory=Life)

    @property
    def true_id(self) -> str:
        return f"ML{self.index:07d}"

    def home(self, on: date) -> Address:
        return next((stay.address for stay in reversed(self.stays) if stay.since <= on), self.stays[0].address)


@dataclass(frozen=True, slots=True)
class World:
    """What every life is drawn against: the day, how far back extracts reach, and how dense the county is."""

    as_of: date
    window: date  # partners' extracts hold nothing older
    streets: int  # streets in use in each town: more people, more streets


@dataclass(slots=True)
class Draw:
    """One person while their life is being drawn."""

    rng: Random
    person: Person
    world: World

    def age(self) -> float:
        return (self.world.as_of - self.person.born).days / 365.25
