"""The front door under steady traffic: 30 requests a second for a minute, with hundreds of contacts open.

A third of what is asked is the look-up beside a form that somebody types into, a third the queue, which each open page
asks for again, and a third the page on which a contact is decided. Run it small with `--scale 0.015` (5,000 people).
"""

import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import psycopg

from benchmarks.served import HOST, PORT, TARGET_P95, database, drive, environment, served, sizes, within
from benchmarks.signed_in import Session, holders, session

PEOPLE, CONTACTS, RATE, SECONDS = 350_000, 300, 30, 60
DATABASE = "handrail_bench_frontdoor"
DOOR = {"front_door_worker", "contact_officer"}
LOWER_RATES = (20, 15, 10, 5)  # tried in turn where the target is missed, to say what is kept


def run(scale: float = 1.0) -> dict[str, Any]:
    url = database(DATABASE)
    settings = environment(url, Path(os.environ["HANDRAIL_HOME"]) / "frontdoor")
    with served(settings, int(PEOPLE * scale)):
        _fill(settings)
        people = [held for held in holders(url) if held.role in DOOR]
        sessions = [session(HOST, PORT, held.membership) for held in people]
        plan = {"host": HOST, "port": PORT, "asks": _asks(sessions, _contacts(url), _names(url))}
        drive(plan, RATE, 10)  # warms caches
        seconds = max(10, int(SECONDS * min(1.0, scale * 35)))
        pages = {RATE: drive(plan, RATE, seconds)}
        for rate in LOWER_RATES:
            if within(pages[min(pages)]):
                break
            pages[rate] = drive(plan, rate, max(10, seconds // 2))
        return {
            "sizes": _sizes(url),
            "workers": 2,
            "target_p95_ms": TARGET_P95,
            "target_requests_a_second": RATE,
            "seconds": seconds,
            "pages_at_requests_a_second": {str(rate): answered for rate, answered in pages.items()},
        }


def _fill(settings: dict[str, str]) -> None:
    """Contacts about people of the county, by the services that people use, in a process of its own."""
    subprocess.run([sys.executable, "-m", "benchmarks.frontdoor_contacts", str(CONTACTS)], env=settings, check=True)


def _asks(sessions: list[Session], contacts: list[int], names: list[tuple[str, str]]) -> list[dict[str, str]]:
    chance = random.Random(1)
    asks = []
    for number in range(1500):
        signed_in, kind = chance.choice(sessions), ("look_up", "queue", "triage")[number % 3]
        ask = {"kind": kind, "cookie": signed_in.cookie, "path": "/front-door/"}
        if kind == "triage":
            ask["path"] = f"/contacts/{chance.choice(contacts)}/"
        if kind == "look_up":
            given, family = chance.choice(names)
            ask["path"] = "/contacts/look-up/"
            ask["form"] = urlencode({"csrfmiddlewaretoken": signed_in.token, "given": given, "family": family})
        asks.append(ask)
    return asks


def _contacts(url: str) -> list[int]:
    with psycopg.connect(url) as connection:
        held = connection.execute("SELECT id FROM frontdoor_contact WHERE state <> 'decided' ORDER BY id").fetchall()
        return [number for (number,) in held]


def _names(url: str) -> list[tuple[str, str]]:
    """What people type: names as held."""
    with psycopg.connect(url) as connection:
        return connection.execute(
            "SELECT shown_given, shown_family FROM records_person WHERE shown_family <> '' AND NOT retired "
            "ORDER BY id LIMIT 500"
        ).fetchall()


def _sizes(url: str) -> dict[str, int]:
    counted = {
        "residents": "records_person WHERE NOT retired",
        "contacts": "frontdoor_contact",
        "open_contacts": "frontdoor_contact WHERE state <> 'decided'",
        "checks": "frontdoor_agencycheck",
    }
    return sizes(url, counted)
