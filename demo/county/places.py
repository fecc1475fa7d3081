"""Where things are in Marlshire: towns, streets, addresses, schools. Read once from `places.toml`."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from demo.county.draw import Weighted, pick

_INWARD = "ABDEFGHJLNPQRSTUWXYZ"  # the twenty letters that the second half of a postcode uses


class Address(NamedTuple):
    line: str
    town: str
    postcode: str


class School(NamedTuple):
    name: str
    town: str
    urn: str
    phone: str


@dataclass(frozen=True, slots=True)
class Town:
    name: str
    area: str
    districts: tuple[str, ...]
    wards: tuple[str, ...]
    parks: tuple[str, ...]
    stations: tuple[str, ...]


class Places:
    def __init__(self, raw: dict[str, Any]) -> None:
        self.raw = raw
        self.la_code: str = raw["la_code"]
        self.hospital: str = raw["hospital"]
        self.towns = [
            Town(t["name"], raw["area"], *(tuple(t[k]) for k in ("districts", "wards", "parks", "stations")))
            for t in raw["towns"]
        ]
        self.town = Weighted(dict(zip(self.towns, (t["weight"] for t in raw["towns"]), strict=True)))
        away = raw["neighbour"]
        self.away_towns = [Town(name, away["area"], tuple(away["districts"]), (), (), ()) for name in away["towns"]]
        first = [word.strip() for word in raw["streets"]["first"].split(",")]
        kinds = [word.strip() for word in raw["streets"]["kinds"].split(",")]
        self.streets = [
            f"{word} {kinds[(place + 3 * turn) % len(kinds)]}"
            for turn in range(len(kinds))
            for place, word in enumerate(first)
        ]
        self.schools = {
            phase: {town.name: _schools(listed, town.name) for town in self.towns}
            for phase, listed in raw["schools"].items()
        }

    def address(self, rng: Random, town: Town, streets: int) -> Address:
        """A home in a town, on one of its first `streets` streets; forty houses share a postcode."""
        street = int(rng.random() * min(streets, len(self.streets)))
        number = 1 + int(rng.random() * 160)
        return Address(f"{number} {self.streets[street]}", town.name, self.postcode(town, street, number))

    def postcode(self, town: Town, street: int, number: int) -> str:
        unit = street * 4 + (number - 1) // 40
        district = town.districts[unit % len(town.districts)]
        spread = unit // len(town.districts) * 1_237 % 4_000
        return f"{town.area}{district} {spread // 400}{_INWARD[spread // 20 % 20]}{_INWARD[spread % 20]}"

    def school(self, rng: Random, phase: str, town: str) -> School:
        return pick(rng, self.schools[phase][town])

    def venue(self, rng: Random, town: Town) -> tuple[str, str]:
        """A public place where young people meet, and its postcode."""
        hotspots = self.raw["hotspots"]
        name = pick(rng, [*town.parks, *town.stations, *hotspots["shops"], *hotspots["streets"]])
        return name, self.postcode(town, len(name) * 7, 1)


def _schools(listed: list[dict[str, str]], town: str) -> list[School]:
    """The schools of a town; the whole county's where the town has none."""
    here = [s for s in listed if s["town"] == town] or listed
    return [School(s["name"], s["town"], f"99{s['number']}", f"01632 960{int(s['number']) % 1000:03d}") for s in here]


@cache
def places() -> Places:
    return Places(tomllib.loads((Path(__file__).parent / "places.toml").read_text("utf-8")))
