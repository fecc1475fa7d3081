"""Police: incidents as suspect, victim, witness or subject of concern; custody; stop and search. Then youth justice."""

from datetime import date, timedelta

from demo.county import desks
from demo.county.dates import at_age, between, days_on, moment, weekday
from demo.county.draw import Weighted, count, pick
from demo.county.harm import Harm
from demo.county.people import Draw
from demo.county.places import places

_ROLES = Weighted({"VICTIM": 52, "WITNESS": 25, "SUSPECT": 15, "CONCERN": 5, "ASSOCIATE": 3})
_ROLES_HARMED = Weighted({"SUSPECT": 46, "VICTIM": 20, "CONCERN": 18, "ASSOCIATE": 14, "WITNESS": 2})
_OFFENCES = Weighted({
    "Theft from a shop": 20, "Criminal damage": 15, "Common assault": 18, "Theft from the person": 10, "Harassment": 9,
    "Public order": 10, "Theft of a cycle": 10, "Malicious communications": 8,
})  # fmt: skip
_DRUGS = Weighted(
    {
        "Possession with intent to supply class A": 30,
        "Possession of cannabis": 40,
        "Going equipped": 8,
        "Theft of a moped": 22,
    }
)
_VIOLENT = Weighted(
    {"Wounding with intent": 3, "Robbery": 5, "Possession of a bladed article": 6, "Violent disorder": 2}
)
_DISPOSALS = Weighted({"NFA": 30, "RUI": 20, "CHARGE": 22, "BAIL": 12, "CR": 6, "YC": 5, "YCC": 5})
_ORDERS = {"RO": 270, "YRO": 365, "YCC": 112, "OOCD": 90, "PREV": 120, "TURN": 150, "DTO": 240}
_MIX = Weighted({"RO": 30, "YRO": 16, "YCC": 16, "OOCD": 20, "PREV": 8, "TURN": 8, "DTO": 2})


def draw_policing(draw: Draw, harm: Harm) -> None:
    rng, person, as_of = draw.rng, draw.person, draw.world.as_of
    mean = 0.16 + 0.3 * person.adversity**2 + (4.0 if harm.kind else 0) + (1.5 if harm.violent else 0)
    since = max(at_age(person.born, 10), draw.world.window)
    arrests = []
    for _ in range(count(rng, mean, 25)):
        on = between(rng, since, as_of)
        harmed = harm.at_work(on)
        role = (_ROLES_HARMED if harmed else _ROLES).draw(rng)
        violent = harm.violent and role in ("SUSPECT", "VICTIM") and rng.random() < 0.6
        offence = (
            _VIOLENT if violent else _DRUGS if harmed and role != "VICTIM" and rng.random() < 0.6 else _OFFENCES
        ).draw(rng)
        incident(draw, on, role, offence, violent=violent, harm=harm if harmed and rng.random() < 0.5 else None)
        if role == "SUSPECT" and rng.random() < 0.4:
            arrests.append(arrest(draw, on, offence, violent=violent))
    for _ in range(count(rng, 0.012 + (0.9 if harm.kind else 0), 8) if person.sex == "M" or harm.kind else 0):
        on = between(rng, max(since, at_age(person.born, 12)), as_of)
        if at_age(person.born, 12) <= on < as_of:
            _search(draw, on)
    _youth_justice(draw, harm, [on for on, disposal in arrests if disposal in ("CHARGE", "YCC", "CR")])


def incident(draw: Draw, on: date, role: str, offence: str, *, violent: bool, harm: Harm | None) -> None:
    rng, person = draw.rng, draw.person
    place, postcode = places().venue(rng, person.town)
    of = desks.team("marlshire-police", "exploitation" if harm else "neighbourhood")
    kind = harm.kind if harm else ""
    person.life.add(
        "police-incidents", role=role, occurred=moment(rng, on),
        offence="Concern for welfare" if role == "CONCERN" else offence,
        violence=violent, place=place, place_postcode=postcode,
        outcome=pick(rng, ("No further action", "Under investigation", "Filed", "Community resolution")),
        cse_flag=kind in ("CSE", "BOTH"), cce_flag=kind in ("CCE", "BOTH"), gang_flag=bool(harm and harm.gang),
        officer=desks.worker(of, person).name, station=of.name, officer_contact=of.phone,
    )  # fmt: skip


def arrest(draw: Draw, on: date, offence: str, *, violent: bool) -> tuple[date, str]:
    rng, person, as_of = draw.rng, draw.person, draw.world.as_of
    arrested, disposal = moment(rng, on), _DISPOSALS.draw(rng)
    released = arrested + timedelta(hours=3 + rng.random() * 18)
    away = rng.random() < 0.12
    person.life.add(
        "police-custody", arrested=arrested, released=released if released.date() < as_of else None, offence=offence,
        violence=violent, disposal=disposal, suite="Eastmoor Custody Suite" if away else pick(rng,
        places().raw["custody"]),
        area="Eastmoor" if away else "Marlshire",
        appropriate_adult="" if on >= at_age(person.born, 18) else pick(rng, ("Parent", "Social worker", "Volunteer")),
    )  # fmt: skip
    return on, disposal


def _search(draw: Draw, on: date) -> None:
    rng, person = draw.rng, draw.person
    place, postcode = places().venue(rng, person.town)
    power, sought = pick(
        rng,
        (
            ("S23", "Drugs"),
            ("S23", "Drugs"),
            ("S1", "Stolen property"),
            ("S1", "Offensive weapon"),
            ("S60", "Anything"),
        ),
    )
    person.life.add(
        "police-stop-search", searched=moment(rng, on, 14, 24), power=power, object=sought,
        outcome=pick(rng, ("No further action", "No further action", "Community resolution", "Arrest")),
        place=place, place_postcode=postcode,
    )  # fmt: skip


def _youth_justice(draw: Draw, harm: Harm, offences: list[date]) -> None:
    """An order or a voluntary programme follows about half of the charges and cautions before eighteen."""
    rng, person, as_of = draw.rng, draw.person, draw.world.as_of
    adult = at_age(person.born, 18)
    of = desks.team("marlshire-yjs", "yjs")
    busy_until = date.min
    for offence in sorted(offences):
        started = weekday(days_on(offence, 20 + rng.random() * 70))
        if rng.random() < 0.4 or started >= min(as_of, adult) or started < busy_until:
            continue
        kind = _MIX.draw(rng)
        planned = days_on(started, _ORDERS[kind])
        ended = planned if planned < as_of else None
        busy_until = planned
        exploited = harm.kind if harm.at_work(started) and rng.random() < 0.7 else "NONE"
        person.life.add(
            "youth-justice", kind=kind, offence="Offence before the court" if kind in ("RO", "YRO",
            "DTO") else "Offence",
            offence_date=offence, violence=harm.violent, started=started, planned_end=planned, ended=ended,
            end_reason="" if ended is None else pick(rng, ("COMP", "COMP", "COMP", "BRE", "REV")),
            exploitation=exploited,
            worker=desks.worker(of, person).name, team=of.name, contact=of.phone,
        )  # fmt: skip
