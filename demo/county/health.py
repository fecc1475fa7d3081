"""Health: emergency department visits, CAMHS, and the young people's substance service."""

from datetime import date

from demo.county import desks
from demo.county.dates import at_age, between, days_on, moment, weekday
from demo.county.draw import Weighted, count, pick
from demo.county.harm import Harm
from demo.county.people import Draw
from demo.county.places import places

_COMPLAINTS = Weighted({
    "Limb injury": 30, "Sports injury": 12, "Head injury": 9, "Abdominal pain": 11, "Fever": 6, "Asthma": 5,
    "Allergic reaction": 4,
    "Cut or laceration": 8, "Chest pain": 4, "Back pain": 3, "Dental pain": 3, "Eye problem": 3, "Palpitations": 2,
})  # fmt: skip
_INJURIES = {"Limb injury", "Sports injury", "Head injury", "Cut or laceration"}
_HARMED = (
    "Hand injury",
    "Stab wound to the thigh",
    "Facial injury",
    "Collapse after cannabis",
    "Overdose",
    "Alcohol intoxication",
)
_INTENT = {"Stab wound to the thigh": "ASS", "Facial injury": "UNK", "Hand injury": "UNK", "Overdose": "SELF"}
_MIND = (
    "Anxiety",
    "Low mood",
    "Self-harm",
    "Trauma",
    "Eating difficulties",
    "ADHD assessment",
    "Psychosis, first episode",
)
_SOURCES = ("GP", "School", "Emergency department", "Social worker", "Parent")
_DONE_WITH = Weighted({"COMP": 52, "DNA": 24, "DECL": 8, "not appropriate": 10, "MOVE": 6})


def draw_health(draw: Draw, harm: Harm) -> None:
    _emergency(draw, harm)
    _camhs(draw, harm)
    _substances(draw, harm)


def _emergency(draw: Draw, harm: Harm) -> None:
    rng, person, as_of = draw.rng, draw.person, draw.world.as_of
    since = max(at_age(person.born, 10), days_on(draw.world.window, 365))
    for _ in range(min(1 + count(rng, 0.55, 9), 9) if rng.random() < 0.82 else 0):
        on = between(rng, since, as_of)
        harmed = harm.at_work(on) and rng.random() < 0.5
        complaint = pick(rng, _HARMED) if harmed else _COMPLAINTS.draw(rng)
        intent = _INTENT.get(complaint, "") if harmed else "ACC" if complaint in _INJURIES else ""
        if not harmed and rng.random() < 0.012 * person.adversity:
            complaint, intent = "Overdose", "SELF"
        elif not harmed and harm.violent and rng.random() < 0.5:
            complaint, intent = "Facial injury", "ASS"
        attend(draw, on, complaint, intent, concern=harmed and rng.random() < 0.6)


def attend(draw: Draw, on: date, complaint: str, intent: str, *, concern: bool) -> None:
    rng, person = draw.rng, draw.person
    site = places().hospital if rng.random() < 0.8 or intent == "ASS" else places().raw["minor_injuries"]
    left = "Left before treatment was complete" if concern and rng.random() < 0.3 else "Discharged home"
    person.life.add(
        "health-ae", practice=f"{person.town.name} Surgery", arrived=moment(rng, on, 8, 24), complaint=complaint,
        injury_intent=intent, diagnosis=complaint, disposal=left, site=site, safeguarding=concern,
    )  # fmt: skip


def _camhs(draw: Draw, harm: Harm) -> None:
    rng, person, as_of = draw.rng, draw.person, draw.world.as_of
    if rng.random() > 0.02 + 0.14 * person.adversity**2 + (0.35 if harm.kind else 0):
        return
    referred = weekday(
        between(rng, max(at_age(person.born, 11), draw.world.window), min(as_of, at_age(person.born, 17.8)))
    )
    if not max(at_age(person.born, 10), draw.world.window) <= referred < as_of:
        return
    of, adult = desks.team("marlshire-health", "camhs"), at_age(person.born, 18)
    declined = rng.random() < 0.22
    accepted = weekday(days_on(referred, 30 + rng.random() * 120))
    if declined or accepted >= min(as_of, adult):
        on = weekday(days_on(referred, 21))
        refused = on if declined and on < as_of else None
        person.life.add("health-camhs", referred=referred, source=pick(rng, _SOURCES), reason=pick(rng, _MIND),
        declined=refused,
                        declined_reason="Below the threshold of the service" if refused else "", team=of.name,
                        contact=of.phone)  # fmt: skip
        return
    ends = min(weekday(days_on(accepted, 90 + rng.random() * 500)), adult)
    discharged = ends if ends < as_of else None
    why = (
        ""
        if discharged is None
        else "AGE"
        if ends == adult
        else "DNA"
        if harm.kind and rng.random() < 0.6
        else _DONE_WITH.draw(rng)
    )
    last = days_on(min(ends, as_of), -1 - rng.random() * 25)
    person.life.add(
        "health-camhs", referred=referred, source=pick(rng, _SOURCES), reason=pick(rng, _MIND), accepted=accepted,
        discharged=discharged, discharge_reason=why, planned_end=None if discharged else adult,
        last_appointment=max(last, accepted), last_outcome="DNA" if why == "DNA" else "ATT", team=of.name,
        worker=desks.worker(of, person).name, contact=of.phone,
    )  # fmt: skip


def _substances(draw: Draw, harm: Harm) -> None:
    rng, person, as_of = draw.rng, draw.person, draw.world.as_of
    if rng.random() > 0.001 + 0.012 * person.adversity**3 + (0.22 if harm.kind else 0):
        return
    referred = weekday(between(rng, max(harm.since or at_age(person.born, 13), draw.world.window), as_of))
    triaged = weekday(days_on(referred, 10 + rng.random() * 10))
    if referred < at_age(person.born, 12) or referred >= as_of:
        return
    of = desks.team("marlshire-health", "substance")
    started = triaged if triaged < as_of else None
    ends = days_on(triaged, 60 + rng.random() * 240)
    discharged = ends if started and ends < as_of else None
    person.life.add(
        "health-substance-misuse", referred=referred, source=pick(rng, ("School", "Youth justice", "Social worker",
        "Self")),
        triaged=started, substance=pick(rng, ("Cannabis", "Cannabis", "Alcohol", "Ketamine", "Nitrous oxide",
        "Cocaine")),
        service="Turnaround", worker=desks.worker(of, person).name if started else "", contact=of.phone,
        discharged=discharged,
        discharge_reason=pick(rng, ("TCDF", "TCOU", "DROP", "DROP", "DECL")) if discharged else "",
        planned_end=ends if started and not discharged else None,
    )  # fmt: skip
