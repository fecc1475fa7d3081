from collections.abc import Iterator

import pytest
from django.test import Client

from handrail.disclosure.public import as_system
from handrail.kernel import clock
from handrail.partnership.middleware import PROVEN
from handrail.partnership.public import Membership, Team
from handrail.records.public import Person
from tests.factories import partnership
from tests.factories import transitions as make


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    """Pages read the clock; here it stands at the day the factories are of."""
    with clock.stopped_at(make.TODAY):
        yield


@pytest.fixture
def machine() -> Iterator[None]:
    """Everything that a test prepares, it prepares as the machine."""
    with as_system("a test prepares its people"):
        yield


def acting(held: Membership) -> Client:
    """A browser in which somebody has signed in, second step and all."""
    client = Client()
    client.force_login(held.user)
    session = client.session
    session[PROVEN] = True
    session.save()
    return client


def sitting(role: str, *people: Person) -> tuple[Client, Team]:
    """Somebody in a post of a role whose team works with these people."""
    held = partnership.membership(role)
    for person in people:
        partnership.reach(person.pk, team=held.post.team)
        partnership.reach(person.pk, agency=held.post.team.agency)
    return acting(held), held.post.team
