from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client

from handrail.disclosure.public import as_system
from handrail.partnership.middleware import PROVEN
from handrail.partnership.public import Membership


@pytest.fixture
def machine() -> Iterator[None]:
    """Everything that a test prepares, it prepares as the machine."""
    with as_system("a test prepares its people"):
        yield


def role_now() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        return str(cursor.fetchone()[0])


def acting(held: Membership) -> Client:
    """A browser in which somebody has signed in, second step and all."""
    client = Client()
    client.force_login(held.user)
    session = client.session
    session[PROVEN] = True
    session.save()
    return client
