"""A record that users write, for tests of writing itself: no room of ours, so its table comes and goes with a test."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, models

from handrail.partnership.public import User
from handrail.writing.public import Written, create


class Note(Written):
    worry = models.TextField(blank=True)
    working = models.TextField(blank=True)
    seen_on = models.DateField(null=True)
    rating = models.PositiveSmallIntegerField(default=0)
    tags = models.JSONField(default=list)
    about = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta(Written.Meta):
        app_label = "notes_for_tests"

    def __str__(self) -> str:
        return f"Note {self.pk}"


@contextmanager
def notes_table() -> Iterator[None]:
    with connection.schema_editor() as editor:
        editor.create_model(Note)
    with connection.cursor() as cursor:
        cursor.execute(f"GRANT ALL ON {Note._meta.db_table} TO handrail_app")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(f"DROP TABLE {Note._meta.db_table}")


def note(*, by: User, **values: Any) -> Note:
    return create(Note(**values), by=by)
