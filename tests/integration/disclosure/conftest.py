from collections.abc import Iterator

import pytest
from django.db import connection

from handrail.disclosure.public import as_system


@pytest.fixture
def machine() -> Iterator[None]:
    """Everything that a test prepares, it prepares as the machine."""
    with as_system("a test prepares its people"):
        yield


def role_now() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        return str(cursor.fetchone()[0])
