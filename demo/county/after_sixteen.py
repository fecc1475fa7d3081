"""What comes after sixteen: learning, work, or neither, in spells that follow each other."""

from datetime import date

from demo.county import desks
from demo.county.dates import at_age, days_on
from demo.county.draw import Weighted, pick
from demo.county.harm import Harm
from demo.county.people import Draw
from demo.county.places import places
from demo.county.schooling import first_september

_FIRST = Weighted({"210": 38, "220": 12, "230": 36, "310": 5, "320": 2, "410": 3, "610": 3, "810": 1})
_FIRST_HARMED = Weighted({"210": 8, "230": 34, "310": 4, "410": 8, "530": 8, "540": 12, "610": 14, "619": 6, "810": 6})
_LATER = Weighted({"240": 40, "310": 9, "330": 34, "230": 6, "610": 6, "630": 1, "640": 2, "810": 2})
_LATER_HARMED = Weighted(
    {"330": 24, "350": 10, "230": 14, "530": 6, "540": 14, "610": 20, "640": 6, "710": 4, "810": 2}
)
_NEXT = {"710": "Custody"}
_EMPLOYERS = (
    "Ansley Fish Company",
    "Marl Valley Farms",
    "Beckside Logistics",
    "Dockside Retail",
    "Hallowford Builders",
)


def draw_destinations(draw: Draw, harm: Harm) -> None:
    """Spells since the end of compulsory schooling, the last one open: tracked to 19, or to 25 with a plan."""
    rng, person, as_of = draw.rng, draw.person, draw.world.as_of
    since = first_september(person.born, 16)
    if since >= as_of or (since < draw.world.window and not harm.kind):
        return
    track = at_age(person.born, 25 if "education-ehcp" in person.life.rows or person.life.care.episodes else 19)
    troubled = bool(harm.kind) or person.adversity > 0.93
    while since < min(as_of, track):
        young = since < at_age(person.born, 18)
        codes = (_FIRST_HARMED if young else _LATER_HARMED) if troubled else (_FIRST if young else _LATER)
        length = 60 + rng.random() * 300 if troubled else pick(rng, (320, 690, 690))
        until = days_on(since, length)
        _spell(draw, codes.draw(rng), since, until)
        since = until


def _spell(draw: Draw, code: str, since: date, until: date) -> None:
    rng, person, as_of = draw.rng, draw.person, draw.world.as_of
    ended = until if until < as_of else None
    if (ended or as_of) < draw.world.window:
        return
    learning, working = code in ("210", "220", "230", "530"), code in ("310", "320", "330", "350", "410")
    provider = _NEXT.get(code, "")
    if learning:
        provider = places().school(rng, "college" if code != "210" else "secondary", person.town.name).name
    elif working:
        provider = pick(rng, _EMPLOYERS)
    elif code == "240":
        provider = "University"
    of = desks.team("marlshire-ed", "participation")
    person.life.add(
        "education-post16", activity=code, provider=provider, started=since, ended=ended,
        planned_end=until if learning and not ended else None,
        leaving_reason=pick(rng, ("Completed", "Completed", "Left early")) if learning and ended else "",
        adviser=desks.worker(of, person).name, contact=of.phone,
    )  # fmt: skip
