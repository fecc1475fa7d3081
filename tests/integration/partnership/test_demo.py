"""The demo's people sign in with a button; anywhere else there is no such page."""

from typing import Any

import pytest
from django.test import Client

from tests.factories import partnership

pytestmark = pytest.mark.django_db


def test_there_is_no_such_page_but_in_a_demo(client: Client) -> None:
    held = partnership.membership("panel_chair")
    assert client.get("/demo").status_code == 404
    assert client.post("/demo", {"membership": held.pk}).status_code == 404


def test_a_button_signs_in_as_one_of_the_demos_people(client: Client, settings: Any) -> None:
    settings.HANDRAIL_DEMO = True
    held = partnership.membership("panel_chair")
    assert str(held.user) in client.get("/demo").content.decode()
    assert client.post("/demo", {"membership": held.pk}).status_code == 302
    assert "Panel chair".lower() in client.get("/acting").content.decode()


def test_somebody_with_a_sign_in_of_their_own_is_not_offered(client: Client, settings: Any) -> None:
    settings.HANDRAIL_DEMO = True
    held = partnership.membership("panel_chair", who=partnership.user(password="a long enough password 7"))
    assert str(held.user) not in client.get("/demo").content.decode()


def test_a_demo_session_is_worth_nothing_once_the_demo_is_over(client: Client, settings: Any) -> None:
    settings.HANDRAIL_DEMO = True
    held = partnership.membership("panel_chair")
    client.post("/demo", {"membership": held.pk})
    settings.HANDRAIL_DEMO = False
    assert client.get("/acting").headers["Location"] == "/accounts/2fa/"
