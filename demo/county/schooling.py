"""School: where, how much of it, and what went wrong there, up to what came after sixteen."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from demo.county import desks
from demo.county.dates import age_on, at_age, between, days_on, school_day, school_year, terms
from demo.county.draw import Weighted, count, pick
from demo.county.harm import Harm
from demo.county.people import Draw
from demo.county.places import School, places

_REASONS = Weighted(
    {"DB": 46, "VA": 14, "PP": 15, "DA": 7, "PA": 5, "VP": 4, "DM": 3, "BU": 2, "TH": 2, "SM": 1, "RA": 1}
)
_NEEDS = Weighted({"SEMH": 28, "ASD": 30, "SLCN": 15, "MLD": 12, "SPLD": 6, "SLD": 5, "PD": 2, "HI": 1, "VI": 1})
_YEARS_OF_ATTENDANCE = 2
_LEADS = ("Mrs J. Fenwick", "Mr A. Latham", "Ms C. Boateng", "Mr D. Sargent", "Mrs P. Whelan", "Ms R. Iqbal")


@dataclass(slots=True)
class Enrolment:
    school: School
    since: date
    until: date | None = None
    why_left: str = ""


@lru_cache(maxsize=4096)
def first_september(born: date, age: int) -> date:
    """The September in which a cohort starts the school year that follows this birthday."""
    birthday = at_age(born, age)
    return date(school_year(birthday) + (0 if (birthday.month, birthday.day) == (9, 1) else 1), 9, 1)


def draw_schooling(draw: Draw, harm: Harm) -> None:
    person, rng = draw.person, draw.rng
    plan = draw_plan(draw)
    enrolments = _enrolments(draw, special=plan is not None and rng.random() < 0.4)
    excluded = _troubles(draw, harm, enrolments)
    if excluded:
        _move_to_provision(draw, enrolments, excluded)
    _attendance(draw, harm, enrolments, "E" if plan else "K" if rng.random() < 0.05 + 0.2 * person.adversity else "N")


def _enrolments(draw: Draw, *, special: bool) -> list[Enrolment]:
    person, as_of, book = draw.person, draw.world.as_of, places()
    up, out = first_september(person.born, 11), date(first_september(person.born, 16).year, 6, 28)
    if person.uasc:
        up = max(up, at_age(person.born, 15.5))
    home = person.home(up).town
    phases = [("special" if special else "secondary", up, out)]
    if not person.uasc:
        phases.insert(0, ("primary", first_september(person.born, 4), date(up.year, 7, 23)))
    found = []
    for phase, since, until in phases:
        if since <= as_of and until > draw.world.window:
            school = book.school(draw.rng, phase, home)
            found.append(
                Enrolment(school, since, until if until <= as_of else None, "End of phase" if until <= as_of else "")
            )
    return found


def _troubles(draw: Draw, harm: Harm, enrolments: list[Enrolment]) -> date | None:
    """Suspensions, more with adversity and exploitation, and rarely a permanent exclusion: its day is returned."""
    rng, person, as_of = draw.rng, draw.person, draw.world.as_of
    mean = 0.22 * person.adversity**2 + (1.6 if harm.kind else 0.0)
    for _ in range(count(rng, mean, 12)):
        enrolment = pick(rng, enrolments) if enrolments else None
        if enrolment is None:
            return None
        on = school_day(between(rng, max(enrolment.since, draw.world.window), enrolment.until or as_of))
        sessions = 2 * (1 + count(rng, 1.2, 6))
        if not _inside(on, enrolment, as_of):
            continue
        person.life.add(
            "education-suspensions", school_urn=enrolment.school.urn, school=enrolment.school.name, started=on,
            ended=min(days_on(on, sessions // 2 - 1), as_of), sessions=sessions,
            reason="OW" if harm.violent and rng.random() < 0.3 else _REASONS.draw(rng),
        )  # fmt: skip
    if enrolments and rng.random() < 0.0012 + (0.07 if harm.kind else 0):
        enrolment = enrolments[-1]
        on = school_day(between(rng, max(enrolment.since, draw.world.window), enrolment.until or as_of))
        return on if _inside(on, enrolment, as_of) and age_on(person.born, on) >= 11 else None
    return None


def _inside(on: date, enrolment: Enrolment, as_of: date) -> bool:
    return enrolment.since <= on < min(enrolment.until or as_of, as_of)


def _move_to_provision(draw: Draw, enrolments: list[Enrolment], excluded: date) -> None:
    rng, person, as_of = draw.rng, draw.person, draw.world.as_of
    left = enrolments[-1]
    unit = places().school(rng, "alternative", left.school.town)
    begins, reviewed = school_day(days_on(excluded, 8)), school_day(days_on(excluded, 20))
    started = begins if begins < as_of and begins < (left.until or as_of) else None
    person.life.add(
        "education-exclusions", school_urn=left.school.urn, school=left.school.name, excluded=excluded,
        reviewed=reviewed if reviewed < as_of else None, review="UPH" if reviewed < as_of else "",
        provision_from=started, provision=unit.name if started else "", provision_worker=pick(rng,
        _LEADS) if started else "",
        provision_phone=unit.phone if started else "", reason=_REASONS.draw(rng),
    )  # fmt: skip
    if started:
        enrolments.append(Enrolment(unit, started, left.until, left.why_left))
    left.until, left.why_left = excluded, "Permanently excluded"


def _attendance(draw: Draw, harm: Harm, enrolments: list[Enrolment], sen: str) -> None:
    """One row a term of the last two school years: the attendance falls with adversity and while harm is at work."""
    rng, person, as_of = draw.rng, draw.person, draw.world.as_of
    usual = 97.5 - 9 * person.adversity**2 - rng.expovariate(1 / 2.2)
    this_year = school_year(as_of)
    for year in range(this_year - _YEARS_OF_ATTENDANCE, this_year + 1):
        for name, first, last in terms(year):
            enrolment = next((e for e in enrolments if e.since <= first and (e.until is None or e.until > first)), None)
            if enrolment is None or first >= as_of:
                continue
            rate = usual + rng.gauss(0, 2) - (rng.random() * 38 if harm.at_work(first) else 0)
            left = enrolment.until
            person.life.add(
                "education-attendance", school_urn=enrolment.school.urn, school=enrolment.school.name,
                enrolled=enrolment.since, left=left, leaving_reason=enrolment.why_left,
                year_group=max(0, year - first_september(person.born, 4).year),
                planned_leaving=None if left else date(first_september(person.born, 16).year, 6, 28),
                term=name, term_end=min(last, as_of), attendance=round(min(max(rate, 0), 100), 1), sen=sen,
                dsl=_LEADS[int(enrolment.school.urn) % len(_LEADS)], school_phone=enrolment.school.phone,
            )  # fmt: skip


def draw_plan(draw: Draw) -> date | None:
    """An education, health and care plan for about one in twenty; the day of issue, if it runs or ran."""
    rng, person, as_of = draw.rng, draw.person, draw.world.as_of
    if rng.random() > 0.02 + 0.06 * person.adversity:
        return None
    requested = at_age(person.born, 6 + rng.random() * 9)
    issued = days_on(requested, 120 + rng.random() * 60)
    if issued >= as_of or requested >= as_of:
        return None
    refused = rng.random() < 0.15
    ceased = at_age(person.born, pick(rng, (16.8, 18.1, 19.1, 19.4, 20.2, 21.5, 24.9)))
    ended = None if refused or ceased >= as_of else ceased
    if ended and ended < draw.world.window:
        return None
    of = desks.team("marlshire-ed", "send")
    review = days_on(as_of, -rng.random() * 360)
    person.life.add(
        "education-ehcp", requested=requested, refused=days_on(requested, 42) if refused else None,
        issued=None if refused else issued, ceased=ended,
        ceased_reason="No longer in education or training" if ended else "",
        planned_end=None if refused or ended else date(max(first_september(person.born, 19).year, as_of.year + 1), 7,
        31),
        last_review=review if not refused and not ended and review > issued else None, need=_NEEDS.draw(rng),
        setting="" if refused else places().school(rng, "secondary", person.town.name).name,
        officer=desks.worker(of, person).name, contact=of.phone,
    )  # fmt: skip
    return None if refused or ended else issued
