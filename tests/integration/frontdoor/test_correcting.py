"""What was told is put right, and what was decided gives way to another decision: nothing is written over."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from handrail.disclosure.public import as_system
from handrail.frontdoor.models import Answer, Contact, Decision, RatingChange, Words
from handrail.frontdoor.public import decide_contact, decide_otherwise, make_public_contact, rate_contact
from handrail.frontdoor.services.decisions import CannotDecide
from handrail.kernel import clock
from tests.factories import frontdoor as make
from tests.factories.frontdoor import Posts
from tests.integration.frontdoor.conftest import MORNING, acting, on_the_page
from tests.integration.frontdoor.test_pages import DECISION, TYPED

RIGHT = {**TYPED, "happened": "Came in with two phones."}


def text(answer: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


class TestWords:
    def test_the_sender_puts_them_right_and_the_front_door_sees_both(self, posts: Posts) -> None:
        contact, client = make.contact(posts.reader("school")), acting(posts.school)
        address = f"/contacts/{contact.pk}/correct/"
        assert address in client.get(f"/contacts/{contact.pk}/").content.decode()
        assert on_the_page(client, address, RIGHT).status_code == 302
        at_the_door = acting(posts.worker)
        seen = text(at_the_door.get(f"/contacts/{contact.pk}/"))
        assert ("Came in with two phones." in seen, "Put right since it was sent" in seen) == (True, True)
        assert "would not say whose it was" in text(at_the_door.get(f"/contacts/{contact.pk}/history/"))

    def test_two_at_once_are_shown_both_texts(self, posts: Posts) -> None:
        contact = make.contact(posts.reader("school"))
        address, first, second = f"/contacts/{contact.pk}/correct/", acting(posts.school), acting(posts.school)
        line = re.search(r'name="draft-page" value="([^"]+)"', second.get(address).content.decode())
        assert line is not None
        on_the_page(first, address, RIGHT)
        late = second.post(address, {**RIGHT, "happened": "Came in with a knife.", "draft-page": line[1]})
        assert late.status_code == 409
        assert ("phones" in text(late), "knife" in text(late)) == (True, True)

    def test_a_mistake_gets_a_sentence_and_keeps_what_was_typed(self, posts: Posts) -> None:
        contact = make.contact(posts.reader("school"))
        done = on_the_page(acting(posts.school), f"/contacts/{contact.pk}/correct/", {**RIGHT, "worry": ""})
        assert (done.status_code, "two phones" in text(done)) == (422, True)

    @pytest.mark.parametrize("who", ["worker", "officer"])
    def test_the_front_door_does_not_rewrite_what_somebody_told_it(self, posts: Posts, who: str) -> None:
        contact = make.contact(posts.reader("school"))
        refused = acting(getattr(posts, who)).get(f"/contacts/{contact.pk}/correct/")
        assert "put right by whoever sent it" in text(refused)

    def test_but_takes_down_what_somebody_without_an_account_adds_by_telephone(self, posts: Posts) -> None:
        contact = make_public_contact(told=make.told(referrer_name="Ann Dee"))
        assert on_the_page(acting(posts.officer), f"/contacts/{contact.pk}/correct/", RIGHT).status_code == 302
        with as_system("a test looks"):
            words = Words.objects.get()
        assert (words.happened, words.version, words.written_by) == ("Came in with two phones.", 2, posts.officer.user)

    def test_what_a_decision_rests_on_is_not_changed_afterwards(self, posts: Posts) -> None:
        contact = make.contact(posts.reader("school"))
        decide_contact(contact=contact, deciding=make.deciding(), by=posts.reader("worker"))
        assert "decided on already" in text(acting(posts.school).get(f"/contacts/{contact.pk}/correct/"))

    @pytest.mark.parametrize("who", ["police", "health", "mdt"])
    def test_nobody_else_is_told_that_there_is_such_a_contact(self, posts: Posts, who: str) -> None:
        contact = make.contact(posts.reader("school"))
        for part in ("correct", "history"):
            assert acting(getattr(posts, who)).get(f"/contacts/{contact.pk}/{part}/").status_code == 404


class TestDecisions:
    def test_another_takes_its_place_says_why_and_sends_another_answer(self, posts: Posts) -> None:
        contact = make.contact(posts.reader("school"))
        decide_contact(contact=contact, deciding=make.deciding(), by=posts.reader("worker"))
        client = acting(posts.worker)
        address = f"/contacts/{contact.pk}/decide-otherwise/"
        refused = client.post(address, DECISION)
        assert (refused.status_code, "Say why" in text(refused)) == (422, True)
        changed = {**DECISION, "because": "The school was closed.", "answer": "Please ring us on Monday."}
        with clock.stopped_at(MORNING + timedelta(minutes=10)):
            done = client.post(address, changed)
            assert done.status_code == 302, text(done)
            seen = text(client.get(f"/contacts/{contact.pk}/"))
        assert ("The school was closed." in seen, "Why not as before" in seen) == (True, True)
        told = text(acting(posts.school).get(f"/contacts/{contact.pk}/"))
        assert ("Please ring us on Monday." in told, "The school was closed." in told) == (True, False)
        with as_system("a test looks"):
            first, second = Decision.objects.all()
            assert (second.replaces, first.rationale, Answer.objects.count()) == (
                first,
                "One need, and the school meets it.",
                2,
            )

    def test_the_one_that_stands_is_the_last(self, posts: Posts) -> None:
        with as_system("a test prepares"):
            person = make.held_by(posts.mdt.post.team.agency, posts.mdt.post.team, kind="school")
        contact = make.contact(posts.reader("school"), person)
        decide_contact(contact=contact, deciding=make.deciding(), by=posts.reader("worker"))
        said = make.deciding(level=3, route="family_help", statements=["3a"], team=posts.mdt.post.team)
        decide_otherwise(contact=contact, deciding=said, because="Several needs.", by=posts.reader("worker"))
        seen = text(acting(posts.mdt).get(f"/person/{person.pk}/"))
        assert ("Level 3: Targeted, Family Help" in seen, "Information and advice" in seen) == (True, False)

    def test_a_referral_that_was_decided_wrongly_is_no_referral_before_itself(self, posts: Posts) -> None:
        with as_system("a test prepares"):
            person = make.held_by(posts.school.post.team.agency)
        contact = make.contact(posts.reader("school"), person)
        said = make.deciding(level=4, route="social_care", statements=["4b"], team=posts.mdt.post.team)
        decide_contact(contact=contact, deciding=said, by=posts.reader("worker"))
        other = make.deciding(level=4, route="strategy_discussion", statements=["4a"], team=posts.mdt.post.team)
        decision = decide_otherwise(contact=contact, deciding=other, because="Graver.", by=posts.reader("worker"))
        assert (decision.is_referral, decision.is_re_referral) == (True, False)

    def test_there_is_none_to_replace_before_the_first(self, posts: Posts) -> None:
        contact = make.contact(posts.reader("school"))
        with pytest.raises(CannotDecide, match="no decision"):
            decide_otherwise(contact=contact, deciding=make.deciding(), because="Why.", by=posts.reader("worker"))

    @pytest.mark.parametrize("model", [Decision, RatingChange])
    def test_the_database_refuses_to_change_what_is_written_once(self, posts: Posts, model: Any) -> None:
        contact = rate_contact(contact=make.contact(posts.reader("school")), rating="amber", by=posts.reader("worker"))
        decide_contact(contact=contact, deciding=make.deciding(), by=posts.reader("worker"))
        with as_system("a test tries"), pytest.raises(IntegrityError, match="written once"), transaction.atomic():
            model.objects.update(at=clock.now() + timedelta(days=1))


def test_a_contact_is_kept_where_it_stands_and_what_was_told_apart() -> None:
    """Whoever may know of a contact in summary is given a row with no word of it, whatever a view does."""
    told = {"given", "family", "happened", "worry", "referrer_name", "referrer_email", "consent_reason"}
    assert told & {field.name for field in Contact._meta.fields} == set()
