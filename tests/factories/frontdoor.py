"""A front door with people in its posts, and contacts in any state, for tests. Every value may be given."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from handrail.disclosure.public import Reader, reader_for
from handrail.frontdoor.public import Asked, Asking, Contact, Deciding, Told, make_contact
from handrail.partnership.public import Agency, AgencyKind, Membership, Team
from handrail.records.public import Person
from tests.factories import partnership, records


@dataclass(frozen=True)
class Posts:
    """One front door, and one post in each of the agencies around it."""

    worker: Membership
    officer: Membership
    school: Membership
    police: Membership
    health: Membership
    mdt: Membership

    @property
    def door(self) -> Team:
        return self.worker.post.team

    def reader(self, name: str) -> Reader:
        held: Membership = getattr(self, name)
        return reader_for(held, "safeguarding" if name == "mdt" else "")


def posts() -> Posts:
    council = partnership.agency(name="Marlshire children's social care")
    door = partnership.team(council, name="Integrated Front Door", phone="01632 960101")
    return Posts(
        worker=partnership.membership("front_door_worker", of=door),
        officer=partnership.membership("contact_officer", of=door),
        school=partnership.membership("school_safeguarding_lead", of=_team(AgencyKind.EDUCATION, "Stanbeck School")),
        police=partnership.membership("police_safeguarding_lead", of=_team(AgencyKind.POLICE, "Exploitation")),
        health=partnership.membership("health_practitioner", of=_team(AgencyKind.HEALTH, "Emergency Department")),
        mdt=partnership.membership("mdt_social_worker", of=partnership.team(council, name="Adolescent MDT 1")),
    )


def _team(kind: AgencyKind, name: str) -> Team:
    return partnership.team(
        partnership.agency(kind, name=f"{kind.label} of Marlshire", duty_phone="01632 960999"), name=name
    )


def told(**values: Any) -> Told:
    said: dict[str, Any] = {
        "in_danger": False,
        "given": "Aaliyah",
        "family": "Brooks",
        "born": date(2009, 3, 14),
        "postcode": "ZZ1 1AA",
        "happened": "Came in with a new phone and would not say whose it was.",
        "worry": "Older people may be paying for her silence.",
        "consent": Contact.Consent.AGREED,
        "referrer_name": "Wendy Clegg",
    }
    return Told(**{**said, **values})


def contact(by: Reader, person: Person | None = None, **values: Any) -> Contact:
    return make_contact(told=told(**values), by=by, person_id=person.pk if person else None)


def asking(*memberships: Membership, **values: Any) -> Asking:
    """The agencies of these posts, each as a whole."""
    return Asking(of=[Asked(held.post.team.agency) for held in memberships], **values)


def held_by(agency: Agency, team: Team | None = None, **values: Any) -> Person:
    """A young person whom an agency holds; where a team is given, that team works with them."""
    source = records.young_person(agency)
    if team is not None:
        records.involvement(source, team=team, **values)
        partnership.reach(source.person.pk, team=team)
    return source.person


def deciding(**values: Any) -> Deciding:
    said: dict[str, Any] = {
        "level": 2,
        "route": "advice",
        "statements": ["2a"],
        "rationale": "One need, and the school meets it.",
        "answer": "Thank you. Please keep working with her as you plan to; ring us if she goes missing.",
    }
    return Deciding(**{**said, **values})
