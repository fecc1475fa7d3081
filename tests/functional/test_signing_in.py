"""A Handrail set up as a council does it, by the command line and the environment; people sign in by both roads."""

import os
import re
import signal
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.factories.identity_provider import CLIENT, SECRET, IdentityProvider, identity_provider
from tests.functional.conftest import VIOLATION, free_port, handrail_command, own_database

PASSWORD = "a long enough password 7"
SET_UP = (
    ("migrate",),
    ("user", "agency", "cs", "Children's social care", "--kind", "childrens_social_care", "--phone", "01632 960101"),
    ("user", "team", "mdt", "Adolescent MDT", "--agency", "cs"),
    ("user", "post", "Social worker", "--team", "mdt", "--role", "mdt_social_worker"),
    ("user", "post", "Senior social worker", "--team", "mdt", "--role", "mdt_social_worker"),
    ("user", "post", "Administrator", "--team", "mdt", "--role", "partnership_administrator"),
    ("user", "add", "dana", "--name", "Dana Reeve", "--post", "1", "--password", PASSWORD),
    ("user", "add", "ellis", "--name", "Ellis Ford", "--post", "2", "--no-password"),
    ("user", "link", "ellis", "--provider", "council", "--subject", "5f1c-77"),
)


@dataclass(frozen=True)
class Council:
    """`address` is by name: browsers know no passkeys at numbers."""

    address: str
    provider: IdentityProvider


@pytest.fixture(scope="module")
def council(worker_id: str) -> Iterator[Council]:
    with identity_provider() as provider, tempfile.TemporaryDirectory(prefix="handrail-council-") as home:
        environment = {name: value for name, value in os.environ.items() if name != "HANDRAIL_DEMO"} | {
            "DATABASE_URL": own_database(f"handrail_council_{worker_id}"),
            "HANDRAIL_HOME": str(Path(home)),
            "OIDC_PROVIDERS": "council",
            "OIDC_COUNCIL_NAME": "Marlshire Council",
            "OIDC_COUNCIL_ISSUER": provider.issuer,
            "OIDC_COUNCIL_CLIENT_ID": CLIENT,
            "OIDC_COUNCIL_CLIENT_SECRET": SECRET,
        }
        for words in SET_UP:
            subprocess.run(handrail_command(*words), env=environment, check=True, stdout=subprocess.DEVNULL)
        port = free_port()
        serve = handrail_command("serve", "--port", str(port), "--workers", "1")
        process = subprocess.Popen(serve, env=environment, stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        assert "Handrail is at" in process.stdout.readline()
        yield Council(f"http://localhost:{port}", provider)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=30)


@pytest.fixture(autouse=True)
def nothing_blocked(page: Page) -> Iterator[None]:
    """A broken content security policy, or an error in a script, fails the test."""
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if VIOLATION in message.text else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield
    assert faults == []


def give_a_security_key(page: Page) -> str:
    """A virtual authenticator in Chromium: somebody's phone that knows them by their finger. Gives its id."""
    browser = page.context.new_cdp_session(page)
    browser.send("WebAuthn.enable")
    kind = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    return str(browser.send("WebAuthn.addVirtualAuthenticator", {"options": kind})["authenticatorId"])


def sign_in_by_password(page: Page, council: Council) -> None:
    page.goto(f"{council.address}/accounts/login/")
    page.get_by_label("User name").fill("dana")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def sign_out(page: Page, council: Council) -> None:
    page.goto(f"{council.address}/accounts/logout/")
    page.locator("main").get_by_role("button", name="Sign out").click()
    expect(page).to_have_title(re.compile("^Sign in"))


def test_a_passkey_is_set_up_and_is_then_all_that_is_needed(
    page: Page, council: Council, accessible: Callable[[Page], None]
) -> None:
    give_a_security_key(page)
    sign_in_by_password(page, council)
    expect(page.locator("h1")).to_have_text("How you sign in")
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_label("Let it sign me in without a password")).to_be_checked()
    accessible(page)
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.locator("h1")).to_have_text("Your recovery codes")
    page.get_by_role("button", name="Go on").click()
    expect(page.locator("h1")).to_have_text("My work")

    sign_out(page, council)
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.locator("h1")).to_have_text("My work")

    sign_out(page, council)
    sign_in_by_password(page, council)
    expect(page.locator("h1")).to_have_text("Your second step")
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.locator("h1")).to_have_text("My work")


def test_somebody_signs_in_by_their_council(page: Page, council: Council) -> None:
    page.goto(f"{council.address}/accounts/login/")
    page.get_by_role("button", name="Sign in with Marlshire Council").click()
    expect(page.locator("h1")).to_have_text("My work")


def test_somebody_whom_nobody_linked_reads_whom_to_ask(page: Page, council: Council) -> None:
    council.provider.who = {"sub": "9a9a-01"}
    page.goto(f"{council.address}/accounts/login/")
    page.get_by_role("button", name="Sign in with Marlshire Council").click()
    expect(page.locator("h1")).to_have_text("You have no account here yet")
    expect(page.locator("main")).to_contain_text("Adolescent MDT, Children's social care")
    expect(page.locator("main")).to_contain_text("9a9a-01")


def test_where_the_browser_knows_no_passkeys_the_page_says_why(page: Page, council: Council) -> None:
    page.goto(council.address.replace("localhost", "127.0.0.1") + "/accounts/login/")
    expect(page.get_by_role("button", name="Sign in with a passkey")).to_have_count(0)
    expect(page.locator("main")).to_contain_text("Passkeys do not work at this address")
