"""Opened lately: the reader's own, the last first, nobody named whom they may no longer open."""

from collections.abc import Callable

import pytest
from django.test import Client

from handrail.disclosure.models import LedgerDetail, LedgerEntry
from handrail.disclosure.public import Reach, as_system
from handrail.partnership.public import Membership
from handrail.records.public import Person
from tests.factories import frontdoor, partnership, records

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Membership], Client]


def held_by(held: Membership, given: str) -> Person:
    with as_system("a test prepares"):
        person = records.young_person(held.post.team.agency, given=given).person
    partnership.reach(person.pk, team=held.post.team)
    return person


def lately(client: Client, path: str = "/") -> list[str]:
    """The lines of the list on a page."""
    page = client.get(path).content.decode()
    if "app-recent" not in page:
        return []
    part = page.split('class="app-recent"')[1].split("</ul>")[0]
    return [line.split(">")[-1] for line in part.split("</a>")[:-1]]


@pytest.mark.parametrize("path", ["/", "/find"])
def test_the_last_opened_comes_first_and_each_once(signed_in: SignedIn, ruth: Membership, path: str) -> None:
    ada, bea, _ = (held_by(ruth, given) for given in ("Ada", "Bea", "Cyd"))
    client = signed_in(ruth)
    assert lately(client, path) == []
    for person in (ada, bea, ada):
        client.get(f"/person/{person.pk}/")
    assert lately(client, path) == ["BROOKS, Ada", "BROOKS, Bea"]


def test_nobody_sees_what_a_colleague_opened(signed_in: SignedIn, ruth: Membership) -> None:
    signed_in(ruth).get(f"/person/{held_by(ruth, 'Ada').pk}/")
    assert lately(signed_in(partnership.membership("mdt_social_worker", of=ruth.post.team))) == []


def test_who_may_no_longer_be_opened_is_not_named(signed_in: SignedIn, ruth: Membership) -> None:
    ada, bea = (held_by(ruth, given) for given in ("Ada", "Bea"))
    client = signed_in(ruth)
    for person in (ada, bea):
        client.get(f"/person/{person.pk}/")
    Reach.objects.filter(person_id=bea.pk).delete()
    assert lately(client) == ["BROOKS, Ada"]


def test_who_was_refused_was_not_opened(signed_in: SignedIn, ruth: Membership) -> None:
    stranger = held_by(partnership.membership("mdt_social_worker"), "Ada")
    client = signed_in(ruth)
    assert client.get(f"/person/{stranger.pk}/").status_code == 403
    partnership.reach(stranger.pk, team=ruth.post.team)
    assert lately(client) == []


def test_acting_in_a_post_that_opens_nobody_names_nobody(signed_in: SignedIn, ruth: Membership) -> None:
    client = signed_in(ruth)
    client.get(f"/person/{held_by(ruth, 'Ada').pk}/")
    steward = partnership.membership("data_steward", who=ruth.user)
    client.post("/acting/post", {"membership": steward.pk})
    assert lately(client) == []


def test_a_contact_is_there_while_it_is_in_ones_hands(signed_in: SignedIn) -> None:
    with as_system("a test prepares"):
        posts = frontdoor.posts()
    contact = frontdoor.contact(posts.reader("school"))
    client = signed_in(posts.worker)
    client.get(f"/contacts/{contact.pk}/")
    assert lately(client) == [f"{contact.reference} BROOKS, Aaliyah"]
    with as_system("a test hands it on"):
        elsewhere = partnership.team()
        type(contact).objects.filter(pk=contact.pk).update(receiving_team=elsewhere)
    assert lately(client) == []


def test_that_names_were_shown_stands_on_the_ledger(signed_in: SignedIn, ruth: Membership) -> None:
    ada = held_by(ruth, "Ada")
    client = signed_in(ruth)
    client.get(f"/person/{ada.pk}/")
    client.get("/find")
    entry = LedgerEntry.objects.filter(action="list_own").latest("seq")
    assert LedgerDetail.objects.get(entry=entry).text["subjects"] == [str(ada.pk)]


def test_there_is_an_end_to_it(signed_in: SignedIn, ruth: Membership) -> None:
    client = signed_in(ruth)
    for number in range(22):
        client.get(f"/person/{held_by(ruth, f'Number {number}').pk}/")
    assert len(lately(client, "/find")) == 20
    assert lately(client)[0] == "BROOKS, Number 21"
    assert len(lately(client)) == 6
