"""Reach is worked out by the rooms that know why, and written here: whole, for some people or for everybody."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection, transaction
from django.db.models import QuerySet

from handrail.disclosure.models import Reach

COLUMNS = "person_id, team_id, agency_id, fact, since, until"
OF_ONE = "membership_id, until_at"


class ReachRow(NamedTuple):
    """A relationship of a team, an agency or a membership (one of the three) with a person.

    `until` is the first day without it, `until_at` the moment where it ends within a day.
    """

    person_id: UUID
    team_id: int | None
    agency_id: int | None
    fact: str
    since: date
    until: date | None
    membership_id: int | None = None
    until_at: datetime | None = None


@transaction.atomic
def replace_reach(*, basis: Reach.Basis, rows: Iterable[ReachRow], person_ids: Collection[UUID] | None = None) -> None:
    """Let these rows be all the reach there is on a basis, for these people (None: for everybody)."""
    _clear(basis, person_ids)
    table = Reach._meta.db_table
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} (basis, {COLUMNS}, {OF_ONE}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row((basis.value, *row))
    _count(person_ids)


@transaction.atomic
def replace_reach_by_query(
    *, basis: Reach.Basis, rows: QuerySet[Any, Any], person_ids: Collection[UUID] | None = None
) -> None:
    """The same in the database alone: `rows` is a `values_list` whose columns are the first six of `ReachRow`."""
    sql, params = rows.query.sql_with_params()
    _clear(basis, person_ids)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {Reach._meta.db_table} (basis, {COLUMNS}) SELECT %s, rows.* FROM ({sql}) AS rows",  # noqa: S608 - names of our own tables and columns, values bound
            [basis.value, *params],
        )
    _count(person_ids)


def _clear(basis: Reach.Basis, person_ids: Collection[UUID] | None) -> None:
    held = Reach.objects.filter(basis=basis)
    if person_ids is not None:
        held = held.filter(person_id__in=list(person_ids))
    held._raw_delete(held.db)  # nothing hangs on a row of reach, so none is fetched first


def _count(person_ids: Collection[UUID] | None) -> None:
    """Tell the planner, after everybody's was written: of a team that it knows nothing of it expects one person, and
    goes through the records of thousands for each row of a page."""
    if person_ids is None:
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {Reach._meta.db_table}")
