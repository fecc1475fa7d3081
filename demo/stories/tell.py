"""Stories into people: a TOML file each, whose days are told from the day of the extracts or from birth.

A text that begins with "@" is a day: "@-40d" (forty days ago), "@+20d", "@16y" (sixteenth birthday), "@15.5y" (aged 15
and a half), each with an optional time of day ("@-40d 22:10"). Partner rows use the column keys of their specification.
"""

import re
import tomllib
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, get_args, get_type_hints

from demo.county import desks
from demo.county.dates import at_age, days_on, school_day, years_on
from demo.county.identifiers import local_id, mobile, nhs_number, uln, upn
from demo.county.life import Allocation, Row, SocialCare
from demo.county.names import heritages
from demo.county.people import Carer, Person, Stay, World
from demo.county.places import Address, Town, places
from demo.writers.feeds import FEEDS

_DAY = re.compile(r"@([+-]?)(\d+(?:\.\d+)?)([dy])(?: (\d\d):(\d\d))?")


@dataclass(frozen=True, slots=True)
class Stories:
    people: list[Person]
    told: list[dict[str, Any]]  # for truth/stories.json


def tell_stories(world: World) -> Stories:
    people: list[Person] = []
    told = []
    for household, file in enumerate(sorted(Path(__file__).parent.glob("*.toml"))):
        story = tomllib.loads(file.read_text("utf-8"))
        members = [_person(raw, file.stem, household, len(people) + n, world) for n, raw in enumerate(story["people"])]
        _swap_numbers(members)
        people += members
        told.append({
            "story": file.stem, "title": story["title"], "notice": story["notice"],
            "people": [_truth(member, raw) for member, raw in zip(members, story["people"], strict=True)],
        })  # fmt: skip
    return Stories(people, told)


def _person(raw: dict[str, Any], story: str, household: int, index: int, world: World) -> Person:
    born = years_on(days_on(world.as_of, raw["eighteen_in"]), -18)
    town = next(t for t in places().towns if t.name == raw["town"])
    person = Person(
        index=index, household=household, sex=raw["sex"], born=born, heritage=heritages()[raw["heritage"]],
        ethnicity=raw["ethnicity"],
        given=raw["given"], middle="", family=raw["family"], preferred=raw.get("preferred", ""),
        alias_given=raw.get("alias_given", ""),
        alias_family=raw.get("alias_family", ""), nhs=nhs_number(index), upn=upn(index, places().la_code,
        born.year + 5), uln=uln(index),
        phone=mobile(index), carer=_carer(raw, household), town=town, stays=_stays(raw, town, world, born),
        adversity=0.9,
        uasc=raw.get("uasc", False), twin=raw.get("twin", False), story=story, spelled=raw.get("spelled", {}),
    )  # fmt: skip
    day = _Days(born, world.as_of)
    for feed, rows in raw.get("rows", {}).items():
        for row in rows:
            told = {key: day.read(value) for key, value in row.items()}
            person.life.add(feed, **(_in_term(told) if feed == "education-suspensions" else told))
    person.life.care = _build(SocialCare, {k: v for k, v in raw.get("care", {}).items() if k != "allocations"}, day)
    person.life.care.allocations = [_allocation(held, day) for held in raw.get("care", {}).get("allocations", [])]
    return person


def _swap_numbers(members: list[Person]) -> None:
    """`upn_of = 1` in what a system has written: that record carries the pupil number of the story's person 1."""
    for member in members:
        for written in member.spelled.values():
            if "upn_of" in written:
                written["upn"] = members[int(written["upn_of"])].upn


def _in_term(row: Row) -> Row:
    """A suspension told for a holiday happened on the next school day."""
    started, sessions = row["started"], row["sessions"]
    if not (isinstance(started, date) and isinstance(sessions, int)):
        raise TypeError("A story's suspension says `started` as a date, and `sessions` as a whole number.")
    on = school_day(started)
    return row | {"started": on, "ended": days_on(on, sessions // 2 - 1)}


def _carer(raw: dict[str, Any], household: int) -> Carer | None:
    carer = raw.get("carer")
    return Carer(carer["relation"], carer["name"], mobile(household * 3 + 1)) if carer else None


def _stays(raw: dict[str, Any], town: Town, world: World, born: date) -> list[Stay]:
    day = _Days(born, world.as_of)
    return [
        Stay(
            _address(home["line"], next((t for t in places().towns if t.name == home.get("town")), town)),
            day.read(home.get("since", "@0y")),
        )
        for home in raw["homes"]
    ]


def _address(line: str, town: Town) -> Address:
    house = re.match(r"\d+", line)
    number = int(house[0]) if house else 1
    return Address(line, town.name, places().postcode(town, sum(map(ord, line.lstrip("0123456789 "))), number))


def _allocation(held: dict[str, Any], day: "_Days") -> Allocation:
    of = desks.team("marlshire-cs", held["team"])
    until = day.read(held["until"]) if "until" in held else None
    return Allocation(of.name, held["worker"], of.phone, day.read(held["since"]), until)


class _Days:
    def __init__(self, born: date, as_of: date) -> None:
        self._born, self._as_of = born, as_of

    def read(self, value: Any) -> Any:
        if not (isinstance(value, str) and value.startswith("@")):
            return value
        match = _DAY.fullmatch(value)
        if not match:
            raise ValueError(
                f"{value!r} is not a day of a story. Write @-40d, @+20d or @15.5y, with a time after it if need be."
            )
        sign, number, unit, hour, minute = match.groups()
        day = at_age(self._born, float(number)) if unit == "y" else days_on(self._as_of, int(f"{sign}{number}"))
        return datetime.combine(day, time(int(hour), int(minute))) if hour else day


def _build(kind: Any, raw: dict[str, Any], day: _Days) -> Any:
    """A dataclass of `life` from a table of a story, lists of such tables included."""
    hints = get_type_hints(kind)
    made = {}
    for item in fields(kind):
        if item.name in raw:
            made[item.name] = _value(hints[item.name], raw[item.name], day)
    return kind(**made)


def _value(hint: Any, raw: Any, day: _Days) -> Any:
    inner = _record_type(hint)
    if isinstance(raw, list):
        if is_dataclass(inner):
            return [_build(inner, one, day) for one in raw]
        return [_pair(one, day) if isinstance(one, list) else day.read(one) for one in raw]
    return _build(inner, raw, day) if isinstance(raw, dict) else day.read(raw)


def _record_type(hint: Any) -> Any:
    """The dataclass inside `list[...]` or `... | None`, or the hint itself."""
    return next((arg for arg in get_args(hint) if is_dataclass(arg)), hint)


def _pair(raw: list[Any], day: _Days) -> tuple[Any, Any]:
    """A period or a dated code; a period with one day in it still runs."""
    return day.read(raw[0]), day.read(raw[1]) if len(raw) > 1 else None


def _truth(person: Person, raw: dict[str, Any]) -> dict[str, Any]:
    """The person and the pieces that each agency holds, by extract."""
    pieces: dict[str, dict[str, Any]] = {}
    for feed in FEEDS:
        rows = len(person.life.rows.get(feed.spec, [])) or int(feed.spec == "person-list" and person.life.care.known())
        if rows:
            ids = pieces.setdefault(feed.agency, {"local_ids": [], "pieces": {}})
            own = local_id(feed.system, person.index)
            ids["local_ids"] += [own] if own not in ids["local_ids"] else []
            ids["pieces"][feed.spec] = rows
    return {
        "person": person.true_id, "name": f"{person.given} {person.family}", "born": person.born.isoformat(),
        "who": raw.get("who", ""), "agencies": pieces,
    }  # fmt: skip
