"""Harm outside the home: who is exploited or caught up in violence, from when, and how often they go missing.

The rates aim at a county where about one in a hundred of all 10- to 25-year-olds is over 16 with such a concern.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from demo.county.dates import at_age, between, days_on, moment
from demo.county.draw import Weighted, count, pick
from demo.county.people import Draw
from demo.county.places import places

_KINDS = {"M": Weighted({"CCE": 84, "CSE": 5, "BOTH": 11}), "F": Weighted({"CCE": 33, "CSE": 45, "BOTH": 22})}
_EXPLOITED = 0.075  # at the highest adversity; falls with its cube, to about 2 in 100 of those past sixteen
_VIOLENT = 0.0022
_MISSING_ONLY = 0.006


@dataclass(slots=True)
class Harm:
    kind: str = ""  # CCE, CSE, BOTH or none
    since: date | None = None
    until: date | None = None
    gang: bool = False
    violent: bool = False
    missing: int = 0

    def at_work(self, on: date) -> bool:
        return bool(self.kind and self.since and self.since <= on and (self.until is None or on < self.until))


def draw_harm(draw: Draw) -> Harm:
    rng, person, as_of = draw.rng, draw.person, draw.world.as_of
    harm = Harm(violent=rng.random() < _VIOLENT * (0.4 + 1.2 * person.adversity))
    likely = _EXPLOITED * person.adversity**3 * (1.15 if person.sex == "M" else 0.85) * (4 if person.uasc else 1)
    if rng.random() < likely:
        since = at_age(person.born, rng.triangular(12.5, 17.9, 15.0))
        if since < as_of:
            harm.kind, harm.since = _KINDS[person.sex].draw(rng), since
            harm.gang = harm.kind != "CSE" and rng.random() < 0.3
            harm.violent = harm.violent or rng.random() < 0.3
            ended = days_on(since, 300 + rng.random() * 2200)
            harm.until = ended if ended < as_of else None
            harm.missing = count(rng, 2.6, 14)
    elif rng.random() < _MISSING_ONLY * person.adversity:
        harm.missing = 1 + count(rng, 0.5, 3)
    return harm


def missing_reports(draw: Draw, harm: Harm) -> list[tuple[datetime, datetime | None]]:
    """When the person was reported missing and found, before 18, never twice at once; the last may still be missing."""
    rng, person, as_of = draw.rng, draw.person, draw.world.as_of
    first = harm.since or at_age(person.born, 11 + rng.random() * 5)
    last = min(as_of, at_age(person.born, 18), harm.until or as_of)
    starts = sorted(between(rng, first, last) for _ in range(harm.missing)) if first < last else []
    reports: list[tuple[datetime, datetime | None]] = []
    free = datetime.combine(first, time())
    for day in starts:
        since = moment(rng, day, 16, 24)
        until = since + timedelta(hours=2 + rng.expovariate(1 / 16))
        if since < free or since.date() >= last:
            continue
        reports.append((since, until if until.date() < last else None))
        free = until + timedelta(days=1)
    return [pair for pair in reports if pair[1] or pair is reports[-1]]


def report_missing(draw: Draw, harm: Harm) -> list[tuple[datetime, datetime | None]]:
    """Put the missing episodes on the police's record and return them for social care's."""
    rng, person = draw.rng, draw.person
    reports = missing_reports(draw, harm)
    for since, until in reports:
        if since.date() < draw.world.window:
            continue
        known = harm.at_work(since.date()) and rng.random() < 0.6
        place, postcode = places().venue(rng, person.town) if until else ("", "")
        person.life.add(
            "police-missing", reported=since, found=until, grade=pick(rng, "LMMMHH" if known else "NLMM"),
            missing_from="home", found_place=place, found_postcode=postcode,
            cse_flag=known and harm.kind != "CCE", cce_flag=known and harm.kind != "CSE",
            prevention_interview=_interview(draw, until),
        )  # fmt: skip
    return reports


def _interview(draw: Draw, found: datetime | None) -> date | None:
    """The police's prevention interview, the day after most returns."""
    on = days_on(found.date(), 1) if found and draw.rng.random() < 0.7 else None
    return on if on and on < draw.world.as_of else None
