"""A query on the record with nobody reading is a defect, and says so however it begins."""

from collections.abc import Callable

import pytest
from django.db.models import Count

from handrail.disclosure.public import UnscopedRead, as_system, reading
from handrail.disclosure.raising import disclosed_models
from handrail.records.public import Event, Involvement, Person, SourcePerson, SourceRecord
from tests.factories import partnership, records

pytestmark = pytest.mark.django_db

BEGINNINGS: dict[str, Callable[[], object]] = {
    "all": lambda: list(Person.objects.all()),
    "count": lambda: Person.objects.count(),
    "exists": lambda: Event.objects.filter(kind="arrest").exists(),
    "first": lambda: Event.objects.first(),
    "get": lambda: Person.objects.get(),
    "aggregate": lambda: Event.objects.aggregate(Count("id")),
    "iterator": lambda: list(Event.objects.iterator()),
    "values": lambda: list(SourceRecord.objects.values_list("as_sent")),
    "create": lambda: Person.objects.create(),
    "bulk_create": lambda: Person.objects.bulk_create([]),
    "update": lambda: Event.objects.update(summary=""),
    "related": lambda: list(SourcePerson(id=1).events.all()),
    "related count": lambda: Person().source_persons.count(),
    "default manager": lambda: Involvement._default_manager.all(),
}


@pytest.mark.parametrize("begin", BEGINNINGS.values(), ids=BEGINNINGS)
def test_nobody_reading_is_refused(begin: Callable[[], object]) -> None:
    with pytest.raises(UnscopedRead):
        begin()


def test_every_model_with_a_policy_has_a_manager_that_asks() -> None:
    for model in disclosed_models():
        with pytest.raises(UnscopedRead):
            model.objects.all()


def test_related_rows_are_filtered_too(machine: None) -> None:
    reader = partnership.reader("school_safeguarding_lead")
    police = partnership.agency("police")
    source = records.young_person(police)
    records.event(source, item_class="missing")
    records.event(source, item_class="offending", kind="arrest")
    partnership.reach(source.person_id, team=partnership.Team.objects.get(pk=reader.team_id))
    with reading(reader):
        assert [event.kind for event in source.events.all()] == ["missing_episode"]
    with as_system("everything"):
        assert source.events.count() == 2


def test_the_filter_is_worked_out_once_for_a_reading(machine: None, django_assert_num_queries: Callable) -> None:
    reader = partnership.reader("mdt_social_worker")
    with reading(reader):
        list(Person.objects.all())
        with django_assert_num_queries(2):
            list(Person.objects.all())
            list(Event.objects.all())
