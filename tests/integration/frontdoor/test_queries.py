"""How often a page asks the database: a fixed number, whatever hangs on it. Each figure is all that a request asks."""

from collections.abc import Callable
from typing import Any

import pytest

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


@pytest.mark.parametrize(("life", "most"), [(new, 25), (in_work, 30), (decided, 22)])
def test_the_page_of_triage(
    posts: Posts, life: Callable[[Posts], Contact], most: int, django_assert_num_queries: Any
) -> None:
    contact, client = life(posts), acting(posts.worker)
    address = f"/contacts/{contact.pk}/"
    client.get(address)
    with django_assert_num_queries(most):
        client.get(address)


def test_the_look_up_beside_the_form(posts: Posts, django_assert_num_queries: Any) -> None:
    client, typed = acting(posts.worker), {"given": "Aaliyah", "family": "Brooks"}
    client.post("/contacts/look-up/", typed)
    with django_assert_num_queries(17):
        client.post("/contacts/look-up/", typed)


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
