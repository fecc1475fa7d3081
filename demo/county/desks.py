"""Which worker of which team answers for whom: by town where teams have patches, else shared out evenly."""

from functools import cache

from demo.county.people import Person
from demo.staff import Team, Worker, staff

_MDT = {"Wexcombe": "mdt-1", "Port Ansley": "mdt-2"}
_CASEWORK = ("Social worker", "Personal adviser", "Family practitioner", "Duty social worker")


@cache
def team(agency: str, code: str) -> Team:
    return staff().team(agency, code)


def mdt(person: Person) -> Team:
    return team("marlshire-cs", _MDT.get(person.town.name, "mdt-3"))


def worker(of: Team, person: Person) -> Worker:
    """The person's worker in a team: case-holding roles where the team has them, shared out by household."""
    holders = [w for w in of.workers if w.role in _CASEWORK] or list(of.workers)
    return holders[person.household % len(holders)]
