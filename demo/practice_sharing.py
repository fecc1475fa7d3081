"""Marlshire lets people in: requests that wait, access that runs, emergencies to look at, and staff who know people.

Each is made as if at the hour that it tells of, by the services that people use.
"""

import tomllib
from collections.abc import Mapping
from datetime import date, timedelta
from importlib.resources import files
from typing import Any
from uuid import UUID

from handrail.disclosure.public import Action, Reader, as_system, reader_for, reading, record
from handrail.kernel import clock
from handrail.kernel.errors import UserError
from handrail.partnership.public import Membership
from handrail.records.public import Person
from handrail.sharing.public import (
    Asking,
    Breaking,
    Emergency,
    Giving,
    Holder,
    Naming,
    Reviewing,
    Saying,
    ask_access,
    break_glass,
    let_in,
    review_emergency,
    say_connection,
)

Raw = Mapping[str, Any]


def fill_sharing() -> int:
    """How many things were told: none where there are some already."""
    with as_system("the demo fills this room once"):
        if Emergency.objects.exists():
            return 0
    told = tomllib.loads(files("demo").joinpath("practice_sharing.toml").read_text("utf-8"))
    steps = {
        "grants": _grant,
        "requests": _request,
        "emergencies": _emergency,
        "connections": _connection,
        "searches": _search,
    }
    for name, step in steps.items():
        for raw in told[name]:
            with clock.stopped_at(clock.now() - timedelta(hours=raw.get("hours", 0))):
                step(raw)
    return sum(len(told[name]) for name in steps)


def _grant(raw: Raw) -> None:
    person = _person(raw["person"])
    if person is None:
        return
    until = clock.today() + timedelta(days=raw["days"])
    giving = Giving(person_id=person, holder=Holder(member=_member(raw["whom"])), why=raw["why"], until=until)
    with reading(_reader(raw["by"])) as reader:
        let_in(giving=giving, by=reader)


def _request(raw: Raw) -> None:
    member = _member(raw["by"])
    until = clock.today() + timedelta(days=raw["days"])
    asking = Asking(naming=_naming(raw["person"]), holder=Holder(member=member), why=raw["why"], until=until)
    with reading(reader_for(member)) as reader:
        ask_access(asking=asking, by=reader)


def _emergency(raw: Raw) -> None:
    breaking = Breaking(naming=_naming(raw["person"]), danger=raw["danger"], words=raw["words"])
    with reading(_reader(raw["by"])) as reader:
        try:
            made = break_glass(breaking=breaking, by=reader)
        except UserError:  # their team works with this young person in this county: there is nothing to break
            return
    if found := raw.get("found"):
        reviewing = Reviewing(**{name: found[name] for name in ("outcome", "words", "follow_up")})
        with clock.stopped_at(clock.now() + timedelta(hours=found["after"])), reading(_reader(found["by"])) as reader:
            review_emergency(emergency=made[0], reviewing=reviewing, by=reader)


def _connection(raw: Raw) -> None:
    naming = Naming(given=raw["given"], family=raw["family"], born=raw["born"])
    with reading(_reader(raw["by"])) as reader:
        say_connection(saying=Saying(kind=raw["kind"], naming=naming), by=reader)


def _search(raw: Raw) -> None:
    """Somebody looks for their own name: it stands on the ledger, and information governance is shown that it does."""
    with reading(_reader(raw["by"])):
        record(Action.SEARCH, body={"found": 0}, detail={"query": raw["typed"]})


def _naming(name: list[str]) -> Naming:
    """By name and birth date, as somebody types who was told them on the telephone."""
    with as_system("the demo names its young people as its workers would"):
        born: date | None = Person.objects.filter(**_named(name)).values_list("born", flat=True).first()
    return Naming(given=name[0], family=name[1], born=born or date(2009, 1, 1))


def _person(name: list[str]) -> UUID | None:
    with as_system("the demo looks for its young people"):
        found: UUID | None = Person.objects.filter(**_named(name)).values_list("pk", flat=True).first()
    return found


def _named(name: list[str]) -> dict[str, Any]:
    return {"retired": False, "shown_given": name[0], "shown_family": name[1]}


def _reader(username: str) -> Reader:
    return reader_for(_member(username))


def _member(username: str) -> Membership:
    """Whoever signs in by that name; the demo's posts are held since the day that it was made, so no day is asked."""
    held = Membership.objects.select_related("user", "post__team__agency").filter(user__username=username).first()
    if held is None:
        raise LookupError(f"{username} sits in no post of this demo.")
    return held
