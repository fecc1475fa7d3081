"""Who has a legitimate relationship with whom because they work with them: written from involvements, by set.

A team reaches a person while its involvement lasts and for some days after it closes, so that what was begun can be
finished. The team's whole agency does too, and also where the agency has met the person without a service of its own,
as the police do: through an event, for a time, or through a worry that it records and has not ended.
"""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.db.models import (
    BigIntegerField,
    BooleanField,
    Case,
    CharField,
    Count,
    DateField,
    ExpressionWrapper,
    F,
    Max,
    Min,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Cast, Concat

from handrail.disclosure.public import Reach, as_system, replace_reach_by_query
from handrail.kernel import clock
from handrail.records.models import Event, Flag, Involvement

DAYS_AFTER_CLOSING = 90
DAYS_AFTER_EVENT = 365
_NOBODY = Cast(Value(None), BigIntegerField())

_MATCH_TEAMS = """
UPDATE records_involvement AS involvement SET team_id = called.team_id
  FROM (SELECT DISTINCT ON (team.agency_id, said.name) team.agency_id, team.id AS team_id, said.name
          FROM partnership_team AS team
         CROSS JOIN LATERAL (
               SELECT lower(btrim(team.name)) UNION
               SELECT lower(btrim(also)) FROM jsonb_array_elements_text(team.also_called) AS also
         ) AS said (name)
         ORDER BY team.agency_id, said.name, team.id) AS called
 WHERE involvement.team_id IS NULL AND involvement.team_name <> ''
   AND called.agency_id = involvement.agency_id AND called.name = lower(btrim(involvement.team_name))
"""


def match_teams() -> int:
    """Give involvements whose team had no team of ours theirs, now that its name is known; answers how many.

    Names are compared without case, within the involvement's own agency: two agencies may both have a "Team 1".
    """
    with connection.cursor() as cursor:
        cursor.execute(_MATCH_TEAMS)
        return int(cursor.rowcount)


@transaction.atomic
def refresh_reach(person_ids: Collection[UUID] | None = None, *, today: date | None = None) -> None:
    """Let reach by involvement be what the record says today, for these persons (None: for everybody).

    What has run out is not written: it would never let anybody in again. The days after closing and after an event
    are the settings HANDRAIL_REACH_DAYS_AFTER_CLOSING and HANDRAIL_REACH_DAYS_AFTER_EVENT.
    """
    today = today or clock.today()
    after_closing = getattr(settings, "HANDRAIL_REACH_DAYS_AFTER_CLOSING", DAYS_AFTER_CLOSING)
    after_event = getattr(settings, "HANDRAIL_REACH_DAYS_AFTER_EVENT", DAYS_AFTER_EVENT)
    with as_system("who works with whom"):
        match_teams()
        involvements = _mine(Involvement, person_ids).exclude(until__lte=today - timedelta(days=after_closing))
        flags = _mine(Flag, person_ids).exclude(until__lte=today - timedelta(days=after_closing))
        events = _mine(Event, person_ids).filter(on__gt=today - timedelta(days=after_event))
        rows = _held(involvements.exclude(team=None), "team_id", "involvement", "since", "until", after_closing, today)
        rows = rows.union(
            _held(involvements, "agency_id", "involvement", "since", "until", after_closing, today),
            _held(flags, "agency_id", "flag", "since", "until", after_closing, today),
            _held(events, "agency_id", "event", "on", "on", after_event, today),
            all=True,
        )
        replace_reach_by_query(basis=Reach.Basis.INVOLVEMENT, rows=rows, person_ids=person_ids)


def _mine(model: Any, person_ids: Collection[UUID] | None) -> QuerySet[Any]:
    rows: QuerySet[Any] = model.objects.order_by()
    return rows if person_ids is None else rows.filter(source_person__person_id__in=list(person_ids))


def _held(rows: QuerySet[Any], holder: str, fact: str, since: str, until: str, days: int, today: date) -> QuerySet[Any]:
    """One row per person and holder, in the columns of `ReachRow`: the oldest beginning, the latest end.

    What begins in the future stands apart, so that an old involvement and a planned one do not cover the days between.
    """
    later = ExpressionWrapper(Max(until) + Value(days), output_field=DateField())
    grouped = rows.annotate(
        person=F("source_person__person_id"),
        planned=ExpressionWrapper(Q(**{f"{since}__gt": today}), output_field=BooleanField()),
    ).values("person", holder, "planned")
    columns: QuerySet[Any] = grouped.annotate(
        team_of=F("team_id") if holder == "team_id" else _NOBODY,
        agency_of=F("agency_id") if holder == "agency_id" else _NOBODY,
        rests_on=Concat(Value(f"{fact} "), Cast(Min("pk"), CharField())),
        begins=Min(since),
        endless=Count("pk", filter=Q(**{f"{until}__isnull": True})),
        ends=Case(When(endless__gt=0, then=None), default=later, output_field=DateField()),
    ).values_list("person", "team_of", "agency_of", "rests_on", "begins", "ends")
    return columns
