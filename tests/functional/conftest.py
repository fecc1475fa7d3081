"""A whole Handrail for each test process: Marlshire in small, served by gunicorn, driven by a real Chromium."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from benchmarks.signed_in import holders, session
from demo.public import staff
from tests.functional.axe_exceptions import AXE_EXCEPTIONS

PEOPLE = 700
PEOPLE_BY_ROLE = {sign_in.role: sign_in.worker.name for sign_in in staff().sign_ins}
VIOLATION = "Content Security Policy"


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    chosen = os.environ.get("CHROMIUM") or shutil.which("chromium")
    return {**browser_type_launch_args, **({"executable_path": chosen} if chosen else {})}


@dataclass(frozen=True)
class Site:
    address: str
    home: Path
    database: str

    def person(self, name: str) -> str:
        """The path of a scripted person's page."""
        given, family = name.split(" ", 1)
        with psycopg.connect(self.database) as connection:
            row = connection.execute(
                "SELECT id FROM records_person WHERE shown_given = %s AND shown_family = %s AND NOT retired",
                [given, family],
            ).fetchone()
        assert row is not None, f"{name} is not in this Marlshire."
        return f"/person/{row[0]}/"


def own_database(name: str) -> str:
    url = os.environ["DATABASE_URL"]
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        connection.execute(f'CREATE DATABASE "{name}"')
    return url.rsplit("/", 1)[0] + f"/{name}"


def handrail_command(*words: str) -> list[str]:
    return [sys.executable, "-m", "handrail.project.cli", *words]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def site(worker_id: str) -> Iterator[Site]:
    home = Path(tempfile.mkdtemp(prefix="handrail-functional-"))
    database = own_database(f"handrail_functional_{worker_id}")
    environment = {**os.environ, "DATABASE_URL": database, "HANDRAIL_HOME": str(home), "HANDRAIL_DEMO": "1"}
    port = free_port()
    process = subprocess.Popen(
        handrail_command("demo", "--people", str(PEOPLE), "--port", str(port)),
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    for line in process.stdout:
        if "Handrail is at" in line:
            break
    else:
        raise RuntimeError("The demo did not start; what it said stands above.")
    yield Site(f"http://127.0.0.1:{port}", home, database)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=30)
    shutil.rmtree(home, ignore_errors=True)


@pytest.fixture
def faultless(page: Page) -> Iterator[Page]:
    """A browser's page. A broken content security policy or an error in a script fails the test."""
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if VIOLATION in message.text else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    assert faults == []


@pytest.fixture
def sign_in(faultless: Page, site: Site) -> Callable[[str], Page]:
    """Sign in by the demo's button for a role."""

    def as_role(role: str) -> Page:
        faultless.context.clear_cookies()
        faultless.goto(f"{site.address}/demo")
        faultless.get_by_role("button", name=f"Sign in as {PEOPLE_BY_ROLE[role]}").click()
        return faultless

    return as_role


@pytest.fixture(scope="session")
def cookies(site: Site) -> dict[str, str]:
    """A session for each role, begun once by plain HTTP: for tests of pages, which need no sign-in of their own."""
    host, port = site.address.removeprefix("http://").split(":")
    return {one.role: session(host, int(port), one.membership).cookie for one in holders(site.database)}


@pytest.fixture
def seated(faultless: Page, site: Site, cookies: dict[str, str]) -> Callable[[str], Page]:
    """In the seat of a role, signed in already, on no page yet."""

    def as_role(role: str) -> Page:
        kept = dict(part.split("=", 1) for part in cookies[role].split("; "))
        faultless.context.add_cookies([{"name": k, "value": v, "url": site.address} for k, v in kept.items()])
        return faultless

    return as_role


@pytest.fixture
def accessible() -> Callable[[Page], None]:
    """axe finds nothing on the page, save what is known upstream and listed with its issue."""
    axe = Axe()

    def check(page: Page) -> None:
        found = [
            (violation["id"], node["target"], node["failureSummary"])
            for violation in axe.run(page).response["violations"]
            for node in violation["nodes"]
            if violation["id"] not in AXE_EXCEPTIONS
        ]
        assert found == [], f"{page.url}: {found}"

    return check


def fits(page: Page) -> bool:
    """No sideways scrolling of the page itself."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
