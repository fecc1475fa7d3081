"""Signing in: a second step for whoever has a password, locks on accounts and not on addresses, sessions that end."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client

from handrail.disclosure.models import LedgerEntry
from handrail.kernel import clock
from handrail.kernel.errors import UserError
from handrail.partnership.middleware import PROVEN
from handrail.partnership.public import User, link_identity
from handrail.project.signing_in import openid_app
from tests.factories import partnership

pytestmark = pytest.mark.django_db
PASSWORD = "a long enough password 7"
LOGIN = "/accounts/login/"
SECRET = "JBSWY3DPEHPK3PXP"


@pytest.fixture(autouse=True)
def fresh_cache(db: None) -> None:
    call_command("createcachetable", verbosity=0)
    cache.clear()


@pytest.fixture
def dana() -> User:
    user = partnership.user(password=PASSWORD, username="dana")
    partnership.membership("mdt_social_worker", who=user)
    return user


def sign_in(client: Client, username: str = "dana", password: str = PASSWORD, **extra: Any) -> Any:
    return client.post(LOGIN, {"login": username, "password": password}, **extra)


def code_now() -> str:
    return format_hotp_value(hotp_value(SECRET, int(clock.now().timestamp()) // 30))


def latest() -> LedgerEntry:
    return LedgerEntry.objects.latest("seq")


def test_a_password_alone_leads_to_setting_up_a_second_step(dana: User, client: Client) -> None:
    assert sign_in(client).status_code == 302
    assert client.get("/acting").headers["Location"] == "/accounts/2fa/"
    assert "Set up an app" in client.get("/accounts/2fa/").content.decode()


def test_with_an_app_the_code_is_asked_before_anything_is_open(dana: User, client: Client) -> None:
    TOTP.activate(dana, SECRET)
    assert sign_in(client).headers["Location"] == "/accounts/2fa/authenticate/"
    assert client.get("/acting").headers["Location"].startswith(LOGIN)
    assert "Your second step" in client.get("/accounts/2fa/authenticate/").content.decode()
    assert client.post("/accounts/2fa/authenticate/", {"code": "000000"}).status_code == 200
    assert client.post("/accounts/2fa/authenticate/", {"code": code_now()}).status_code == 302
    assert client.get("/acting").status_code == 200
    assert client.session[PROVEN]


def test_the_apps_secret_is_not_stored_as_it_is(dana: User) -> None:
    TOTP.activate(dana, SECRET)
    stored = Authenticator.objects.get(user=dana).data["secret"]
    assert SECRET not in stored
    assert get_adapter().decrypt(stored) == SECRET


def test_keys_can_be_changed_without_losing_what_the_old_one_wrote(dana: User, settings: Any) -> None:
    settings.SECOND_FACTOR_KEYS = ["the first key"]
    stored = get_adapter().encrypt(SECRET)
    settings.SECOND_FACTOR_KEYS = ["the second key", "the first key"]
    assert get_adapter().decrypt(stored) == SECRET


def test_the_last_second_factor_cannot_be_removed(dana: User) -> None:
    TOTP.activate(dana, SECRET)
    assert not get_adapter().can_delete_authenticator(Authenticator.objects.get(user=dana))


def test_five_wrong_passwords_lock_the_account_wherever_they_come_from(dana: User, client: Client) -> None:
    for place in range(5):
        sign_in(client, password="wrong", REMOTE_ADDR=f"192.0.2.{place}")
    locked = sign_in(client, REMOTE_ADDR="192.0.2.99")
    assert locked.status_code == 200
    assert "Too many failed" in locked.content.decode()


def test_a_lock_on_one_account_leaves_its_neighbours_at_the_same_address_alone(dana: User, client: Client) -> None:
    partnership.user(password=PASSWORD, username="ellis")
    for _ in range(8):
        sign_in(client, password="wrong")
    assert sign_in(client, username="ellis").status_code == 302


def test_signing_in_and_failing_to_stand_on_the_ledger(dana: User, client: Client) -> None:
    sign_in(client, password="wrong")
    failed = latest()
    assert (failed.action, failed.outcome, failed.actor_id) == ("sign_in", "failed", dana.pk)
    sign_in(client, username="my-password-by-mistake", password="x")
    assert latest().body["known"] is False
    assert "my-password-by-mistake" not in str(latest().body) + str(latest().detail.text)
    sign_in(client)
    assert (latest().action, latest().outcome, latest().actor_id) == ("sign_in", "allowed", dana.pk)


@pytest.mark.parametrize(
    "address",
    [
        "/accounts/signup/",
        "/accounts/email/",
        "/accounts/password/reset/",
        "/accounts/password/set/",
        "/accounts/confirm-email/",
        "/accounts/3rdparty/",
        "/accounts/3rdparty/signup/",
        "/accounts/social/signup/",
    ],
)
def test_what_a_partnership_does_not_have_is_not_there(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "/accounts/login/",
        "/accounts/logout/",
        "/accounts/2fa/",
        "/accounts/2fa/totp/activate/",
        "/accounts/2fa/webauthn/",
        "/accounts/2fa/webauthn/add/",
        "/accounts/2fa/recovery-codes/generate/",
        "/accounts/sessions/",
        "/accounts/password/change/",
        "/accounts/reauthenticate/",
        "/accounts/inactive/",
    ],
)
def test_each_page_of_signing_in_has_a_face(dana: User, client: Client, address: str) -> None:
    if address != "/accounts/login/":
        sign_in(client)
    if "recovery" in address:
        TOTP.activate(dana, SECRET)
        client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    answer = client.get(address)
    assert answer.status_code == 200, answer.headers
    assert "<h1" in answer.content.decode()


def test_an_idle_session_ends(dana: User, client: Client) -> None:
    start = datetime(2026, 11, 22, 9, tzinfo=UTC)
    TOTP.activate(dana, SECRET)
    client.force_login(dana)
    for minutes, open_ in ((0, True), (29, True), (58, True), (89, False)):
        with clock.stopped_at(start + timedelta(minutes=minutes)):
            assert (client.get("/acting").status_code == 200) is open_


def test_a_busy_session_ends_too(dana: User, client: Client) -> None:
    start = datetime(2026, 11, 22, 7, tzinfo=UTC)
    TOTP.activate(dana, SECRET)
    client.force_login(dana)
    statuses = []
    for quarter in range(42):
        with clock.stopped_at(start + timedelta(minutes=15 * quarter)):
            statuses.append(client.get("/acting").status_code)
    assert statuses == [200] * 41 + [302]


def test_signing_in_once_more_than_allowed_ends_the_oldest(dana: User) -> None:
    browsers = [Client() for _ in range(4)]
    for browser in browsers:
        sign_in(browser)
    open_ = [browser.get("/accounts/sessions/").status_code == 200 for browser in browsers]
    assert open_ == [False, True, True, True]
    assert UserSession.objects.filter(user=dana).count() == 3


def test_openid_connect_is_set_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"ISSUER": "https://id.example.org/t", "CLIENT_ID": "c", "CLIENT_SECRET": "s"}.items():
        monkeypatch.setenv(f"OIDC_COUNCIL_{name}", value)
    app = openid_app("council")
    assert app["settings"]["server_url"] == "https://id.example.org/t"
    assert (app["provider_id"], app["client_id"], app["secret"]) == ("council", "c", "s")


def test_openid_connect_always_proves_the_code_and_never_matches_addresses(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OIDC_X_ISSUER", "https://id.example.org")
    assert settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["OAUTH_PKCE_ENABLED"] is True
    assert openid_app("x")["settings"]["oauth_pkce_enabled"] is True
    assert settings.SOCIALACCOUNT_EMAIL_AUTHENTICATION is False
    assert settings.SOCIALACCOUNT_AUTO_SIGNUP is False


def test_an_identity_belongs_to_one_person(dana: User) -> None:
    link_identity(user=dana, provider="council", subject="abc", by=None)
    link_identity(user=dana, provider="council", subject="abc", by=None)
    assert SocialAccount.objects.filter(provider="council", uid="abc").count() == 1
    with pytest.raises(UserError, match="somebody else"):
        link_identity(user=partnership.user(), provider="council", subject="abc", by=None)


def test_cookies_and_headers_keep_to_themselves(client: Client) -> None:
    answer = client.get(LOGIN)
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "'unsafe-inline'" not in answer.headers["Content-Security-Policy"]
    assert "no-store" in answer.headers["Cache-Control"]
