"""Plans opened and assessments saved at 30 requests a second for a minute, two workers on this machine."""

import os
import random
import re
import subprocess
import sys
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import psycopg

from benchmarks.practice_fill import INSTRUMENT, WRITERS
from benchmarks.served import HOST, PORT, TARGET_P95, drive, environment, served, within
from benchmarks.served import database as database_of
from benchmarks.signed_in import Session, holders, session

PEOPLE, WRITTEN, RATE, SECONDS = 20_000, 400, 30, 60
LOWER_RATES = (20, 15, 10, 5)  # tried in turn where the target is missed, to say what is kept
DATABASE = "handrail_bench_practice"
SECTION = "/person/{person}/assessments/{assessment}/view/ours/{section}/"
WHOSE = """
SELECT m.id, p.id, p.person_id::text, a.id
FROM planning_plan p
JOIN planning_lead l ON l.plan_id = p.id AND l.until IS NULL
JOIN planning_member t ON t.id = l.member_id
JOIN partnership_membership m ON m.post_id = t.post_id
JOIN planning_assessment a ON a.person_id = p.person_id AND a.status = 'open'
JOIN planning_instrumentversion i ON i.id = a.instrument_id AND i.code = %s
WHERE p.until IS NULL
"""


def run(scale: float = 1.0) -> dict[str, Any]:
    database = database_of(DATABASE)
    settings = environment(database, Path(os.environ["HANDRAIL_HOME"]) / "practice")
    with served(settings, int(PEOPLE * scale)):
        command = [sys.executable, "-m", "benchmarks.practice_fill", str(max(20, int(WRITTEN * scale)))]
        subprocess.run(command, env=settings, check=True, stdout=subprocess.DEVNULL)
        sessions = {h.membership: session(HOST, PORT, h.membership) for h in holders(database) if h.role in WRITERS}
        written = _written(database)
        plan = {"host": HOST, "port": PORT, "asks": _asks(written, sessions)}
        drive(plan, RATE, 10)  # warms caches
        pages = {RATE: drive(plan, RATE, SECONDS)}
        for rate in LOWER_RATES:
            if within(pages[min(pages)]):
                break
            pages[rate] = drive(plan, rate, 30)
        return {
            "sizes": {"residents": int(PEOPLE * scale), "plans_and_assessments": len(written)},
            "workers": 2,
            "target_p95_ms": TARGET_P95,
            "target_requests_a_second": RATE,
            "pages_at_requests_a_second": {str(rate): answered for rate, answered in pages.items()},
        }


def _written(database: str) -> list[tuple[int, int, str, int]]:
    """Who leads which plan of whom, and that person's running assessment."""
    with psycopg.connect(database) as connection:
        return connection.execute(WHOSE, [INSTRUMENT]).fetchall()


def _asks(written: list[tuple[int, int, str, int]], sessions: dict[int, Session]) -> list[dict[str, str]]:
    """Plans read, and sections of assessments opened, filled in and saved. A save is a request of its own: of five
    asks two are saves, which leave as soon as their form is there."""
    chance = random.Random(1)
    known = [one for one in written if one[0] in sessions]
    membership, _, person, assessment = known[0]
    section, typed = _section(sessions[membership], person, assessment)
    asks = []
    for number in range(2000):
        membership, plan, person, assessment = known[number % len(known)]
        kind = chance.choices(["plan", "plan of a person", "section of an assessment"], [40, 20, 40])[0]
        path = {
            "plan": f"/plans/{plan}/",
            "plan of a person": f"/person/{person}/plan/",
            "section of an assessment": SECTION.format(person=person, assessment=assessment, section=section),
        }[kind]
        ask = {"kind": kind, "path": path, "cookie": sessions[membership].cookie}
        if kind == "section of an assessment":
            ask["fill_in"] = urlencode(dict.fromkeys(typed, f"It is quieter now, {number}."))
        asks.append(ask)
    return asks


def _section(signed_in: Session, person: str, assessment: int) -> tuple[str, list[str]]:
    """The first section of an assessment that asks for words, and the names of its boxes for them."""
    connection = HTTPConnection(HOST, PORT, timeout=60)

    def page(path: str) -> str:
        connection.request("GET", path, headers={"Cookie": signed_in.cookie})
        return connection.getresponse().read().decode()

    overview = page(f"/person/{person}/assessments/{assessment}/view/ours/")
    sections = re.findall(rf"/person/{person}/assessments/{assessment}/view/ours/([\w-]+)/", overview)
    for section in dict.fromkeys(sections):
        form = page(SECTION.format(person=person, assessment=assessment, section=section))
        if names := re.findall(r'<textarea[^>]* name="([^"]+)"', form):
            return section, names
    raise RuntimeError("No section of the assessment asks for words.")
