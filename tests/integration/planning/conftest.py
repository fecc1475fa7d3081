from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

from handrail.kernel import clock
from handrail.partnership.middleware import PROVEN
from handrail.partnership.public import Membership
from tests.factories import plans as make


@pytest.fixture(autouse=True)
def on_the_day(settings: object, tmp_path: Path) -> Iterator[None]:
    """The clock stands at the day the factories are of; what is uploaded goes where the test ends."""
    settings.MIDDLEWARE = [one for one in settings.MIDDLEWARE if "whitenoise" not in one]  # type: ignore[attr-defined]
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
    with clock.stopped_at(make.TODAY):
        yield


@pytest.fixture
def work(db: None) -> make.Work:
    return make.work()


def acting(held: Membership) -> Client:
    """A browser in which somebody has signed in, second step and all."""
    client = Client()
    client.force_login(held.user)
    session = client.session
    session[PROVEN] = True
    session.save()
    return client
