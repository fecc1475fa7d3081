"""How often a page asks the database for what is this room's: a fixed number, whatever hangs on it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from handrail.disclosure.public import as_system, reading
from handrail.frontdoor.models import Contact, LevelStep
from handrail.frontdoor.panels import about_them
from handrail.frontdoor.public import ask_checks, decide_contact, match_contact, rate_contact, step
from handrail.records.public import opened
from tests.factories import frontdoor as make
from tests.factories import partnership
from tests.factories.frontdoor import Posts
from tests.integration.frontdoor.conftest import acting
from tests.integration.frontdoor.test_steps import stepping


def new(posts: Posts) -> Contact:
    return make.contact(posts.reader("school"))


def in_work(posts: Posts) -> Contact:
    """Rated, asked of three, about somebody known, with two others alike."""
    with as_system("a test prepares"):
        person = make.held_by(posts.health.post.team.agency, posts.health.post.team, kind="camhs")
    contacts = [make.contact(posts.reader("school")) for _ in range(3)]
    contact = rate_contact(contact=contacts[0], rating="amber", by=posts.reader("worker"))
    ask_checks(contact=contact, asking=make.asking(posts.police, posts.health, posts.school), by=posts.reader("worker"))
    return match_contact(contact=contact, person_id=person.pk, by=posts.reader("worker"))


def decided(posts: Posts) -> Contact:
    contact = in_work(posts)
    decide_contact(contact=contact, deciding=make.deciding(), by=posts.reader("worker"))
    return contact


def asked_by(client: Client, address: str, form: dict[str, str] | None = None) -> int:
    """How many queries of a page name a table of this room; what every page asks is counted where it belongs."""

    def ask() -> None:
        answer = client.get(address) if form is None else client.post(address, form)
        assert answer.status_code == 200

    ask()
    with CaptureQueriesContext(connection) as asked:
        ask()
    return sum('FROM "frontdoor_' in query["sql"] for query in asked)


@pytest.mark.parametrize(("life", "queries"), [(new, 5), (in_work, 8), (decided, 7)])
def test_the_page_of_triage(posts: Posts, life: Callable[[Posts], Contact], queries: int) -> None:
    contact = life(posts)
    assert asked_by(acting(posts.worker), f"/contacts/{contact.pk}/") == queries


@pytest.mark.parametrize("number", [2, 12])
def test_the_queue_however_long_it_is(posts: Posts, number: int) -> None:
    """The list, its words, its figures (two), the last handover."""
    for _ in range(number):
        rated = rate_contact(contact=new(posts), rating="amber", by=posts.reader("worker"))
        ask_checks(contact=rated, asking=make.asking(posts.police), by=posts.reader("worker"))
    assert asked_by(acting(posts.officer), "/front-door/") == 5


def test_the_look_up_beside_the_form_asks_nothing_of_contacts(posts: Posts) -> None:
    typed = {"given": "Aaliyah", "family": "Brooks"}
    assert asked_by(acting(posts.worker), "/contacts/look-up/", typed) == 0


def test_what_a_persons_page_asks_of_the_front_door(posts: Posts, django_assert_num_queries: Any) -> None:
    """Contacts, decisions, steps and why: each table once. It was two tables twice."""
    contact = decided(posts)
    assert contact.person_id is not None
    with as_system("a test prepares"):
        partnership.reach(contact.person_id, team=posts.mdt.post.team)
    for level in (4, 3):
        step(person_id=contact.person_id, stepping=stepping(posts, to_level=level), by=posts.reader("mdt"))
    with reading(posts.reader("mdt")):
        held = opened(contact.person_id)
        list(LevelStep.objects.all())
        with django_assert_num_queries(4):
            shown = about_them(held)
    assert shown is not None
    assert len(shown["steps"].rows) == 2
