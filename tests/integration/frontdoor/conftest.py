from collections.abc import Iterator
from datetime import datetime

import pytest
from django.test import Client

from handrail.disclosure.public import as_system
from handrail.kernel import clock
from handrail.kernel.clock import LOCAL
from handrail.partnership.middleware import PROVEN
from handrail.partnership.public import Membership
from tests.factories import frontdoor
from tests.factories.frontdoor import Posts

MORNING = datetime(2026, 11, 17, 9, 12, tzinfo=LOCAL)  # a Tuesday


@pytest.fixture(autouse=True)
def at_nine() -> Iterator[None]:
    with clock.stopped_at(MORNING):
        yield


@pytest.fixture
def posts(db: None) -> Posts:
    with as_system("a test prepares its people"):
        return frontdoor.posts()


def acting(held: Membership) -> Client:
    """A browser in which somebody has signed in, second step and all."""
    client = Client()
    client.force_login(held.user)
    session = client.session
    session[PROVEN] = True
    session.save()
    return client
