"""The filter of a query, the answer about one row, and PostgreSQL's own policy see the same rows. Always."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import cycle, product
from uuid import UUID

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.db.models import Model, Q
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handrail.disclosure.models import Closed, SharingMatrix, SharingRule
from handrail.disclosure.public import Level, Policy, Reach, Reader, as_system, behind_the_wall, reader_for, reading
from handrail.disclosure.raising import disclosed_models
from handrail.disclosure.standing import Standing, standing_of
from handrail.kernel import clock
from handrail.partnership.public import Agency, AgencyKind, Membership, Team
from handrail.records.facts import ItemClass
from handrail.records.public import Person, SourcePerson
from handrail.transitions.models import HorizonFinding, NeedPeriod, SupportPeriod, TransitionCase
from tests.factories import partnership, planning, plans, records

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
KINDS = [AgencyKind.CHILDRENS_SOCIAL_CARE, AgencyKind.POLICE, AgencyKind.HEALTH]
ITEMS = [
    ItemClass.IDENTITY,
    ItemClass.SOCIAL_CARE,
    ItemClass.MENTAL_HEALTH,
    ItemClass.CONTACT_DETAILS,
    ItemClass.FAMILY,
    ItemClass.PLAN,
]
# What goals, services and ratings serve: needs that are shared as themselves, and needs that are shared as the plan is.
SERVED = [["home"], ["mental_health"], ["home", "mental_health"], ["mental_health", "substance_use"], ["family"]]
PERIOD = (TODAY, TODAY + timedelta(days=30))

# What matters happens today: relationships that begin or end on the day itself. Each world has one person for each.
DAYS = (TODAY - timedelta(days=1), TODAY, TODAY + timedelta(days=1))
HOURS = (None, *(NOW + timedelta(seconds=seconds) for seconds in (-1, 0, 1)))
SPANS = [(since, until) for since, until in product(DAYS, (None, *DAYS)) if until is None or since <= until]
seats = st.sampled_from(
    [
        ("mdt_social_worker", "direct_care"),
        ("police_safeguarding_lead", "safeguarding"),
        ("front_door_worker", "safeguarding"),
        ("panel_chair", "safeguarding"),
        ("data_steward", "record_keeping"),
        ("mdt_social_worker", "sharing_duty"),
    ]
)


@dataclass(frozen=True)
class County:
    """People in every relationship that there is, and everything that can be held about them."""

    agencies: list[Agency]
    home: Team
    strangers: list[Person]  # whom nobody has a relationship with, until somebody is let in alone
    rows: dict[type[Model], list[Model]]
    persons: dict[int, UUID]  # source person -> person


@pytest.mark.django_db
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seat=seats, levels=st.lists(st.sampled_from(list(Level)), min_size=18, max_size=18))
def test_query_predicate_and_database_see_the_same_rows(
    county: County, seat: tuple[str, str], levels: list[Level]
) -> None:
    with transaction.atomic(), clock.stopped_at(NOW):
        role, purpose = seat
        with as_system("a post and a matrix for the property"):
            held = partnership.membership(role, of=county.home)
            reader = reader_for(held, purpose)
            _let_in_alone(held, county)
            _publish(levels, role, purpose)
        for model in county.rows:
            asked = _by_predicate(model, county, reader)
            with reading(reader):
                by_query = {row.pk for row in model.objects.all()}
            with as_system("only the database's own wall"), behind_the_wall(reader.membership_id, purpose, TODAY, NOW):
                by_wall = {row.pk for row in model.objects.all()}
            assert by_query == asked, model
            assert by_wall == asked, model
        transaction.set_rollback(True)


ROOMS = ("desk", "records", "sharing", "planning", "frontdoor", "transitions")
NOBODYS = {"planning.InstrumentVersion", "sharing.RetentionSchedule"}  # forms without answers, and rules: about nobody


def test_every_table_with_a_person_in_it_stands_behind_the_wall() -> None:
    """A new table of one of these rooms must say who sees it: a policy, a permission, or the machine alone."""
    unsaid = {
        model._meta.label
        for room in ROOMS
        for model in apps.get_app_config(room).get_models()
        if not any(getattr(model, said, None) for said in ("disclosed_by", "only_with", "for_the_machine_alone"))
    }
    assert unsaid == NOBODYS


def _let_in_alone(held: Membership, county: County) -> None:
    """Each stranger by a relationship of the post's holder, of some days or some hours; a few persons are closed."""
    spans = [*((since, until, None) for since, until in SPANS), *((TODAY, None, ends) for ends in HOURS)]
    for person, (since, until, ends) in zip(county.strangers, spans, strict=True):
        partnership.reach(person.pk, membership=held, since=since, until=until, until_at=ends)
    known = sorted(set(county.persons.values()) - {person.pk for person in county.strangers})
    shut = [*known[::7], *(person.pk for person in county.strangers[::3])]
    for person_id, (since, until) in zip(shut, cycle(SPANS), strict=False):
        Closed.objects.create(user=held.user, person_id=person_id, fact="test", since=since, until=until)


def _by_predicate(model: type[Model], county: County, reader: Reader) -> set[object]:
    with reading(reader):
        standing = standing_of(reader, TODAY)
    held = {reach.person_id for reach in Reach.objects.filter(standing.holds)}
    policy: Policy = model.disclosed_by
    shut = Closed.objects.filter(Q(until=None) | Q(until__gt=TODAY), user_id=reader.user_id, since__lte=TODAY)
    closed = set(shut.values_list("person_id", flat=True))
    return {row.pk for row in county.rows[model] if _allows(policy, standing, row, (held, closed), county.persons)}


def _allows(
    policy: Policy,
    standing: Standing,
    row: Model,
    known: tuple[set[UUID], set[UUID]],
    persons: dict[int, UUID],
) -> bool:
    """`known`: the persons with whom the reader has a relationship, and those who are closed to them."""
    held, closed = known
    if policy.person == "id":
        person = row.pk
    elif policy.person == "person_id":
        person = row.person_id
    elif policy.person == "plan__person_id":
        person = row.plan.person_id
    else:
        person = persons[row.source_person_id]
    hop = policy.agency.rpartition("__")[0]
    agency = getattr(row, hop).agency_id if hop else getattr(row, "agency_id", None)
    item, told_as = getattr(row, "item_class", ""), getattr(row, "told_as", ())
    known_by = {"reached": person in held, "closed": person in closed}
    return policy.allows(standing, agency_id=agency, item_class=item, told_as=told_as, **known_by)


@pytest.fixture
def county(machine: None) -> County:
    agencies = [partnership.agency(kind) for kind in KINDS]
    own, home = agencies[0], partnership.team(agencies[0])
    holders = [
        {"team": home},
        {"team": partnership.team(own)},
        {"team": partnership.team(agencies[1])},
        {"agency": own},
        {"agency": agencies[1]},
    ]
    facts = cycle(product(agencies, ITEMS))
    _person(agencies[0], next(facts))  # whom nobody has a relationship with
    strangers = [_person(agencies[0], next(facts)) for _ in range(len(SPANS) + len(HOURS))]
    for _ in product(agencies, ITEMS):
        known = _person(agencies[1], next(facts))
        partnership.reach(known.pk, team=home)
    for holder, (since, until) in product(holders, SPANS):
        known = _person(agencies[0], next(facts))
        partnership.reach(known.pk, since=since, until=until, **holder)
    rows = {model: list(model.objects.all()) for model in disclosed_models()}
    return County(agencies, home, strangers, rows, dict(SourcePerson.objects.values_list("id", "person_id")))


def _publish(levels: list[Level], role: str, purpose: str) -> None:
    matrix = SharingMatrix.objects.create(version=900, note="a trial")
    SharingRule.objects.bulk_create(
        SharingRule(matrix=matrix, role=role, purpose=purpose, origin_kind=kind, item_class=item, level=level)
        for (kind, item), level in zip(product(KINDS, ITEMS), levels, strict=True)
    )
    matrix.published_at = clock.now()
    matrix.save()


_SERVED = cycle(SERVED)


def _person(held_by: Agency, fact: tuple[Agency, ItemClass]) -> Person:
    person, (origin, item) = records.person(), fact
    source = records.source_person(held_by, person)
    records.name(source, "Dean", "Carroll")
    records.identifier(source)
    records.address(source)
    records.relationship(source)
    told_by = source if origin == held_by else records.source_person(origin, person)
    records.event(told_by, item_class=item.value)
    records.flag(told_by, item_class=item.value)
    records.involvement(told_by, item_class=item.value)
    for model in (NeedPeriod, SupportPeriod, HorizonFinding):
        _bar(model, person, origin, item)
    served = next(_SERVED)
    plans.planned(person, origin, served)
    planning.assessed(person, origin, item.value, served[-1])
    days = {"since": TODAY, "born": TODAY, "turns_18": TODAY, "computed_on": TODAY}
    TransitionCase.objects.create(person=person, cohort_rule="r", rules="1", **days)
    return person


def _bar(model: type[Model], person: Person, agency: Agency, item: ItemClass) -> None:
    shared = {"person": person, "domain": "home", "agency": agency, "item_class": item.value}
    if model is HorizonFinding:
        model.objects.create(kind="gap", starts_on=TODAY, opens_on=TODAY, until=PERIOD[1], computed_on=TODAY, **shared)
    else:
        model.objects.create(period=PERIOD, rule="r", fact="f", label="l", **shared)


@pytest.mark.django_db
def test_nothing_is_written_through_the_views_that_rows_are_reached_by() -> None:
    """They belong to the owner, and what is written through them no policy would see."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT viewname FROM pg_views WHERE viewname LIKE 'handrail_reached_%'")
        views = [name for (name,) in cursor.fetchall()]
        assert views
        for view, right in product(views, ("INSERT", "UPDATE", "DELETE")):
            cursor.execute("SELECT has_table_privilege('handrail_app', %s, %s)", [view, right])
            assert cursor.fetchone() == (False,), (view, right)
