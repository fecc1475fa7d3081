from collections.abc import Callable

import pytest
from django.test import Client

from handrail.partnership.public import Membership
from tests.factories import partnership
from tests.factories.readers import PROVEN


@pytest.fixture
def signed_in() -> Callable[[Membership], Client]:
    """A browser in which somebody has signed in, second step and all."""

    def opened(held: Membership) -> Client:
        client = Client()
        client.force_login(held.user)
        session = client.session
        session[PROVEN] = True
        session.save()
        return client

    return opened


@pytest.fixture
def ruth(db: None) -> Membership:
    who = partnership.user(full_name="Ruth Penhale", email="ruth@example.org")
    return partnership.membership("mdt_social_worker", who=who)
