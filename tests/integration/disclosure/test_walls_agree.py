"""The filter of a query, the answer about one row, and PostgreSQL's own policy see the same rows. Always."""

from datetime import date, timedelta
from itertools import product
from uuid import UUID

import pytest
from django.apps import apps
from django.db import transaction
from django.db.models import Model
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handrail.disclosure.models import Purpose, SharingMatrix, SharingRule
from handrail.disclosure.public import Level, Policy, Reach, Reader, as_system, behind_the_wall, reader_for, reading
from handrail.disclosure.raising import disclosed_models
from handrail.disclosure.standing import standing_of
from handrail.kernel import clock
from handrail.partnership.public import ROLES, Agency, AgencyKind, Team
from handrail.records.facts import ItemClass
from handrail.records.public import Person, SourcePerson
from handrail.transitions.models import HorizonFinding, NeedPeriod, SupportPeriod, TransitionCase
from tests.factories import partnership, records

TODAY = date(2026, 11, 22)
KINDS = [AgencyKind.CHILDRENS_SOCIAL_CARE, AgencyKind.POLICE, AgencyKind.HEALTH]
ITEMS = [ItemClass.SOCIAL_CARE, ItemClass.MENTAL_HEALTH, ItemClass.CONTACT_DETAILS, ItemClass.FAMILY]
PERIOD = (TODAY, TODAY + timedelta(days=30))

days = st.integers(-2, 2).map(lambda days: TODAY + timedelta(days=days))
spans = st.tuples(days, st.none() | days).filter(lambda span: span[1] is None or span[0] <= span[1])
seats = st.sampled_from(
    [(role.code, purpose) for role in ROLES.values() for purpose in (*role.purposes, "sharing_duty")]
)


@st.composite
def worlds(draw: st.DrawFn) -> dict[str, object]:
    return {
        "seat": draw(seats),
        "seat_kind": draw(st.sampled_from(KINDS)),
        "enabled": draw(st.sampled_from([True, True, True, False])),
        "in_force": draw(st.none() | days),
        "reach": draw(st.lists(st.tuples(st.integers(0, 1), st.integers(0, 5), spans), max_size=4)),
        "levels": draw(st.lists(st.sampled_from(list(Level)), min_size=12, max_size=12)),
        "facts": draw(st.lists(st.tuples(*[st.integers(0, n) for n in (1, 2, 3)]), min_size=1, max_size=4)),
    }


@pytest.mark.django_db
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(world=worlds())
def test_query_predicate_and_database_see_the_same_rows(world: dict[str, object]) -> None:
    with transaction.atomic(), clock.stopped_at(TODAY):
        with as_system("a world for the property"):
            reader = _build(world)
            rows = {model: list(model.objects.all()) for model in disclosed_models()}
            persons = dict(SourcePerson.objects.values_list("id", "person_id"))
        for model, everything in rows.items():
            asked = _by_predicate(model, everything, reader, persons)
            with reading(reader):
                by_query = {row.pk for row in model.objects.all()}
            with (
                as_system("only the database's own wall"),
                behind_the_wall(reader.membership_id, reader.purpose, TODAY),
            ):
                by_wall = {row.pk for row in model.objects.all()}
            assert by_query == asked, model
            assert by_wall == asked, model
        transaction.set_rollback(True)


def test_every_table_with_a_person_in_it_stands_behind_the_wall() -> None:
    """A new table of the record or of transitions must say who sees it."""
    behind = {model._meta.label for model in disclosed_models()}
    held = {
        model._meta.label for room in ("records", "transitions") for model in apps.get_app_config(room).get_models()
    }
    assert held == behind


def _by_predicate(model: type[Model], rows: list[Model], reader: Reader, persons: dict[int, UUID]) -> set[object]:
    policy: Policy = model.disclosed_by
    with reading(reader):
        standing = standing_of(reader, TODAY)
    held = {reach.person_id for reach in Reach.objects.filter(standing.holds)}
    return {row.pk for row in rows if _allows(policy, standing, row, held, persons)}


def _allows(policy: Policy, standing: object, row: Model, held: set[UUID], persons: dict[int, UUID]) -> bool:
    if policy.person == "id":
        person = row.pk
    elif policy.person == "person_id":
        person = row.person_id
    else:
        person = persons[row.source_person_id]
    agency = (
        row.source_person.agency_id if policy.agency.startswith("source_person") else getattr(row, "agency_id", None)
    )
    item = getattr(row, "item_class", "")
    return policy.allows(standing, reached=person in held, agency_id=agency, item_class=item)


def _build(world: dict) -> Reader:
    agencies = [partnership.agency(kind) for kind in KINDS]
    teams = [partnership.team(agency) for agency in agencies] + [partnership.team(agencies[0])]
    role, purpose = world["seat"]
    Purpose.objects.filter(code=purpose).update(enabled=world["enabled"], in_force_from=world["in_force"])
    home = next(team for team in teams if team.agency.kind == world["seat_kind"])
    held = partnership.membership(role, of=home)
    _publish(world["levels"], role, purpose)
    people = [_person(agencies, world["facts"], number) for number in range(2)]
    for person, holder, (since, until) in world["reach"]:
        team: Team | None = teams[holder] if holder < 4 else None
        agency: Agency | None = None if team else agencies[holder - 4]
        partnership.reach(people[person].pk, team=team, agency=agency, since=since, until=until)
    return reader_for(held, purpose)


def _publish(levels: list[Level], role: str, purpose: str) -> None:
    matrix = SharingMatrix.objects.create(version=900, note="a trial")
    SharingRule.objects.bulk_create(
        SharingRule(matrix=matrix, role=role, purpose=purpose, origin_kind=kind, item_class=item, level=level)
        for (kind, item), level in zip(product(KINDS, ITEMS), levels, strict=True)
    )
    matrix.published_at = clock.now()
    matrix.save()


def _person(agencies: list[Agency], facts: list[tuple[int, int, int]], number: int) -> Person:
    person = records.person()
    sources = [records.source_person(agency, person) for agency in agencies]
    for source in sources:
        records.name(source, "Dean", "Carroll")
        records.identifier(source)
        records.address(source)
        records.relationship(source)
    for whose, origin, item in facts:
        if whose == number:
            values = {"item_class": ITEMS[item].value, "agency_id": agencies[origin].pk}
            records.event(sources[origin], **values)
            records.flag(sources[origin], **values)
            records.involvement(sources[origin], **values)
    period = {"domain": "home", "period": PERIOD, "rule": "r", "agency": agencies[0], "item_class": "housing"}
    for model in (NeedPeriod, SupportPeriod):
        model.objects.create(person=person, fact="f", label="l", **period)
    HorizonFinding.objects.create(person=person, domain="home", kind="gap", period=PERIOD, computed_on=TODAY)
    TransitionCase.objects.create(person=person, cohort_rule="r", computed_on=TODAY)
    return person
