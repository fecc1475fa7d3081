from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from handrail.kernel import clock
from handrail.partnership.middleware import PROVEN
from handrail.partnership.public import Membership
from handrail.records.public import Person
from tests.factories import plans


@pytest.fixture(autouse=True)
def on_the_day(settings: Any) -> Iterator[None]:
    settings.MIDDLEWARE = [one for one in settings.MIDDLEWARE if "whitenoise" not in one]  # warns of no built assets
    with clock.stopped_at(plans.TODAY):
        yield


@pytest.fixture
def work(db: None) -> plans.Work:
    return plans.work()


@pytest.fixture
def aaliyah(work: plans.Work) -> Person:
    return plans.person(work)


def acting(held: Membership) -> Client:
    """A browser in which somebody has signed in, second step and all."""
    client = Client()
    client.force_login(held.user)
    session = client.session
    session[PROVEN] = True
    session.save()
    return client
