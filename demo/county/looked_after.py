"""Being looked after: SSDA903 episodes that join up without a gap, reviews, and what leaving care looks like."""

from datetime import date
from itertools import pairwise

from demo.county.dates import at_age, days_on, months_on, weekday
from demo.county.draw import Weighted, count, pick
from demo.county.life import CareEpisode, Leaver, Referral
from demo.county.people import Draw
from demo.county.places import places

_PLACES = Weighted({"U6": 40, "U4": 14, "U3": 8, "U1": 4, "K2": 16, "H5": 8, "P1": 6, "P2": 4})
_PLACES_TEEN = Weighted({"U6": 26, "U4": 10, "K2": 22, "H5": 24, "P2": 12, "P1": 6})
_PROVIDER = {"P1": "PR0", "U3": "PR1", "U1": "PR1"}
_MOVED = ("CARPL", "CHILD", "LAREQ", "CREQB", "PLACE", "STAND")
_ENDS = Weighted({"E4A": 40, "E4B": 20, "E48": 6, "E8": 10, "E13": 8, "E5": 16})
_ACTIVITY = Weighted({"F2": 26, "F1": 6, "F5": 18, "P5": 6, "F4": 5, "G5": 28, "G4": 8, "G6": 3})
_HOME = Weighted(
    {
        "U1": 38,
        "D1": 14,
        "Z1": 9,
        "B1": 12,
        "T1": 8,
        "E1": 3,
        "K1": 3,
        "S2": 2,
        "V2": 2,
        "W2": 1,
        "X2": 3,
        "U2": 2,
        "R2": 3,
    }
)


def look_after(draw: Draw, referral: Referral) -> None:
    rng, person, as_of = draw.rng, draw.person, draw.world.as_of
    adult = at_age(person.born, 18)
    began = referral.on if person.uasc else weekday(days_on(referral.on, 10 + rng.random() * 200))
    home_again = not person.uasc and rng.random() < 0.35
    until = min(days_on(began, 60 + rng.random() * 500), adult) if home_again else adult
    if began >= min(as_of, adult) or (until - began).days < 30:
        return
    referral.closed, referral.closure = None, ""
    _episodes(draw, began, until, referral.need)
    _reviews(draw, began, min(until, as_of))
    if until < as_of:
        referral.closed = until
        referral.closure = "RC7"
    referral.plans = [(since, min(end or until, until)) for since, end in referral.plans if since < until]
    if until >= as_of:
        referral.plans = [(since, end if end and end < as_of else None) for since, end in referral.plans]
    if adult <= as_of and until == adult:
        _leave(draw)
    if person.uasc:
        person.life.care.asylum_until = adult


def _episodes(draw: Draw, began: date, until: date, need: str) -> None:
    """Episodes one after the other: a first status, perhaps another, and placement moves; the last ends care."""
    rng, person, as_of = draw.rng, draw.person, draw.world.as_of
    span = (until - began).days
    status = "V2" if person.uasc or rng.random() < 0.45 else "C1"
    cuts = sorted({days_on(began, 14 + rng.random() * (span - 14)) for _ in range(count(rng, 1.3, 6))})
    starts = [began, *(cut for cut in cuts if cut < until)]
    place = _placement(draw, began)
    for number, since in enumerate(starts):
        if since >= as_of:
            break
        next_start = starts[number + 1] if number + 1 < len(starts) else until
        why = "S"
        if number:
            turn = status == "C1" and (since - began).days > 150
            why, status = ("L", "C2") if turn else ("P", status)
            place = place if turn else _placement(draw, since)
        last = number + 1 == len(starts)
        over = next_start < as_of or (last and next_start == as_of)
        person.life.care.episodes.append(CareEpisode(
            since, why, status, need, *place, until=next_start if over else None,
            ended="" if not over else "X1" if not last else _ending(draw, until),
            moved="" if not over or last else pick(rng, _MOVED),
        ))  # fmt: skip
    _tidy_moves(person.life.care.episodes)


def _tidy_moves(episodes: list[CareEpisode]) -> None:
    """A reason for changing placement is returned only where the next episode began with such a change."""
    for episode, following in pairwise(episodes):
        if following.began != "P":
            episode.moved = ""


def _ending(draw: Draw, until: date) -> str:
    if until == at_age(draw.person.born, 18):
        return pick(draw.rng, ("E5", "E5", "E6", "E17", "E8"))
    return _ENDS.draw(draw.rng)


def _placement(draw: Draw, since: date) -> tuple[str, str, str, str]:
    """Placement type, provider, postcode and URN; under sixteen nobody lives independently."""
    rng, person = draw.rng, draw.person
    old_enough = since >= at_age(person.born, 16)
    kind = (_PLACES_TEEN if old_enough else _PLACES).draw(rng)
    if not old_enough and kind in ("P2", "H5"):
        kind = "K2"
    provider = _PROVIDER.get(kind, pick(rng, ("PR1", "PR4", "PR4", "PR5")))
    urn = ""
    if kind in ("K2", "H5"):
        urn = pick(rng, places().raw["homes"]["children" if kind == "K2" else "supported"])["urn"]
    town = person.town if rng.random() < 0.7 else pick(rng, places().away_towns)
    return kind, provider, places().address(rng, town, draw.world.streets).postcode, urn


def _reviews(draw: Draw, began: date, until: date) -> None:
    """Twenty working days in, three months later, then every six months (Care Planning Regulations 2010, reg. 33)."""
    on = weekday(days_on(began, 28))
    step = 3
    while on < until:
        draw.person.life.care.reviews.append(
            (on, pick(draw.rng, ("PN1", "PN1", "PN1", "PN2", "PN3", "PN5", "PN6", "PN7")))
        )
        on, step = weekday(months_on(on, step)), 6


def _leave(draw: Draw) -> None:
    touch = pick(draw.rng, ("YES",) * 17 + ("NO", "NO", "REFU"))
    draw.person.life.care.leaver = Leaver(
        touch, *((_ACTIVITY.draw(draw.rng), _HOME.draw(draw.rng)) if touch == "YES" else ("0", "0"))
    )
