"""Statements that only read go to the database apart from their values.

It then plans once, for each connection, what every page asks again. Planning under row-level security took longer than
the answer did: half of a person's page.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection
from django.db.backends.postgresql.base import ServerBindingCursor

AFTER = 3  # how often a statement has been asked before its plan is kept
KEPT = 400  # plans of a connection; a person's page has about forty


@contextmanager
def prepared() -> Iterator[None]:
    """For as long, what is asked is prepared. A pooler that gives out connections by transaction cannot take it: the
    setting HANDRAIL_PREPARED_STATEMENTS switches it off."""
    if not settings.HANDRAIL_PREPARED_STATEMENTS:
        yield
        return
    connection.ensure_connection()
    driver = connection.connection
    before = driver.cursor_factory, driver.prepare_threshold, driver.prepared_max
    driver.cursor_factory, driver.prepare_threshold, driver.prepared_max = ServerBindingCursor, AFTER, KEPT
    try:
        yield
    finally:
        driver.cursor_factory, driver.prepare_threshold, driver.prepared_max = before
