from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from handrail.disclosure.public import as_system
from handrail.kernel import clock
from handrail.partnership.middleware import PROVEN
from handrail.partnership.public import Membership
from handrail.records.public import Person
from tests.factories import planning, plans


@pytest.fixture(autouse=True)
def on_the_day(settings: Any, tmp_path: Path) -> Iterator[None]:
    """The clock stands at the day the factories are of; what is uploaded goes where the test ends."""
    settings.MIDDLEWARE = [one for one in settings.MIDDLEWARE if "whitenoise" not in one]  # warns of no built assets
    settings.MEDIA_ROOT = tmp_path
    settings.HANDRAIL_TAKE_UNSCANNED = True
    with clock.stopped_at(plans.TODAY):
        yield


@pytest.fixture
def aaliyah() -> Person:
    with as_system("a test prepares its young person"):
        return planning.young_person()


@pytest.fixture
def work(db: None) -> plans.Work:
    return plans.work()


def acting(held: Membership) -> Client:
    """A browser in which somebody has signed in, second step and all."""
    client = Client()
    client.force_login(held.user)
    session = client.session
    session[PROVEN] = True
    session.save()
    return client
