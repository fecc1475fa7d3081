"""Somebody of whom every room holds something is disposed of: no row of any table has a word or a key of theirs."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models

from handrail.disclosure.models import LedgerEntry
from handrail.disclosure.public import as_system
from handrail.kernel import clock
from handrail.partnership.public import User
from handrail.records.public import Person, SourcePerson
from handrail.sharing.services.erasing import _closure, _loose_uuids
from tests.factories import plans
from tests.factories.whole_life import CANARY, Life, whole_life
from tests.integration.sharing.retention.conftest import LATER, carried_out

pytestmark = pytest.mark.django_db
Commits = Callable[..., AbstractContextManager[list[Any]]]
KEPT_BY_DESIGN = {"disclosure_ledgerentry", "disclosure_ledgerdetail"}  # numbers alone; looked at below


@pytest.fixture
def life(work: plans.Work) -> Iterator[Life]:
    told = whole_life(work)
    with as_system("a test looks everywhere"):
        yield told


def tables() -> list[str]:
    return sorted({model._meta.db_table for model in apps.get_models(include_auto_created=True)})


def rows_with(word: str) -> dict[str, int]:
    """How many rows of each table hold a word in any column, whatever its type."""
    found = {}
    with connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
        for table in tables():
            if table in there:
                cursor.execute(f"SELECT count(*) FROM {table} AS held WHERE held::text ILIKE %s", [f"%{word}%"])
                found[table] = cursor.fetchone()[0]
    return {table: count for table, count in found.items() if count}


MADE = {
    "disclosure_ledgerdetail", "disclosure_reach", "frontdoor_contact", "frontdoor_attachment", "linkage_blockingkey",
    "linkage_match", "linkage_move", "linkage_moveset", "linkage_preparedrecord", "linkage_quarantinedrow",
    "planning_action", "planning_agreement", "planning_assessment", "planning_assessmentreasons",
    "planning_planreasons", "planning_dissent", "planning_goal",
    "planning_lead", "planning_member", "planning_need", "planning_plan", "planning_provision", "planning_review",
    "planning_view", "planning_viewanswers", "planning_voice", "records_address", "records_event", "records_flag",
    "records_identifier", "records_involvement", "records_name", "records_person", "records_relationship",
    "records_sourceperson", "records_sourcerecord", "sharing_accessrequest", "sharing_disclosuremade", "sharing_grant",
    "sharing_refusal", "transitions_needperiod", "transitions_transitioncase",
    "writing_draft", "writing_version",
}  # fmt: skip


def count(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return int(cursor.fetchone()[0])


def test_no_row_holds_a_word_or_a_number_of_whoever_was_disposed_of(
    life: Life, officers: tuple[User, User], django_capture_on_commit_callbacks: Commits
) -> None:
    person_id = str(life.person.pk)
    assert {table for table in MADE if not count(table)} == set(), "the test's person has something in every room"
    assert len(rows_with(CANARY)) > 25
    assert all(path.exists() for path in life.files)

    with clock.stopped_at(LATER), django_capture_on_commit_callbacks(execute=True):
        done = carried_out(officers)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # no key leads to what is not there any more

    assert done.certificate["whole"] == 2, "they, and whoever stands beside them"
    assert rows_with(CANARY) == {}
    assert rows_with(person_id).keys() <= KEPT_BY_DESIGN
    assert not any(path.exists() for path in life.files)


def test_whoever_stands_beside_them_keeps_everything(life: Life, officers: tuple[User, User]) -> None:
    with clock.stopped_at(LATER):
        # the other's name was last spoken of in 2026, so it is due as well: a hold keeps it
        from handrail.sharing.models import Hold
        from handrail.sharing.public import HoldOn, put_hold

        put_hold(
            on=HoldOn(life.other.pk), why=Hold.Why.COMPLAINT, words="A complaint", review_on=LATER.replace(year=2061),
            by=officers[0],
        )  # fmt: skip
        carried_out(officers)
    assert SourcePerson.objects.filter(person=life.other).count() == 1
    assert rows_with("Carroll")


def test_the_ledger_still_verifies_and_says_what_was_done(
    life: Life, officers: tuple[User, User], tmp_path: Any
) -> None:
    from handrail.disclosure.ledger.verify import verify_export
    from handrail.disclosure.public import export_ledger

    with clock.stopped_at(LATER):
        done = carried_out(officers)
    file = tmp_path / "ledger.jsonl"
    export_ledger(file)
    assert verify_export(file) == []
    entries = LedgerEntry.objects.filter(action="dispose")
    theirs = entries.get(subject=life.person.pk)
    assert theirs.body["disposal"] == done.pk
    assert theirs.body["whole"] is True
    assert theirs.actor_id == officers[1].pk


def test_every_model_that_leads_to_a_person_is_found_by_its_keys_or_by_number() -> None:
    """So that no room, and none to come, can keep somebody by forgetting to say that it does."""
    with as_system("a test looks at the models"):
        missed = []
        by_number = [one for one in apps.get_models() if one is not LedgerEntry and _loose_uuids(one)]
        followed = {field.model for start in (Person, *by_number) for field in _followed(start, set())}
        for model in apps.get_models():
            if model in (Person, LedgerEntry) or not model._meta.managed or not _leads_to_person(model, set()):
                continue
            if model not in followed and not _loose_uuids(model):
                missed.append(model._meta.label)
    assert missed == []


def _leads_to_person(model: type[models.Model], seen: set[type[models.Model]]) -> bool:
    if model is Person:
        return True
    seen.add(model)
    keys = [field for field in model._meta.concrete_fields if field.is_relation and field.related_model]
    named = any(field.attname == "person_id" for field in model._meta.concrete_fields)
    return named or any(
        field.related_model not in seen and _leads_to_person(field.related_model, seen)
        for field in keys
        if not (field.null and field.remote_field.on_delete is models.SET_NULL)
    )


def _followed(model: type[models.Model], seen: set[type[models.Model]]) -> Iterator[Any]:
    from handrail.sharing.services.erasing import _may_be_emptied, _pointing_at

    seen.add(model)
    for field in _pointing_at(model):
        if not _may_be_emptied(field):
            yield field
            if field.model not in seen:
                yield from _followed(field.model, seen)


def test_the_closure_is_the_same_however_often_it_is_asked(life: Life) -> None:
    once = _closure(Person, {life.person.pk})
    assert once == _closure(Person, {life.person.pk})
    assert SourcePerson in once
