"""Who works in Marlshire: one list for the extracts (whose names stand in them) and for the demo's sign-ins."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Worker:
    name: str
    role: str
    agency: str
    team: str
    phone: str


@dataclass(frozen=True, slots=True)
class Team:
    code: str
    name: str
    agency: str
    phone: str
    workers: tuple[Worker, ...]


@dataclass(frozen=True, slots=True)
class Agency:
    code: str
    name: str
    short: str
    kind: str
    teams: tuple[Team, ...]


@dataclass(frozen=True, slots=True)
class SignIn:
    """A demo sign-in: `role` is the post's role code, `worker` whose name stands in the extracts."""

    username: str
    role: str
    worker: Worker


@dataclass(frozen=True, slots=True)
class Staff:
    agencies: tuple[Agency, ...]
    sign_ins: tuple[SignIn, ...]

    def team(self, agency: str, code: str) -> Team:
        return next(t for a in self.agencies if a.code == agency for t in a.teams if t.code == code)


def _team(agency: str, raw: dict) -> Team:
    workers = tuple(
        Worker(name, role, agency, raw["code"], raw["phone"])
        for role, names in raw["workers"].items()
        for name in names
    )
    return Team(raw["code"], raw["name"], agency, raw["phone"], workers)


@cache
def staff() -> Staff:
    """Agencies with their teams and workers, and the sign-ins of the demo, in the order of `staff.toml`."""
    raw = tomllib.loads((Path(__file__).parent / "staff.toml").read_text("utf-8"))
    agencies = tuple(
        Agency(a["code"], a["name"], a["short"], a["kind"], tuple(_team(a["code"], t) for t in a["teams"]))
        for a in raw["agencies"]
    )
    by_name = {w.name: w for a in agencies for t in a.teams for w in t.workers}
    sign_ins = tuple(SignIn(s["username"], s["role"], by_name[s["worker"]]) for s in raw["sign_ins"])
    return Staff(agencies, sign_ins)
