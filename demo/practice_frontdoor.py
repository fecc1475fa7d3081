"""Marlshire's front door at work: a dozen contacts in every state, made by the services that people use.

Each is made as if at the hour that it tells of, and what follows some hours later: clocks run, and some are late.
"""

import tomllib
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from handrail.disclosure.public import Level, Reader, as_system, reader_for
from handrail.frontdoor.public import (
    Answering,
    Asked,
    Asking,
    Contact,
    Deciding,
    Told,
    answer_check,
    ask_checks,
    correct_contact,
    decide_contact,
    decide_otherwise,
    hand_over,
    make_contact,
    make_public_contact,
    match_contact,
    rate_contact,
    withdraw_check,
)
from handrail.kernel import clock
from handrail.partnership.public import Agency, Membership, Team
from handrail.records.public import Person

DECIDES, HANDS_OVER = "ruth.penhale", "hannah.pryce"
NOTE = "{red} waits for the police desk to ring back. The school's contact has one answer; health was reminded."
TOLD = {"in_danger", "danger", "given", "family", "born", "age_told", "school", "happened", "worry", "working"}
TOLD |= {"young_person_says", "family_says", "consent", "consent_reason"}


def fill_front_door() -> int:
    """How many contacts were made: none where there are some already."""
    with as_system("the demo fills its front door once"):
        if Contact.objects.exists():
            return 0
        given = tomllib.loads((Path(__file__).parent / "contacts.toml").read_text("utf-8"))["contacts"]
        for raw in sorted(given, key=lambda one: -one["hours"]):
            _tell(raw)
        red = Contact.objects.filter(in_danger=True).first()
        hand_over(note=NOTE.format(red=red or "Nothing"), by=_reader(HANDS_OVER))
    return len(given)


def _tell(raw: dict[str, Any]) -> None:
    came = clock.now() - timedelta(hours=raw["hours"])
    with clock.stopped_at(came):
        contact = _made(raw)
        worker = _reader(DECIDES)
        if "rate" in raw and not contact.rating:
            contact = rate_contact(contact=contact, rating=raw["rate"], by=worker)
        _ask(contact, raw.get("asks", []), worker)
    if correct := raw.get("correct"):
        with clock.stopped_at(came + timedelta(hours=correct["after"])):
            correct_contact(contact=contact, changes=correct["words"], by=_reader(raw["by"]))
    for asked in raw.get("asks", []):
        if "withdrawn" in asked:
            with clock.stopped_at(came + timedelta(hours=asked["withdrawn"])):
                withdraw_check(check=contact.checks.get(agency__code=asked["agency"]), by=_reader(DECIDES))
        if "answer" in asked:
            with clock.stopped_at(came + timedelta(hours=asked["after"])):
                _answer(contact, asked)
    if decide := raw.get("decide"):
        with clock.stopped_at(came + timedelta(hours=decide["after"])):
            decide_contact(contact=contact, deciding=_deciding(decide), by=worker)
    if other := raw.get("decide_otherwise"):
        with clock.stopped_at(came + timedelta(hours=other["after"])):
            decide_otherwise(contact=contact, deciding=_deciding(other), because=other["because"], by=worker)


def _made(raw: dict[str, Any]) -> Contact:
    said = {name: value for name, value in raw.items() if name in TOLD}
    said.setdefault("in_danger", False)
    if raw.get("public"):
        return make_public_contact(told=Told(**said, **{n: v for n, v in raw.items() if n.startswith("referrer_")}))
    by = _reader(raw["by"])
    contact = make_contact(told=Told(**said, referrer_name=by.name, referrer_role=by.role.name), by=by)
    if person := _person(raw.get("match", [])):
        contact = match_contact(contact=contact, person_id=person, by=_reader(DECIDES))
    return contact


def _person(name: list[str]) -> UUID | None:
    if not name:
        return None
    given, family = name
    held = Person.objects.filter(retired=False, shown_given=given, shown_family=family)
    found: UUID | None = held.values_list("pk", flat=True).first()
    return found


def _ask(contact: Contact, asks: Iterable[dict[str, Any]], by: Reader) -> None:
    agencies = [Asked(Agency.objects.get(code=one["agency"])) for one in asks]
    if agencies:
        ask_checks(contact=contact, asking=Asking(of=agencies), by=by)


def _answer(contact: Contact, asked: dict[str, Any]) -> None:
    check = contact.checks.get(agency__code=asked["agency"])
    level = Level(asked["level"]) if "level" in asked else None
    said = Answering(answer=asked["answer"], text=asked.get("text", ""), level=level)
    answer_check(check=check, said=said, by=_reader(asked["by"]))


def _deciding(raw: dict[str, Any]) -> Deciding:
    team = Team.objects.get(code=raw["team"]) if "team" in raw else None
    names = ("level", "route", "statements", "rationale", "answer")
    return Deciding(**{name: raw[name] for name in names}, team=team)


def _reader(username: str) -> Reader:
    """Whoever signs in by that name; the demo's posts are held since the day that it was made, so no day is asked."""
    membership = Membership.objects.select_related("user", "post__team__agency").filter(user__username=username).first()
    if membership is None:
        raise LookupError(f"{username} sits in no post of this demo.")
    return reader_for(membership)
