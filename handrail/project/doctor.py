"""What `handrail doctor` looks at. Each check gives a finding: how it is, in a sentence, and how to mend it."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum

from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import connection
from django_tasks_db.models import DBTaskResult

from handrail.kernel import clock
from handrail.project import schema
from handrail.project.configuration import home, setting
from handrail.transitions.public import uncounted_support

OLDEST_SERVER = 15
FREE_GIGABYTES = 5
CLOCK_SECONDS = 30
STUCK_HOURS = 2


class State(Enum):
    FINE = "fine"
    LOOK = "look"
    WRONG = "wrong"


@dataclass(frozen=True)
class Finding:
    what: str
    state: State
    sentence: str
    mend: str = ""


def examine() -> list[Finding]:
    return [check() for check in CHECKS]


def database() -> Finding:
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version_num")
        version = int(cursor.fetchone()[0]) // 10000
    kind = "" if setting("DATABASE_URL") else "embedded "
    if version < OLDEST_SERVER:
        return Finding(
            "database", State.WRONG, f"PostgreSQL {version} is too old.", f"Move to {OLDEST_SERVER} or later."
        )
    return Finding("database", State.FINE, f"{kind}PostgreSQL {version} answers.")


def second_wall() -> Finding:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_has_role(current_user, oid, 'MEMBER') FROM pg_roles WHERE rolname = 'handrail_app'")
        row = cursor.fetchone()
    if row and row[0]:
        return Finding("row-level security", State.FINE, "Readers' queries run under the role handrail_app.")
    return Finding(
        "row-level security",
        State.WRONG,
        "The role handrail_app is missing, or this user may not become it.",
        "As administrator: CREATE ROLE handrail_app NOLOGIN; GRANT handrail_app TO <user>; then `handrail migrate`.",
    )


def migrations() -> Finding:
    waiting = schema.waiting()
    if waiting:
        return Finding("migrations", State.WRONG, f"{len(waiting)} have not been applied.", "Run `handrail migrate`.")
    return Finding("migrations", State.FINE, "The database is as this version wants it.")


def cache() -> Finding:
    if "handrail_cache" in connection.introspection.table_names():
        return Finding("cache", State.FINE, "Lock-out after wrong passwords works across all workers.")
    return Finding(
        "cache", State.WRONG, "The cache table is missing, so nobody can sign in.", "Run `handrail migrate`."
    )


def disk() -> Finding:
    place = next(p for p in (home(), *home().parents) if p.exists())
    free = shutil.disk_usage(place).free / 1e9
    sentence = f"{free:,.0f} GB are free where Handrail keeps its files."
    if free < FREE_GIGABYTES:
        return Finding("disk", State.WRONG, sentence, "Make room: loads and linkage need space to work in.")
    return Finding("disk", State.FINE, sentence)


def clocks() -> Finding:
    with connection.cursor() as cursor:
        cursor.execute("SELECT extract(epoch FROM clock_timestamp())")
        theirs = float(cursor.fetchone()[0])
    apart = abs(clock.now().timestamp() - theirs)
    if apart > CLOCK_SECONDS:
        return Finding(
            "clock", State.WRONG, f"This machine and the database are {apart:,.0f} s apart.", "Set both by NTP."
        )
    return Finding("clock", State.FINE, f"It is {clock.local(clock.now()):%d %B %Y, %H:%M} in England.")


def configuration() -> Finding:
    if settings.HANDRAIL_DEMO:
        return Finding(
            "configuration", State.LOOK, "Demo mode is on: anybody can sign in.", "Unset HANDRAIL_DEMO for real work."
        )
    missing = [name for name in ("SECRET_KEY", "ALLOWED_HOSTS", "HANDRAIL_COUNCIL_NAME") if not setting(name)]
    if missing:
        return Finding(
            "configuration", State.LOOK, f"Not set: {', '.join(missing)}.", "See docs/how-to/run-for-real.md."
        )
    if not settings.HTTPS:
        return Finding(
            "configuration",
            State.LOOK,
            "Cookies may travel without encryption.",
            "Set HANDRAIL_HTTPS=1 behind a proxy.",
        )
    return Finding("configuration", State.FINE, "Everything that must be set is set.")


def assets() -> Finding:
    if finders.find("ui/built/app.css"):
        return Finding("assets", State.FINE, "Style sheet and scripts are built.")
    return Finding("assets", State.WRONG, "The style sheet has not been built.", "Run `./run assets`.")


def background_work() -> Finding:
    if DBTaskResult._meta.db_table not in connection.introspection.table_names():
        return Finding("background work", State.WRONG, "Its table is missing.", "Run `handrail migrate`.")
    begun_before = clock.now() - timedelta(hours=STUCK_HOURS)
    stuck = DBTaskResult.objects.filter(status="RUNNING", started_at__lt=begun_before).count()
    if stuck:
        sentence = f"{stuck} tasks have run for over {STUCK_HOURS} hours."
        return Finding("background work", State.LOOK, sentence, "Restart `handrail serve`.")
    return Finding("background work", State.FINE, "No task is stuck.")


def private_files() -> Finding:
    secret = home() / "secret_key"
    if secret.exists() and os.stat(secret).st_mode & 0o077:
        return Finding("private files", State.WRONG, "Others can read the secret key.", f"chmod 600 {secret}")
    return Finding("private files", State.FINE, "Keys are readable by this user alone.")


def support_rules() -> Finding:
    if schema.waiting():
        return Finding("support rules", State.LOOK, "Not looked at: migrations wait.", "Run `handrail migrate`.")
    first = next(iter(uncounted_support()), None)
    if first is None:
        return Finding("support rules", State.FINE, "Every support on record is counted by a rule.")
    return Finding(
        "support rules",
        State.LOOK,
        f"{first.involvements:,} of kind {first.kind}, sent by {first.origin} as {first.item_class}, are not counted.",
        f"Add {first.origin} to `told_by` of its rule in support.toml, or mend that agency's extract specification.",
    )


CHECKS: tuple[Callable[[], Finding], ...] = (
    database,
    second_wall,
    migrations,
    cache,
    disk,
    clocks,
    configuration,
    assets,
    background_work,
    private_files,
    support_rules,
)
