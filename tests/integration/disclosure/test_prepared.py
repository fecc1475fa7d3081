"""What a page asks again and again is planned once; what changes something is never prepared."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import override_settings

from tests.factories import readers
from tests.factories.partnership import team

pytestmark = pytest.mark.django_db


def prepared() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements")
        return int(cursor.fetchone()[0])


@pytest.fixture
def client() -> Client:
    with connection.cursor() as cursor:
        cursor.execute("DEALLOCATE ALL")
    return readers.signed_in("mdt_social_worker", team())


def test_reading_a_page_again_keeps_the_plans_of_its_statements(client: Client) -> None:
    client.get("/")
    assert prepared() == 0
    for _ in range(5):
        assert client.get("/").status_code == 200
    assert prepared() > 5


def test_nothing_is_prepared_where_it_is_switched_off(client: Client) -> None:
    with override_settings(HANDRAIL_PREPARED_STATEMENTS=False):
        for _ in range(6):
            client.get("/")
    assert prepared() == 0


def test_a_request_that_may_change_something_prepares_nothing(client: Client) -> None:
    for _ in range(6):
        client.post("/acting/post", {"membership": "0"})
    assert prepared() == 0
