"""Signing in by an organisation's own provider, from the button to the page, over real HTTP."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client

from handrail.disclosure.models import LedgerEntry
from handrail.kernel.errors import UserError
from handrail.partnership.public import User, link_identity
from handrail.project.signing_in import openid_app, origins_of
from tests.factories import partnership
from tests.factories.identity_provider import CLIENT, SECRET, IdentityProvider, identity_provider

pytestmark = pytest.mark.django_db
BUTTON = "/accounts/oidc/council/login/?process=login"


@pytest.fixture
def council(monkeypatch: pytest.MonkeyPatch, settings: Any) -> Iterator[IdentityProvider]:
    """A provider, set up by the environment as a council would."""
    call_command("createcachetable", verbosity=0)
    cache.clear()
    with identity_provider() as provider:
        values = {"NAME": "Marlshire Council", "ISSUER": provider.issuer, "CLIENT_ID": CLIENT, "CLIENT_SECRET": SECRET}
        for name, value in values.items():
            monkeypatch.setenv(f"OIDC_COUNCIL_{name}", value)
        apps = {
            "openid_connect": {**settings.SOCIALACCOUNT_PROVIDERS["openid_connect"], "APPS": [openid_app("council")]}
        }
        settings.SOCIALACCOUNT_PROVIDERS = apps
        yield provider


@pytest.fixture
def dana(council: IdentityProvider) -> User:
    """Somebody with a post and no password, linked to the provider's id of her."""
    user = partnership.user(username="dana")
    partnership.membership("mdt_social_worker", who=user)
    link_identity(user=user, provider="council", subject="5f1c-77", by=None)
    return user


def go_through(client: Client) -> Any:
    """Press the button, sign in at the provider, and come back."""
    to_provider = client.post(BUTTON)
    assert to_provider.status_code == 302, to_provider.content.decode()
    back = requests.get(to_provider.headers["Location"], allow_redirects=False, timeout=5).headers["Location"]
    parts = urlsplit(back)
    assert parts.path == "/accounts/oidc/council/login/callback/"
    return client.get(f"{parts.path}?{parts.query}")


def nobody_came_in(client: Client) -> bool:
    return client.get("/acting").headers.get("Location", "").startswith("/accounts/login/")


def test_a_member_signs_in_by_their_council_and_needs_no_second_step_here(
    council: IdentityProvider, dana: User, client: Client
) -> None:
    assert "Sign in with Marlshire Council" in client.get("/accounts/login/").content.decode()
    assert go_through(client).headers["Location"] == "/"
    assert client.get("/acting").status_code == 200
    assert client.session["_auth_user_id"] == str(dana.pk)
    entry = LedgerEntry.objects.get(action="sign_in")
    assert (entry.outcome, entry.actor_id) == ("allowed", dana.pk)


def test_what_the_provider_says_of_a_member_is_not_kept(council: IdentityProvider, dana: User, client: Client) -> None:
    go_through(client)
    assert SocialAccount.objects.get(user=dana).extra_data == {}


def test_somebody_unknown_gets_no_account_and_reads_whom_to_ask(
    council: IdentityProvider, dana: User, client: Client
) -> None:
    council.who = {"sub": "9a9a-01", "email": "dana@marlshire.example", "email_verified": True}
    partnership.membership(
        "partnership_administrator", of=partnership.team(name="Partnership Office", phone="01632 960909")
    )
    users = User.objects.count()
    page = go_through(client).content.decode()
    assert "You have no account here yet" in page
    assert "Ask your partnership administrator" in page
    assert "Partnership Office" in page
    assert "01632 960909" in page
    assert "9a9a-01" in page  # what the administrator needs to link them
    assert User.objects.count() == users
    assert SocialAccount.objects.count() == 1
    assert nobody_came_in(client)
    refused = LedgerEntry.objects.get(action="sign_in")
    assert (refused.outcome, refused.actor_id) == ("failed", None)


def test_somebody_who_left_every_post_signs_in_and_can_open_nothing(council: IdentityProvider, client: Client) -> None:
    link_identity(user=partnership.user(username="gone"), provider="council", subject="5f1c-77", by=None)
    go_through(client)
    answer = client.get("/extracts")
    assert answer.status_code == 403
    assert "You sit in no post today" in answer.content.decode()


@pytest.mark.parametrize(
    "token",
    [{"sub": "somebody-else"}, {"aud": "another-program"}, {"iss": "https://elsewhere.example"}, {"exp": 1}],
    ids=["about somebody else", "for another program", "by somebody else", "out of date"],
)
def test_a_token_that_does_not_hold_signs_nobody_in(
    council: IdentityProvider, dana: User, client: Client, token: dict[str, Any]
) -> None:
    council.token = token
    assert "Signing in did not work" in go_through(client).content.decode()
    assert nobody_came_in(client)


def test_who_cancels_there_is_told_so_here(council: IdentityProvider, dana: User, client: Client) -> None:
    council.refuses = True
    answer = go_through(client)
    page = client.get(answer.headers["Location"]) if answer.status_code == 302 else answer
    assert "You did not sign in" in page.content.decode()
    assert nobody_came_in(client)


def test_a_provider_that_is_down_is_said_to_be(council: IdentityProvider, client: Client) -> None:
    council.down = True
    answer = client.post(BUTTON)
    assert answer.status_code == 502
    assert "Signing in did not work" in answer.content.decode()


def test_a_code_brought_by_another_browser_is_worth_nothing(council: IdentityProvider, dana: User) -> None:
    mine, theirs = Client(), Client()
    back = requests.get(mine.post(BUTTON).headers["Location"], allow_redirects=False, timeout=5).headers["Location"]
    parts = urlsplit(back)
    assert "Signing in did not work" in theirs.get(f"{parts.path}?{parts.query}").content.decode()
    assert nobody_came_in(theirs)


def test_an_issuer_in_the_clear_is_refused_unless_it_is_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OIDC_COUNCIL_ISSUER", "http://login.example.org")
    with pytest.raises(UserError, match="OIDC_COUNCIL_ISSUER must begin with https://"):
        openid_app("council")
    monkeypatch.delenv("OIDC_COUNCIL_ISSUER")
    with pytest.raises(UserError, match="OIDC_COUNCIL_ISSUER is not set"):
        openid_app("council")


def test_the_policy_of_pages_knows_every_address_that_a_sign_in_passes_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OIDC_COUNCIL_ISSUER", "https://issuer.example.org/tenant")
    monkeypatch.setenv("OIDC_COUNCIL_ORIGINS", "https://login.example.org, https://adfs.example.gov.uk/adfs")
    assert origins_of(["council"]) == [
        "https://adfs.example.gov.uk",
        "https://issuer.example.org",
        "https://login.example.org",
    ]
