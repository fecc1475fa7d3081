"""A small Handrail with a form to write in, whose server a test may kill and start again."""

import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from playwright.sync_api import Browser, BrowserContext, Page

VIOLATION = "Content Security Policy"


class WritingSite:
    """gunicorn in a process group of its own, so that SIGKILL takes all of it at once."""

    def __init__(self, environment: dict[str, str], port: int) -> None:
        self.environment, self.port = environment, port
        self.address = f"http://127.0.0.1:{port}"
        self.start()

    def start(self) -> None:
        program = (sys.executable, "-m", "gunicorn", "handrail.project.wsgi:application", "--no-control-socket")
        options = ("--bind", f"127.0.0.1:{self.port}", "--workers", "2", "--log-level", "warning", "--preload")
        self.process = subprocess.Popen([*program, *options], env=self.environment, start_new_session=True)
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
                connection.request("GET", "/accounts/login/")
                connection.getresponse().read()
                return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError("The server did not start.")

    def kill(self) -> None:
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(20)

    def words_in_drafts(self) -> str:
        with psycopg.connect(self.environment["DATABASE_URL"]) as connection:
            rows = connection.execute("SELECT values::text FROM writing_draft WHERE taken_at IS NULL").fetchall()
        return " ".join(text for (text,) in rows)


@pytest.fixture(scope="module")
def writing_site(worker_id: str) -> Iterator[WritingSite]:
    home, name = Path(tempfile.mkdtemp(prefix="handrail-writing-")), f"handrail_writing_{worker_id}"
    usual = os.environ["DATABASE_URL"]
    with psycopg.connect(usual, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        connection.execute(f'CREATE DATABASE "{name}"')
    environment = {
        **os.environ,
        "DATABASE_URL": f"{usual.rsplit('/', 1)[0]}/{name}",
        "DJANGO_SETTINGS_MODULE": "tests.functional.writing.site_settings",
        "HANDRAIL_HOME": str(home),
        "HANDRAIL_DEMO": "1",
    }
    subprocess.run([sys.executable, "-m", "tests.functional.writing.prepare"], env=environment, check=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    site = WritingSite(environment, port)
    yield site
    site.kill()
    shutil.rmtree(home, ignore_errors=True)


@pytest.fixture
def sitting(browser: Browser, writing_site: WritingSite) -> Iterator[Callable[..., Page]]:
    """Somebody at a browser of their own. A broken content security policy or a page error fails the test."""
    faults: list[str] = []
    opened: list[BrowserContext] = []

    def at_a_browser(name: str, **options: object) -> Page:
        context = browser.new_context(**options)  # type: ignore[arg-type]  # Playwright's own options
        opened.append(context)
        page = context.new_page()
        page.on("console", lambda message: faults.append(message.text) if VIOLATION in message.text else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        signs_in(page, writing_site, name)
        return page

    yield at_a_browser
    for context in opened:
        context.close()
    assert faults == []


def signs_in(page: Page, site: WritingSite, name: str) -> None:
    page.goto(f"{site.address}/demo")
    page.get_by_role("button", name=f"Sign in as {name}").click()
