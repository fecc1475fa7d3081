"""What has to be drawn anew once records have come in, or have moved from one person to another."""

from collections.abc import Collection
from uuid import UUID

from django.db import connection

from handrail.kernel import clock
from handrail.linkage.events import persons_changed
from handrail.records.public import refresh_reach, refresh_shown

EVERYBODY_FROM = 20_000  # persons, above which it is quicker to go through everybody


def persons_of(source_person_ids: Collection[int]) -> set[UUID]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT person_id FROM records_sourceperson WHERE id = ANY(%s)", [list(source_person_ids)]
        )
        return {row[0] for row in cursor.fetchall()}


def draw_anew(person_ids: Collection[UUID] | None) -> None:
    """How these persons are shown, and who reaches them; then tell the rooms above. None is everybody."""
    if person_ids is not None and len(person_ids) > EVERYBODY_FROM:
        person_ids = None
    if person_ids is None or person_ids:
        refresh_shown(person_ids)
        refresh_reach(person_ids, today=clock.today())
        persons_changed.send(sender=None, person_ids=person_ids)
