"""Marlshire in small, and the people of it who ask, decide and look at emergencies."""

from dataclasses import dataclass
from uuid import UUID

import pytest
from django.test import Client

from handrail.disclosure.public import Action, as_system, decide, reader_for, reading
from handrail.kernel import clock
from handrail.partnership.public import Membership, Team
from tests.factories import readers
from tests.factories import records as make
from tests.integration.records.conftest import Marlshire, marlshire, site

__all__ = ["marlshire", "site"]


@dataclass
class Staff:
    """`ours` works with Aaliyah; `other` is a social worker of another team, `colleague` sits beside them."""

    ours: Membership
    other: Membership
    colleague: Membership
    police: Membership
    door: Membership
    officer: Membership
    other_team: Team


@pytest.fixture
def staff(marlshire: Marlshire) -> Staff:
    with as_system("a test makes its staff"):
        other, door = make.team(marlshire.council, "MDT 1"), make.team(marlshire.council, "Front door")
        return Staff(
            ours=readers.membership("mdt_social_worker", marlshire.mdt, "Joy Okafor"),
            other=readers.membership("mdt_social_worker", other, "Priya Nair"),
            colleague=readers.membership("mdt_social_worker", other, "Tom Ashdown"),
            police=readers.membership("police_safeguarding_lead", make.team(make.agency("Other force")), "Dan Reeve"),
            door=readers.membership("front_door_worker", door, "Ruth Penhale"),
            officer=readers.membership("ig_officer", make.team(marlshire.council, "Governance"), "Isla Grant"),
            other_team=other,
        )


def browser(held: Membership) -> Client:
    """A browser in which somebody is signed in, second step and all."""
    client = Client()
    client.force_login(held.user)
    session = client.session
    session[readers.PROVEN] = True
    session.save()
    return client


def sees(held: Membership, person_id: UUID) -> bool:
    """Whether somebody may open a person, as their page answers."""
    with reading(reader_for(held)) as reader:
        return decide(reader, Action.OPEN_PERSON, person_id, today=clock.today()).reached
