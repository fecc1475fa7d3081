"""What the front door tells of somebody's worker, and to whom: no more than the sharing matrix gives."""

import re
from typing import Any

import pytest

from handrail.disclosure.models import LedgerDetail, LedgerEntry
from handrail.disclosure.public import as_system
from handrail.frontdoor.models import Contact
from handrail.frontdoor.public import decide_contact, hand_over, match_contact, step, take_up_contact
from handrail.partnership.public import Membership
from handrail.records.public import Person
from tests.factories import frontdoor as make
from tests.factories import partnership, records
from tests.factories.frontdoor import Posts
from tests.integration.frontdoor.conftest import acting
from tests.integration.frontdoor.test_steps import stepping

TEAM, WORKER, SOMEBODY = "Adolescent MDT 1", "Jo Marsh", "the worker who already works with them"


def text(answer: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


@pytest.fixture
def with_worker(posts: Posts) -> Person:
    with as_system("a test prepares"):
        posts.mdt.post.team.agency.duty_phone = "01632 960888"
        posts.mdt.post.team.agency.save()
        return make.held_by(posts.mdt.post.team.agency, posts.mdt.post.team, worker=WORKER)


def matched(posts: Posts, person: Person, by: str = "school") -> Contact:
    """A contact that the front door, and not its sender, has said whom it is about."""
    return match_contact(contact=make.contact(posts.reader(by)), person_id=person.pk, by=posts.reader("worker"))


def pages_of(held: Membership, contact: Contact) -> str:
    client = acting(held)
    return " ".join(text(client.get(address)) for address in (f"/contacts/{contact.pk}/", "/contacts/", "/"))


class TestTheSender:
    @pytest.mark.parametrize("who", ["school", "police"])
    def test_learns_that_it_went_to_a_worker_and_not_to_whom(self, posts: Posts, with_worker: Person, who: str) -> None:
        seen = pages_of(getattr(posts, who), matched(posts, with_worker, who))
        assert f"It went to {SOMEBODY}." in seen
        assert "They answer by the end of 18 Nov 2026." in seen
        assert [word for word in (TEAM, WORKER, posts.mdt.post.team.agency.name) if word in seen] == []

    @pytest.mark.parametrize("who", ["school", "police"])
    def test_who_works_with_them_too_learns_as_much_as_a_pointer_tells(
        self, posts: Posts, with_worker: Person, who: str
    ) -> None:
        with as_system("a test prepares"):
            partnership.reach(with_worker.pk, team=getattr(posts, who).post.team)
        seen = pages_of(getattr(posts, who), matched(posts, with_worker, who))
        assert "It went to Marlshire children&#39;s social care" in seen
        assert "ring 01632 960888" in seen
        assert [word for word in (TEAM, WORKER) if word in seen] == []

    def test_is_not_told_by_the_name_of_who_answers(self, posts: Posts, with_worker: Person) -> None:
        contact = matched(posts, with_worker)
        take_up_contact(contact=contact, answer="We see her tomorrow.", by=posts.reader("mdt"))
        seen = pages_of(posts.school, contact)
        assert "We see her tomorrow." in seen
        assert [word for word in (TEAM, str(posts.mdt.user)) if word in seen] == []

    def test_knows_who_decided_at_the_front_door(self, posts: Posts) -> None:
        contact = make.contact(posts.reader("school"))
        decide_contact(contact=contact, deciding=make.deciding(), by=posts.reader("worker"))
        assert f"{posts.worker.user}, Integrated Front Door" in pages_of(posts.school, contact)


class TestTheFrontDoor:
    @pytest.mark.parametrize("who", ["worker", "officer"])
    def test_is_told_what_a_pointer_tells(self, posts: Posts, with_worker: Person, who: str) -> None:
        contact, client = matched(posts, with_worker), acting(getattr(posts, who))
        addresses = (f"/contacts/{contact.pk}/", "/front-door/", "/")
        seen = " ".join(text(client.get(address)) for address in addresses)
        assert "It went to Marlshire children&#39;s social care" in seen
        assert "ring 01632 960888" in seen
        assert [word for word in (TEAM, WORKER) if word in text(client.get(addresses[0])).split("Decide")[0]] == []
        assert [word for word in (WORKER,) if word in seen] == []

    def test_is_told_of_no_agency_that_keeps_even_that_back(self, posts: Posts) -> None:
        with as_system("a test prepares"):
            source = records.young_person(posts.police.post.team.agency)
            values = {"item_class": "police_intelligence", "kind": "social_worker", "worker": WORKER}
            records.involvement(source, team=posts.police.post.team, **values)
        contact = matched(posts, source.person)
        seen = text(acting(posts.worker).get(f"/contacts/{contact.pk}/"))
        assert f"It went to {SOMEBODY}." in seen
        assert f"{posts.police.post.team.agency.name}: works with them" not in seen

    def test_is_not_told_by_the_message_that_says_where_it_went(self, posts: Posts, with_worker: Person) -> None:
        contact = make.contact(posts.reader("school"))
        address = f"/contacts/{contact.pk}/who/"
        done = acting(posts.worker).post(address, {"person": str(with_worker.pk)}, follow=True)
        assert f"It went to {SOMEBODY}." in text(done)

    def test_is_refused_a_second_referral_without_a_team_named(self, posts: Posts, with_worker: Person) -> None:
        contact = matched(posts, with_worker)
        said = {"level": "4", "statements": ["4b"], "route": "social_care", "team": str(posts.mdt.post.team_id)}
        client = acting(posts.worker)
        done = client.post(f"/contacts/{contact.pk}/decide/", {**said, "rationale": "Why.", "answer": "Thank you."})
        assert "Somebody works with them already" in text(done)
        assert f"{TEAM} works with them" not in text(done)


class TestSteps:
    def test_their_state_is_in_summary_and_their_words_are_in_full(self, posts: Posts, with_worker: Person) -> None:
        with as_system("a test prepares"):
            partnership.reach(with_worker.pk, team=posts.health.post.team)
        said = stepping(posts, reason="Nobody has seen the men.", receiving_lead="Ola Reed")
        step(person_id=with_worker.pk, stepping=said, by=posts.reader("mdt"))
        own = text(acting(posts.mdt).get(f"/person/{with_worker.pk}/"))
        assert "Nobody has seen the men." in own
        seen = text(acting(posts.health).get(f"/person/{with_worker.pk}/"))
        assert "Down, level 4 to 3" in seen
        assert [word for word in ("Nobody has seen the men.", "Ola Reed", TEAM) if word in seen] == []


class TestNames:
    def test_a_contact_known_in_summary_is_listed_by_reference_alone(self, posts: Posts, with_worker: Person) -> None:
        """Before a second contact is sent, the first is shown: without what another agency called them."""
        with as_system("a test prepares"):
            partnership.reach(with_worker.pk, team=posts.health.post.team)
        contact = make.contact(posts.reader("school"), with_worker, given="Kestrel", family="Novak")
        typed = {
            "in_danger": "no",
            "given": "Aaliyah",
            "happened": "Came alone.",
            "worry": "Burns.",
            "consent": "agreed",
            "person": str(with_worker.pk),
        }
        seen = text(acting(posts.health).post("/contacts/new/", typed))
        assert contact.reference in seen
        assert [word for word in ("Kestrel", "NOVAK", "Novak") if word in seen] == []

    def test_a_name_cannot_be_tried_on_contacts_that_are_known_in_summary(
        self, posts: Posts, with_worker: Person
    ) -> None:
        with as_system("a test prepares"):
            partnership.reach(with_worker.pk, team=posts.health.post.team)
        make.contact(posts.reader("school"), with_worker, given="Kestrel", family="Novak")
        typed = {"in_danger": "no", "given": "Kestrel", "family": "Novak", "happened": "Came.", "worry": "Burns."}
        sent = acting(posts.health).post("/contacts/new/", {**typed, "consent": "agreed"})
        assert sent.status_code == 302, "nothing alike that health may read"


class TestLedger:
    def test_lists_of_checks_stand_on_it_by_person(self, posts: Posts, with_worker: Person) -> None:
        from handrail.frontdoor.public import ask_checks

        contact = matched(posts, with_worker)
        ask_checks(contact=contact, asking=make.asking(posts.police), by=posts.reader("worker"))
        for address in ("/checks/", "/"):
            acting(posts.police).get(address)
            assert _listed(posts.police) == [str(with_worker.pk)], address

    def test_shift_notes_stand_on_it_by_whom_they_name(self, posts: Posts, with_worker: Person) -> None:
        contact = matched(posts, with_worker)
        hand_over(note=f"{contact.reference} waits for the police; C-999999 is nothing.", by=posts.reader("worker"))
        decide_contact(contact=contact, deciding=make.deciding(), by=posts.reader("worker"))
        for address in ("/front-door/shift/", "/front-door/"):
            acting(posts.officer).get(address)
            assert _listed(posts.officer) == [str(with_worker.pk)], address

    def test_what_a_team_has_sent_stands_on_it_by_person(self, posts: Posts, with_worker: Person) -> None:
        matched(posts, with_worker)
        acting(posts.school).get("/contacts/")
        assert _listed(posts.school) == [str(with_worker.pk)]


def _listed(by: Membership) -> list[str]:
    last = LedgerEntry.objects.filter(action="list_contacts", actor_id=by.user_id).first()
    assert last is not None
    found: list[str] = LedgerDetail.objects.get(entry=last).text["subjects"]
    return found
