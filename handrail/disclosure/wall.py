"""The second wall: PostgreSQL's row-level security, under a database role that owns nothing.

A request stands behind it from its first query to its last. The database is told only which membership acts, for which
purpose, on which day and at what time; who that is, what they reach and what is shared with them it works out for
itself (`sql/acting.sql`), so a mistake in a view cannot widen what it sees.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.db import connection

from handrail.disclosure.protected.held import note_version
from handrail.kernel import clock

ROLE = "handrail_app"
_ENTER = """
SELECT (SELECT version FROM disclosure_protectedversion LIMIT 1), handrail_enter(%s, %s, %s, %s),
  set_config('role', %s, true)
"""
_UP: ContextVar[bool] = ContextVar("wall_up", default=False)


@contextmanager
def behind_the_wall(
    membership_id: int | None, purpose: str, today: date, now: datetime | None = None
) -> Iterator[None]:
    """Until the end of the transaction (there must be one), the database shows what this membership may see.

    What was opened for some hours ends at `now`: the moment that it is, where none is given.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("The wall stands for the length of a transaction: open one first.")
    with connection.cursor() as cursor:
        cursor.execute(_ENTER, [membership_id, purpose, today, now or clock.now(), ROLE])
        note_version(cursor.fetchone()[0])
    token = _UP.set(True)
    try:
        yield
    finally:
        _UP.reset(token)
        _take_role("none")


@contextmanager
def stepped_out() -> Iterator[None]:
    """The machine at work in the middle of a request: the owner's role for as long, then back behind the wall."""
    if not _UP.get():
        yield
        return
    _take_role("none")
    token = _UP.set(False)
    try:
        yield
    finally:
        _UP.reset(token)
        _take_role(ROLE)


def _take_role(role: str) -> None:
    """A broken transaction takes no statement; its rollback puts back the role it began with."""
    if connection.in_atomic_block and not _broken():
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('role', %s, true)", [role])


def _broken() -> bool:
    from psycopg.pq import TransactionStatus

    return connection.needs_rollback or connection.connection.info.transaction_status == TransactionStatus.INERROR
