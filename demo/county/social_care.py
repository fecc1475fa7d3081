"""Children's social care, from a first contact up to a plan: the order the law gives is the order drawn here.

Contact, then early help or referral, then assessment, then a child in need plan, or section 47, conference and
protection plan inside the same referral. Everything ends by the eighteenth birthday.
Being looked after is in `looked_after`.
"""

from datetime import date, datetime

from demo.county import desks
from demo.county.dates import at_age, between, days_on, months_on, weekday
from demo.county.draw import Weighted, count, pick
from demo.county.harm import Harm
from demo.county.life import Allocation, Assessment, Away, Contact, EarlyHelp, ProtectionPlan, Referral, Section47
from demo.county.looked_after import look_after
from demo.county.people import Draw, Person

_KNOWN = 0.38  # at the highest adversity, falling with its square: about one in eleven of all
_LEVELS = ("contact", "early help", "assessed", "child in need", "protected", "looked after")
_LEVEL = Weighted(dict(zip(_LEVELS, (29, 18, 22, 14, 9, 8), strict=True)))
_LEVEL_HARMED = Weighted(dict(zip(_LEVELS, (3, 9, 20, 30, 14, 24), strict=True)))
_SOURCE = Weighted(
    {
        "6": 29,
        "2A": 18,
        "2B": 3,
        "1A": 6,
        "1B": 3,
        "1D": 2,
        "3A": 3,
        "3C": 4,
        "3D": 5,
        "3F": 5,
        "4": 2,
        "5B": 12,
        "5C": 3,
        "7": 3,
        "8": 4,
        "9": 2,
    }
)
_NEED = Weighted({"N1": 52, "N2": 7, "N3": 4, "N4": 10, "N5": 17, "N6": 6, "N8": 4})
_ABUSE = Weighted({"NEG": 47, "EMO": 36, "PHY": 9, "SAB": 5, "MUL": 3})
_FACTORS = Weighted(
    {
        "3B": 20,
        "4B": 18,
        "1B": 9,
        "2B": 9,
        "16A": 10,
        "17A": 12,
        "4A": 9,
        "15A": 6,
        "3A": 6,
        "18B": 5,
        "7A": 3,
        "2A": 4,
        "10A": 1,
        "20": 3,
    }
)
_EXPLOITED = {"11A", "12A", "13A", "24A"}
_HARM_FACTORS = {"CCE": ["24A"], "CSE": ["11A"], "BOTH": ["24A", "11A"]}


def draw_social_care(draw: Draw, harm: Harm, reports: list[tuple[datetime, datetime | None]]) -> None:
    rng, person, as_of = draw.rng, draw.person, draw.world.as_of
    care, adult = person.life.care, at_age(person.born, 18)
    if not person.uasc and rng.random() > (0.93 if harm.kind else _KNOWN * person.adversity**2):
        return
    care.disabled = rng.random() < 0.07
    began = at_age(person.born, rng.triangular(10, 17.6, 13.5))
    if harm.since and rng.random() < 0.7:
        began = days_on(harm.since, rng.random() * 150)
    if person.uasc:
        began = max(at_age(person.born, 15 + rng.random() * 2.6), months_on(as_of, -70))
    if began >= min(as_of, adult):
        return
    level = "looked after" if person.uasc else (_LEVEL_HARMED if harm.kind else _LEVEL).draw(rng)
    care.contacts.append(Contact(began, "6" if person.uasc else _SOURCE.draw(rng)))
    if level == "early help":
        _early_help(draw, began)
    elif level != "contact":
        _referrals(draw, harm, began, level)
        if level == "looked after":
            look_after(draw, care.referrals[-1])
    for _ in range(count(rng, 0.8 if harm.kind else 0.25, 4)):
        again = between(rng, began, min(as_of, adult))
        care.contacts.append(Contact(again, _SOURCE.draw(rng)))
    care.contacts.sort(key=lambda contact: contact.on)
    _missing_from_care(draw, reports)
    _allocate(draw)


def _early_help(draw: Draw, began: date) -> None:
    rng, person, as_of = draw.rng, draw.person, draw.world.as_of
    since = weekday(days_on(began, 5 + rng.random() * 15))
    until = min(days_on(since, 60 + rng.random() * 200), at_age(person.born, 18))
    if since < min(as_of, at_age(person.born, 18)):
        where = pick(
            rng,
            ("Early Help Hallowford", "Early Help Port Ansley", "Early Help Stanbeck", f"{person.town.name} school"),
        )
        person.life.care.early_help.append(EarlyHelp(since, until if until < as_of else None, where))


def _referrals(draw: Draw, harm: Harm, began: date, level: str) -> None:
    """One referral at the level drawn; before it, now and then, an earlier one that came to nothing."""
    rng, person = draw.rng, draw.person
    care = person.life.care
    earlier = days_on(began, -200 - rng.random() * 500)
    if not person.uasc and rng.random() < 0.25 and earlier > at_age(person.born, 10):
        care.contacts.append(Contact(earlier, "2A"))
        past = _refer(draw, harm, earlier)
        _close(
            past,
            days_on(earlier, 1 + rng.random() * 60) if past.nfa else weekday(days_on(earlier, 70)),
            "RC8",
            draw.world.as_of,
        )
    referral = _refer(draw, harm, began, certain=level != "assessed")
    if referral.nfa:
        _close(referral, weekday(days_on(began, 1)), "RC8", draw.world.as_of)
        return
    assessed = referral.assessments[0].authorised
    if level == "assessed":
        _close(referral, days_on(began, 66), pick(rng, ("RC8", "RC9")), draw.world.as_of)
    elif assessed and level in ("child in need", "looked after"):
        _child_in_need(draw, referral, assessed, harm)
    elif assessed:
        _protect(draw, referral, harm)
    _stop_at_eighteen(draw, referral)


def _refer(draw: Draw, harm: Harm, on: date, *, certain: bool = False) -> Referral:
    rng, as_of = draw.rng, draw.world.as_of
    need = (
        "N8"
        if draw.person.uasc
        else "N2"
        if draw.person.life.care.disabled
        else "N6"
        if harm.at_work(on) and rng.random() < 0.3
        else _NEED.draw(rng)
    )
    referral = Referral(on, draw.person.life.care.contacts[-1].source, need, nfa=not certain and rng.random() < 0.12)
    draw.person.life.care.referrals.append(referral)
    if not referral.nfa:
        took = 25 + rng.random() * 37 if rng.random() < 0.86 else 64 + rng.random() * 30
        authorised = weekday(days_on(on, took))
        factors = {_FACTORS.draw(rng) for _ in range(1 + count(rng, 0.9, 3))}
        factors.update(_HARM_FACTORS.get(harm.kind, []) if harm.since and harm.since <= authorised else [])
        factors.update(["13A"] if harm.gang and harm.at_work(authorised) else [])
        factors.update(["10A"] if harm.missing > 1 else [])
        factors.update(["9A"] if draw.person.uasc else [])
        done = authorised if authorised < as_of else None
        referral.assessments.append(Assessment(on, done, sorted(factors) if done else []))
    return referral


def _close(referral: Referral, on: date, why: str, as_of: date) -> None:
    if on < as_of:
        referral.closed, referral.closure = on, why


def _child_in_need(draw: Draw, referral: Referral, since: date, harm: Harm) -> None:
    """A plan of some months; while somebody is being exploited it stays open."""
    until = days_on(since, 90 + draw.rng.random() * 260)
    if harm.at_work(until):
        until = harm.until or draw.world.as_of
    looked_after = draw.person.uasc
    referral.plans.append((since, until if until < draw.world.as_of else None))
    if not looked_after:
        _close(referral, until, "RC7", draw.world.as_of)


def _protect(draw: Draw, referral: Referral, harm: Harm) -> None:
    """Section 47, a conference within 15 working days, a plan reviewed after 3 months and every 6, a step down."""
    rng, as_of = draw.rng, draw.world.as_of
    enquired = weekday(days_on(referral.on, 2 + rng.random() * 20))
    target = days_on(enquired, 21)
    met = target if rng.random() < 0.82 else weekday(days_on(enquired, 23 + rng.random() * 12))
    if enquired >= as_of:
        return
    referral.enquiries.append(Section47(enquired, target, met if met < as_of else None))
    if met >= as_of:
        return
    until = days_on(met, 120 + rng.expovariate(1 / 220))
    stop = min(until, as_of, at_age(draw.person.born, 18))
    reviews = [on for months in (3, 9, 15, 21, 27) if (on := weekday(days_on(months_on(met, months), -4))) < stop]
    abuse = _ABUSE.draw(rng)
    latest = abuse if rng.random() < 0.85 else _ABUSE.draw(rng)
    previous = 1 if rng.random() < 0.22 else 0
    referral.protection.append(ProtectionPlan(met, until if until < as_of else None, abuse, latest, previous, reviews))
    if until < as_of:
        _child_in_need(draw, referral, until, harm)


def _stop_at_eighteen(draw: Draw, referral: Referral) -> None:
    """Nothing under the Children Act's child in need or protection provisions outlasts the eighteenth birthday."""
    adult, as_of = at_age(draw.person.born, 18), draw.world.as_of
    if adult >= as_of:
        return
    referral.plans = [(since, min(until or adult, adult)) for since, until in referral.plans if since < adult]
    for plan in referral.protection:
        plan.until = min(plan.until or adult, adult)
    for assessment in referral.assessments:
        if assessment.authorised and assessment.authorised > adult:
            assessment.authorised, assessment.factors = adult, assessment.factors
    referral.protection = [plan for plan in referral.protection if plan.since < adult]
    if referral.closed is None or referral.closed > adult:
        referral.closed, referral.closure = adult, referral.closure or "RC7"


def _missing_from_care(draw: Draw, reports: list[tuple[datetime, datetime | None]]) -> None:
    """What the police call missing while the child is looked after is a missing or away episode in the SSDA903 too."""
    rng, care = draw.rng, draw.person.life.care
    for since, until in reports:
        day, back = since.date(), until.date() if until else None
        inside = any(
            e.since <= day and (e.until is None or (back is not None and back < e.until)) for e in care.episodes
        )
        if inside:
            offered = rng.random() < 0.88
            care.away.append(
                Away("M" if rng.random() < 0.85 else "A", day, back, offered, offered and rng.random() < 0.6)
            )


def _allocate(draw: Draw) -> None:
    """The named worker: of the team that fits: early help, protection, adolescent, in care, leaving care."""
    person, as_of = draw.person, draw.world.as_of
    care, adult = person.life.care, at_age(person.born, 18)
    for referral in care.referrals[-1:]:
        care.allocations.append(_allocation(draw, _team(person, referral), referral.on, referral.closed))
    for help_ in care.early_help:
        care.allocations.append(_allocation(draw, "early-help", help_.since, help_.until))
    if care.leaver and adult <= as_of:
        care.allocations.append(_allocation(draw, "leaving-care", adult, None))


def _team(person: Person, referral: Referral) -> str:
    """Whoever is exploited, or comes to notice from 13, is for the adolescent teams; in care, only the exploited."""
    care = person.life.care
    found = {factor for one in care.referrals for assessment in one.assessments for factor in assessment.factors}
    if found & _EXPLOITED:
        return desks.mdt(person).code
    if care.episodes:
        return "children-in-care"
    return desks.mdt(person).code if referral.on >= at_age(person.born, 13) else "safeguarding"


def _allocation(draw: Draw, team: str, since: date, until: date | None) -> Allocation:
    of = desks.team("marlshire-cs", team)
    return Allocation(of.name, desks.worker(of, draw.person).name, of.phone, since, until)
