"""Every table of the front door stands behind PostgreSQL's own wall: with nobody entered, it shows no row."""

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.db.models import Model

from handrail.disclosure.public import as_system, behind_the_wall
from handrail.frontdoor.models import Attachment
from handrail.frontdoor.policies import (
    ANSWER,
    ASKED_ABOUT,
    CHECK,
    CONTACT,
    DECISION,
    SHIFT,
    STEP,
    STEP_WORDS,
    TRIAGE,
    WORDS,
    InHands,
)
from handrail.frontdoor.public import hand_over, step
from handrail.kernel import clock
from tests.factories import frontdoor as make
from tests.factories.frontdoor import Posts
from tests.integration.frontdoor.test_steps import stepping
from tests.integration.frontdoor.test_who_sees import handed_on

POLICIES: dict[str, InHands] = {
    "Contact": CONTACT,  # its hands; and whoever is shared contacts of its person in summary
    "Words": WORDS,  # its hands; and whoever is shared them in full
    "RatingChange": TRIAGE,  # the front door, and the team that works with it now
    "Attachment": TRIAGE,
    "AgencyCheck": CHECK,  # those, and the agency that was asked
    "AskedAbout": ASKED_ABOUT,  # those, and the agency that was asked, until it needs it no longer
    "Decision": DECISION,  # those, and whoever is shared contacts of its person in summary
    "Answer": ANSWER,  # those, and the team that sent the contact
    "LevelStep": STEP,  # the team that takes over; and whoever is shared contacts of its person in summary
    "StepWords": STEP_WORDS,  # the same in full
    "ShiftHandover": SHIFT,  # the duty team
}


def models() -> list[type[Model]]:
    return list(apps.get_app_config("frontdoor").get_models(include_auto_created=True))


def test_each_table_has_the_policy_that_is_written_here() -> None:
    assert {model.__name__: model.disclosed_by for model in models()} == POLICIES


@pytest.mark.django_db
def test_each_table_has_row_level_security_with_one_policy_for_reading_and_none_for_writing() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname, c.relrowsecurity, array_agg(p.polname || ' ' || p.polcmd::text) "
            "FROM pg_class c LEFT JOIN pg_policy p ON p.polrelid = c.oid "
            "WHERE c.relkind = 'r' AND c.relname LIKE 'frontdoor%' GROUP BY 1, 2"
        )
        held = {table: (on, list(policies)) for table, on, policies in cursor.fetchall()}
    assert held == {model._meta.db_table: (True, ["handrail_reads r"]) for model in models()}


def test_without_anybody_entered_no_row_of_any_table_shows(posts: Posts) -> None:
    contact = handed_on(posts)
    hand_over(note="Nothing.", by=posts.reader("worker"))
    with as_system("a test prepares"):
        person = make.held_by(posts.school.post.team.agency)
        Attachment.objects.create(contact=contact, name="a", stored_as="b", size=1, scanned=True, at=clock.now())
    step(person_id=person.pk, stepping=stepping(posts), by=posts.reader("worker"))
    assert _shown(None, clock.today()) == dict.fromkeys(_all(), 0), "nobody has entered"
    assert all(_rows().values()), "each table must hold a row, or this test says nothing"


def test_a_membership_that_is_over_sees_nothing(posts: Posts) -> None:
    handed_on(posts)
    held = posts.worker
    held.until = clock.today()
    held.save()
    assert sum(_shown(held.pk, clock.today() - timedelta(days=1)).values()) > 0
    assert sum(_shown(held.pk, clock.today()).values()) == 0


def _shown(membership_id: int | None, on: date) -> dict[str, int]:
    purpose = "safeguarding" if membership_id else ""
    with transaction.atomic(), as_system("only the wall"), behind_the_wall(membership_id, purpose, on):
        return _counted()


def _rows() -> dict[str, int]:
    with as_system("a test counts"):
        return _counted()


def _counted() -> dict[str, int]:
    return {model.__name__: model._base_manager.count() for model in models()}


def _all() -> list[str]:
    return [model.__name__ for model in models()]
