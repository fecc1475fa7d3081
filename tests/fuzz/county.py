"""Marlshire in small, with work in every room and somebody in every role: what the fuzzing walks through."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from http import HTTPStatus
from pathlib import Path

from django.db import connection, transaction
from django.test import Client

from demo.practice_assess import write_assessments
from demo.practice_frontdoor import fill_front_door
from demo.practice_plans import write_plans
from demo.public import generate, staff
from handrail.disclosure.public import as_system
from handrail.kernel import clock
from handrail.kernel.clock import LOCAL
from handrail.linkage.public import link, load_path
from handrail.partnership.middleware import PROVEN
from handrail.partnership.public import ROLES, Membership
from handrail.planning.public import version_in_use
from handrail.planning.services.instruments import begin_draft
from handrail.project.demonstration import set_up_partnership
from handrail.transitions.public import refresh
from tests.factories import partnership

PEOPLE, SEED = 60, 1
MORNING = datetime(2026, 11, 17, 9, 12, tzinfo=LOCAL)  # a Tuesday


@dataclass
class County:
    """One signed-in browser's cookies for each role; nobody's for the stranger."""

    cookies: dict[str, str] = field(default_factory=dict)

    def browser(self, role: str) -> Client:
        """A browser of its own for each look, so that what one example did to a session is gone in the next."""
        client = Client()
        if cookie := self.cookies.get(role):
            client.cookies["sessionid"] = cookie
        return client


STRANGER = "nobody"
EVERYBODY = (STRANGER, *ROLES)


@contextmanager
def small_marlshire(folder: Path) -> Iterator[County]:
    """Inside one transaction that is undone at the end."""
    with clock.stopped_at(MORNING), transaction.atomic():
        set_up_partnership()
        generate(people=PEOPLE, seed=SEED, folder=folder, progress=None, as_of=clock.today())
        load_path(folder, by=None)
        link(by=None)
        refresh(today=clock.today())
        _leave_checks_to_each_commit()
        write_assessments(clock.today())
        write_plans(clock.today())
        fill_front_door()
        begin_draft(definition=version_in_use("exploitation-indicators").definition, by=None)
        yield _signed_in()
        transaction.set_rollback(True)


def _leave_checks_to_each_commit() -> None:
    """Loading checks at once what is otherwise checked at the end, and here the end never comes."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _signed_in() -> County:
    county = County()
    seats = {sign_in.role: sign_in.username for sign_in in staff().sign_ins}
    for role in ROLES:
        with as_system("a test looks who sits in which post"):
            held = Membership.objects.filter(user__username=seats.get(role, "")).select_related("user").first()
            held = held or partnership.membership(role)
        browser = Client()
        browser.force_login(held.user)
        session = browser.session
        session[PROVEN] = True
        session.save()
        county.cookies[role] = browser.cookies["sessionid"].value
    return county


@contextmanager
def undone() -> Iterator[None]:
    """Whatever happens inside is gone afterwards, so that each example finds the same county."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


MAY_CHANGE = ("disclosure_ledger", "django_session", "handrail_cache", "usersessions_")  # none of them a record
WRITES = ("INSERT INTO ", "UPDATE ", "DELETE FROM ", "COPY ", "TRUNCATE ")


@contextmanager
def watching_writes() -> Iterator[list[str]]:
    """The tables that are written to meanwhile, save the ledger and what holds no record."""
    written: list[str] = []

    def watch(execute, sql, params, many, context):  # type: ignore[no-untyped-def]  # Django's own signature
        for statement in str(sql).split(";"):
            said = statement.strip().replace('"', "")
            if said.upper().startswith(WRITES):
                table = said.split(" ", 3)[1 if said.upper().startswith(("UPDATE", "COPY", "TRUNCATE")) else 2]
                written.extend([table] if not table.startswith(MAY_CHANGE) else [])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield written


FINE = {*range(HTTPStatus.OK, HTTPStatus.INTERNAL_SERVER_ERROR)}
