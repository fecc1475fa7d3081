"""The database's own wall, on its own: with the filter of the managers out of the way."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import DatabaseError, ProgrammingError, connection, transaction

from handrail.disclosure.public import Purpose, Reach, as_system, behind_the_wall, reader_for, reading
from handrail.disclosure.raising import tables_for_the_machine, walled_tables
from handrail.disclosure.wall import ROLE
from handrail.kernel import clock
from handrail.linkage.models import MoveSet, QuarantinedRow, ReviewItem
from handrail.partnership.public import Membership
from handrail.records.public import Event, Person, SourcePerson
from tests.factories import partnership, records
from tests.factories.linkage import a_batch, a_match
from tests.integration.disclosure.conftest import role_now

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)


@pytest.fixture
def known(machine: None) -> Membership:
    """A social worker, and a young person whom their team works with."""
    held = partnership.membership("mdt_social_worker")
    source = records.young_person(held.post.team.agency)
    records.event(source)
    partnership.reach(source.person_id, team=held.post.team)
    return held


def seen(membership_id: int | None, purpose: str = "direct_care", today: date = TODAY) -> int:
    with as_system("the managers' filter is out of the way"), behind_the_wall(membership_id, purpose, today):
        return Person.objects.count() + Event.objects.count()


def test_whoever_acts_sees_their_young_person(known: Membership) -> None:
    assert seen(known.pk) == 2


@pytest.mark.parametrize("purpose", ["", "prevention_of_crime", "sharing_duty", "no_such_purpose"])
def test_a_purpose_that_is_not_the_posts_own_shows_nothing(known: Membership, purpose: str) -> None:
    assert seen(known.pk, purpose) == 0


@pytest.mark.parametrize(
    ("enabled", "in_force_from", "sees"),
    [
        (True, None, True),
        (True, TODAY, True),
        (True, TODAY + timedelta(days=1), False),
        (False, None, False),
    ],
    ids=["in force", "in force from today", "in force from tomorrow", "switched off"],
)
def test_a_purpose_opens_what_it_opens_while_it_is_in_force(
    known: Membership, enabled: bool, in_force_from: date | None, sees: bool
) -> None:
    Purpose.objects.filter(code="direct_care").update(enabled=enabled, in_force_from=in_force_from)
    with clock.stopped_at(TODAY), reading(reader_for(known)):
        assert bool(Person.objects.count()) is sees
    assert bool(seen(known.pk)) is sees


def test_nobody_sees_nothing(known: Membership) -> None:
    assert seen(None) == 0
    assert seen(known.pk + 1000) == 0


@pytest.mark.parametrize(
    "ends",
    [
        lambda held: Membership.objects.filter(pk=held.pk).update(until=TODAY),
        lambda held: Membership.objects.filter(pk=held.pk).update(since=TODAY + timedelta(days=1)),
        lambda held: type(held.user).objects.filter(pk=held.user_id).update(is_active=False),
    ],
    ids=["ended today", "begins tomorrow", "account closed"],
)
def test_a_membership_that_does_not_hold_today_shows_nothing(
    known: Membership, ends: Callable[[Membership], object]
) -> None:
    ends(known)
    assert seen(known.pk) == 0


def test_the_record_is_not_written_behind_the_wall(known: Membership) -> None:
    with as_system("a view that would write"), behind_the_wall(known.pk, "direct_care", TODAY):
        assert Event.objects.update(summary="changed") == 0
        assert Event.objects.all().delete()[0] == 0
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            records.person()


def test_a_filter_on_rows_that_are_not_shown_tells_nothing(known: Membership) -> None:
    """A person may be seen while an event of theirs may not: asking for people by that event finds nobody."""
    source = SourcePerson.objects.get(person__source_persons__events__isnull=False)
    held_by_police = records.source_person(partnership.agency("police"), source.person)
    records.event(held_by_police, item_class="police_intelligence", kind="intelligence")
    with as_system("the managers' filter is out of the way"), behind_the_wall(known.pk, "direct_care", TODAY):
        assert not Person.objects.filter(source_persons__events__kind="intelligence").exists()


def test_the_machine_steps_out_and_back(known: Membership) -> None:
    owner = role_now()
    with behind_the_wall(None, "", TODAY):
        assert role_now() == ROLE
        with as_system("work that belongs to nobody"):
            assert role_now() == owner
            assert Person.objects.count() == 1
        assert role_now() == ROLE
    assert role_now() == owner


def test_an_error_while_stepped_out_leaves_the_wall_standing(known: Membership) -> None:
    with behind_the_wall(None, "", TODAY):
        with pytest.raises(DatabaseError), transaction.atomic(), as_system("work that fails"):
            connection.cursor().execute("SELECT 1 / 0")
        assert role_now() == ROLE


def test_a_rollback_while_stepped_out_leaves_the_wall_standing(known: Membership) -> None:
    with behind_the_wall(None, "", TODAY):
        with pytest.raises(KeyError), as_system("work"), transaction.atomic():
            raise KeyError
        assert role_now() == ROLE


def test_behind_the_wall_the_ledger_can_be_added_to_and_not_changed(known: Membership) -> None:
    with behind_the_wall(known.pk, "direct_care", TODAY):
        for statement in ("UPDATE disclosure_ledgerentry SET action = 'x'", "DELETE FROM disclosure_ledgerentry"):
            with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
                connection.cursor().execute(statement)


MACHINES_ALONE = ["linkage_blockingkey", "linkage_preparedrecord", "linkage_tolink", "disclosure_ledgerdetail"]


@pytest.mark.parametrize("table", MACHINES_ALONE)
def test_what_is_the_machines_alone_is_read_by_no_request(known: Membership, table: str) -> None:
    """Everybody's names and numbers side by side for Find, and the words that people searched for."""
    with behind_the_wall(known.pk, "direct_care", TODAY):
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            connection.cursor().execute(f"SELECT * FROM {table}")
        with as_system("the machine reads it"), connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM {table}")


STEWARDS = ["linkage_quarantinedrow", "linkage_match", "linkage_reviewitem", "linkage_moveset", "linkage_move"]


@pytest.fixture
def compared(known: Membership) -> None:
    """A row set aside, two records to decide on, and a record moved: the stewards' work."""
    one = SourcePerson.objects.get()
    other = records.young_person(one.agency)
    batch = a_batch(one.agency)
    QuarantinedRow.objects.create(batch=batch, feed="f", line=1, rule="r", reason="r", as_sent={"Name": "Dan Carroll"})
    ReviewItem.objects.create(match=a_match(one, other), priority=1)
    moves = MoveSet.objects.create(kind="join", reason="r", at=clock.now())
    moves.moves.create(source_person=other, from_person=other.person, to_person=one.person)


def rows_of(table: str, held: Membership) -> int:
    with behind_the_wall(held.pk, reader_for(held).purpose, TODAY), connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return int(cursor.fetchone()[0])


@pytest.mark.parametrize("table", STEWARDS)
def test_what_stewards_work_on_is_read_with_their_permissions_alone(
    known: Membership, compared: None, table: str
) -> None:
    assert rows_of(table, partnership.membership("data_steward")) == 1
    for role in ("mdt_social_worker", "front_door_worker", "ig_officer", "partnership_administrator"):
        assert rows_of(table, partnership.membership(role)) == 0, role
    assert rows_of(table, known) == 0


@pytest.mark.parametrize("table", [*STEWARDS, "disclosure_reach"])
def test_nobody_writes_it_behind_the_wall(known: Membership, compared: None, table: str) -> None:
    """Not even whoever may read it: services write as the machine."""
    steward = partnership.membership("data_steward")
    partnership.reach(SourcePerson.objects.earliest("pk").person_id, team=steward.post.team)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        held = cursor.fetchone()
        with behind_the_wall(steward.pk, "record_keeping", TODAY):
            cursor.execute(f"DELETE FROM {table}")
            assert cursor.rowcount == 0
        cursor.execute(f"SELECT count(*) FROM {table}")
        assert cursor.fetchone() == held


def test_who_else_works_with_somebody_is_no_readers_to_ask(known: Membership) -> None:
    person_id = SourcePerson.objects.get().person_id
    mine, police = known.post.team, partnership.team(partnership.agency("police"))
    partnership.reach(person_id, team=police)
    partnership.reach(person_id, agency=police.agency)
    partnership.reach(person_id, team=mine, since=TODAY + timedelta(days=1))
    with behind_the_wall(known.pk, "direct_care", TODAY):
        assert [one.team_id for one in Reach.objects.all()] == [mine.pk]
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            partnership.reach(person_id, agency=known.post.team.agency)


def test_every_table_of_linkage_that_names_people_is_behind_the_wall() -> None:
    """Those that are not hold no person: files as they came in, models, runs and specifications."""
    open_ones = {"linkage_batch", "linkage_linkagemodel", "linkage_linkagerun", "linkage_extractspecification"}
    held = {model._meta.db_table for model in apps.get_app_config("linkage").get_models()}
    assert held - walled_tables().keys() - set(tables_for_the_machine()) == open_ones
