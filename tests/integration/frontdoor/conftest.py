import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from django.http import HttpResponse
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


def on_the_page(client: Client, address: str, form: dict[str, Any]) -> HttpResponse:
    """Open a page, fill its form in and send it: with the line that says which version it was drawn from."""
    line = re.search(r'name="draft-page" value="([^"]+)"', client.get(address).content.decode())
    assert line is not None, "the page has no form that keeps what is typed"
    return client.post(address, {**form, "draft-page": line[1]})


def acting(held: Membership) -> Client:
    """A browser in which somebody has signed in, second step and all."""
    client = Client()
    client.force_login(held.user)
    session = client.session
    session[PROVEN] = True
    session.save()
    return client
