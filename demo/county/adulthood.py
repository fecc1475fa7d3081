"""Homes and adult services: housing duties and tenancies, adult social care, and the voluntary sector's mentors."""

from datetime import date

from demo.county import desks
from demo.county.dates import at_age, between, days_on, weekday
from demo.county.draw import pick
from demo.county.harm import Harm
from demo.county.people import Draw


def draw_housing(draw: Draw, harm: Harm) -> None:
    rng, person, as_of = draw.rng, draw.person, draw.world.as_of
    adult, leaver = at_age(person.born, 18), bool(person.life.care.leaver)
    if adult >= as_of or rng.random() > 0.035 + 0.05 * person.adversity + (0.5 if leaver else 0.2 if harm.kind else 0):
        return
    since = weekday(between(rng, max(adult, draw.world.window), as_of))
    if since >= as_of:
        return
    if rng.random() < 0.55 and not (leaver or harm.kind):
        _record(draw, "APP", since, None, None, outcome="", band=pick(rng, "BCCD"), reason="Living with family")
        return
    relief = days_on(since, 56)
    _record(draw, "REL", since, relief if relief < as_of else None, None if relief < as_of else relief,
            outcome="" if relief >= as_of else pick(rng, ("Accommodated", "Duty ended: lost contact",
            "56 days elapsed")),
            reason=pick(rng, ("Family no longer willing to accommodate", "Left care", "Sofa surfing",
            "Relationship breakdown")))  # fmt: skip
    if rng.random() < 0.4:
        ends = days_on(since, 40 + rng.random() * 160)
        _record(
            draw, "TA", since, ends if ends < as_of else None, None if ends < as_of else ends, reason="", outcome=""
        )
    if leaver and relief < as_of and rng.random() < 0.6:
        _record(draw, "TEN", relief, None, days_on(relief, 730) if rng.random() < 0.5 else None, reason="", outcome="")


def _record(
    draw: Draw, kind: str, since: date, until: date | None, planned: date | None, *, outcome: str, reason: str,
    band: str = ""
) -> None:  # fmt: skip
    of = desks.team("marlshire-housing", "options")
    draw.person.life.add(
        "housing", kind=kind, since=since, until=until, planned_end=planned, outcome=outcome, band=band, reason=reason,
        officer=desks.worker(of, draw.person).name, team=of.name, contact=of.phone,
    )  # fmt: skip


def draw_adult_care(draw: Draw, harm: Harm) -> None:
    """Adult social care: few requests, fewer services; most of the exploited meet 'no needs'."""
    rng, person, as_of = draw.rng, draw.person, draw.world.as_of
    since = weekday(between(rng, max(at_age(person.born, 17.3), draw.world.window), as_of))
    disabled = person.life.care.disabled
    likely = 0.006 + (0.15 if harm.kind else 0) + (0.6 if disabled else 0)
    if not at_age(person.born, 17.3) <= since < as_of or rng.random() > likely:
        return
    _adult(draw, "REQ", since, since, source=pick(rng, ("Children's services", "Police", "Hospital", "Self")),
           outcome="ASS" if disabled else pick(rng, ("NFA", "INFO", "ASS")))  # fmt: skip
    if not disabled and rng.random() < 0.6:
        return
    assessed = weekday(days_on(since, 28 + rng.random() * 60))
    kind = "CNA" if since < at_age(person.born, 18) else "needs assessment (Care Act section 9)"
    done = assessed if assessed < as_of else None
    _adult(draw, kind, since, done, source="", outcome="" if done is None else "ELIG" if disabled else "NELIG")
    if disabled and done and done >= at_age(person.born, 18):
        _adult(draw, "SERV", done, None, source="", outcome="", service=pick(rng, ("Supported living",
        "Day opportunities")),
               reason="Learning disability support", planned=days_on(done, 365))  # fmt: skip


def _adult(
    draw: Draw, kind: str, since: date, until: date | None, *, source: str, outcome: str, service: str = "",
    reason: str = "",
    planned: date | None = None,
) -> None:  # fmt: skip
    of = desks.team("marlshire-asc", "transitions")
    draw.person.life.add(
        "adult-social-care", kind=kind, since=since, until=until, planned_end=planned, source=source, outcome=outcome,
        service=service,
        support_reason=reason, worker=desks.worker(of, draw.person).name, team=of.name, contact=of.phone,
    )  # fmt: skip


def draw_mentoring(draw: Draw, harm: Harm) -> None:
    rng, person, as_of = draw.rng, draw.person, draw.world.as_of
    if rng.random() > 0.003 + 0.012 * person.adversity**2 + (0.45 if harm.kind else 0):
        return
    referred = weekday(between(rng, max(harm.since or at_age(person.born, 11), draw.world.window), as_of))
    started = weekday(days_on(referred, 14 + rng.random() * 40))
    if referred >= as_of or referred < at_age(person.born, 11):
        return
    began = started if started < as_of else None
    planned = days_on(started, pick(rng, (182, 274, 365)))
    ended = planned if began and planned < as_of else None
    of = desks.team("steps", "mentoring")
    mentors = [w for w in of.workers if w.role == "Mentor"]
    person.life.add(
        "voluntary-mentoring", referred=referred, referrer=pick(rng, ("School", "Social worker", "Police",
        "Youth justice", "Parent")),
        reason="Risk outside the home" if harm.kind else pick(rng, ("Confidence", "Attendance", "Peers", "Low mood")),
        started=began,
        planned_end=planned if began else None, ended=ended,
        end_reason=pick(rng, ("Goals reached", "Goals reached", "Funding ended", "Stopped coming")) if ended else "",
        mentor=mentors[person.index % len(mentors)].name if began else "", project="Steps Mentoring", contact=of.phone,
        exploitation=harm.kind in ("CCE", "BOTH") and rng.random() < 0.6,
    )  # fmt: skip
