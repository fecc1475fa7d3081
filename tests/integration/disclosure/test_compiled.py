"""A query that is put into SQL once answers as it would if it were put together anew."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db.models import QuerySet

from handrail.disclosure import compiled as kept
from handrail.disclosure.public import compiled, reading
from handrail.records.public import Event, SourcePerson
from tests.factories import partnership, records

pytestmark = pytest.mark.django_db
built: list[str] = []


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_kept", type(kept._kept)())
    built.clear()


@compiled
def events_of(person_id: UUID, since: date, *, kinds: frozenset[str] = frozenset()) -> QuerySet[Event]:
    built.append("events")
    held = Event.objects.filter(source_person__person_id=person_id, on__gte=since).select_related("agency")
    return (held.filter(kind__in=kinds) if kinds else held).order_by("on")


@compiled
def either(person_id: UUID) -> QuerySet[Event, Any]:
    mine = Event.objects.filter(source_person__person_id=person_id).order_by()
    sources = SourcePerson.objects.filter(person_id=person_id).order_by()
    return mine.values_list("kind").union(sources.values_list("given"))


def test_other_values_answer_other_rows_and_the_query_is_built_once(machine: None) -> None:
    police = partnership.agency("police")
    one, other = records.young_person(police), records.young_person(police)
    records.event(one, kind="arrest", on=date(2026, 3, 1))
    records.event(one, kind="missing_episode", on=date(2026, 5, 1))
    records.event(other, kind="stop_search", on=date(2026, 4, 1))

    early = date(2026, 1, 1)
    assert [event.kind for event in events_of(one.person_id, early)] == ["arrest", "missing_episode"]
    assert [event.kind for event in events_of(one.person_id, date(2026, 4, 1))] == ["missing_episode"]
    found = events_of(other.person_id, early)
    assert [(event.kind, event.agency.name) for event in found] == [("stop_search", police.name)]
    assert events_of(uuid4(), early) == []
    assert built == ["events"]


def test_what_shapes_a_query_tells_it_apart(machine: None) -> None:
    source = records.young_person(partnership.agency("police"))
    records.event(source, kind="arrest", on=date(2026, 3, 1))
    records.event(source, kind="missing_episode", on=date(2026, 5, 1))
    arrests = events_of(source.person_id, date(2026, 1, 1), kinds=frozenset({"arrest"}))
    assert [event.kind for event in arrests] == ["arrest"]
    assert len(events_of(source.person_id, date(2026, 1, 1))) == 2
    assert len(built) == 2


def test_a_union_answers_the_rows_of_all_its_parts(machine: None) -> None:
    source = records.young_person(partnership.agency("police"))
    records.event(source, kind="arrest")
    for _ in range(2):
        assert sorted(either(source.person_id)) == sorted([("arrest",), (source.given,)])


def test_each_reader_is_answered_what_they_may_see(machine: None) -> None:
    police = partnership.agency("police")
    source = records.young_person(police)
    records.event(source, kind="missing_episode", item_class="missing", on=date(2026, 3, 1))
    records.event(source, kind="arrest", item_class="offending", on=date(2026, 4, 1))
    school, worker = partnership.reader("school_safeguarding_lead"), partnership.reader("mdt_social_worker")
    for reader in (school, worker):
        partnership.reach(source.person_id, team=partnership.Team.objects.get(pk=reader.team_id))
    stranger = partnership.reader("mdt_social_worker")

    def seen(reader: Any) -> list[str]:
        with reading(reader):
            return [event.kind for event in events_of(source.person_id, date(2026, 1, 1))]

    for _ in range(2):
        assert seen(school) == ["missing_episode"]
        assert seen(worker) == ["missing_episode", "arrest"]
        assert seen(stranger) == []


def test_a_value_that_does_not_stand_in_the_query_is_refused(machine: None) -> None:
    @compiled
    def everybody(person_id: UUID) -> QuerySet[Event]:
        return Event.objects.all()

    with pytest.raises(ValueError, match="must stand in it"):
        everybody(uuid4())


def test_where_nothing_can_ever_be_found_nothing_is_asked(machine: None, django_assert_num_queries: Any) -> None:
    @compiled
    def none_of(person_id: UUID) -> QuerySet[Event]:
        return Event.objects.filter(source_person__person_id=person_id, kind__in=[])

    with django_assert_num_queries(0):
        assert none_of(uuid4()) == []


def test_no_more_queries_are_kept_than_agreed(machine: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST", 2)
    for kind in ("a", "b", "c", "b", "a"):
        events_of(uuid4(), date(2026, 1, 1), kinds=frozenset({kind}))
    assert len(kept._kept) == 2
    assert len(built) == 4  # "b" was kept, "a" had been let go
