"""Reach is replaced whole, for the people named or for everybody, and on one basis only."""

from datetime import date
from uuid import uuid4

import pytest
from django.db.models import BigIntegerField, F, Value
from django.db.models.functions import Cast

from handrail.disclosure.public import Reach, ReachRow, replace_reach, replace_reach_by_query
from handrail.records.public import Involvement
from tests.factories import partnership, records

pytestmark = pytest.mark.django_db
SINCE = date(2026, 1, 1)


def held() -> list[tuple[object, ...]]:
    return list(Reach.objects.order_by("id").values_list("person_id", "basis", "fact"))


def test_rows_take_the_place_of_what_was_there(machine: None) -> None:
    team, first, second = partnership.team(), uuid4(), uuid4()
    partnership.reach(first, team=team, fact="old")
    partnership.reach(second, team=team, fact="stays")
    partnership.reach(first, team=team, basis=Reach.Basis.COHORT, fact="another basis")
    rows = [ReachRow(first, team.pk, None, "new", SINCE, None)]
    replace_reach(basis=Reach.Basis.INVOLVEMENT, rows=rows, person_ids=[first])
    assert held() == [
        (second, "involvement", "stays"),
        (first, "cohort", "another basis"),
        (first, "involvement", "new"),
    ]
    replace_reach(basis=Reach.Basis.INVOLVEMENT, rows=[])
    assert held() == [(first, "cohort", "another basis")]


def test_a_query_does_the_same_in_the_database(machine: None) -> None:
    team = partnership.team()
    source = records.young_person(team.agency)
    involvement = records.involvement(source, team=team)
    rows = Involvement.objects.values_list(
        "source_person__person_id",
        "team_id",
        Cast(Value(None), BigIntegerField()),
        Value("involvement"),
        F("since"),
        F("until"),
    )
    for _ in range(2):
        replace_reach_by_query(basis=Reach.Basis.INVOLVEMENT, rows=rows)
    reach = Reach.objects.get()
    assert (reach.person_id, reach.team, reach.since) == (source.person_id, team, involvement.since)
