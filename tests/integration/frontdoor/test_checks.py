"""What an agency that is asked reads of somebody, for how long, and what it says."""

import re
from datetime import timedelta
from typing import Any

import pytest

from handrail.disclosure.public import ClosedRow, Level, as_system, reading, replace_closed
from handrail.frontdoor.models import AgencyCheck, AskedAbout, Contact
from handrail.frontdoor.public import Answering, answer_check, ask_checks, decide_contact, withdraw_check
from handrail.frontdoor.services.answering import CannotAnswer
from handrail.frontdoor.services.checks import CannotAsk
from handrail.kernel import clock
from handrail.writing.public import Conflict, Version
from tests.factories import frontdoor as make
from tests.factories.frontdoor import Posts
from tests.integration.frontdoor.conftest import MORNING, acting, on_the_page

ADDRESS, QUESTION = "12 Quay Row", "Is she known for carrying?"
TOLD = Answering(answer="information", text="Stopped twice.", level=Level.SUMMARY)


def text(answer: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def asked(posts: Posts, **values: Any) -> AgencyCheck:
    contact = make.contact(posts.reader("school"), address=ADDRESS)
    asking = make.asking(posts.police, question=QUESTION, **values)
    return ask_checks(contact=contact, asking=asking, by=posts.reader("officer"))[0]


def page_of(check: AgencyCheck, posts: Posts, days: int = 0) -> str:
    with clock.stopped_at(MORNING + timedelta(days=days)):
        client = acting(posts.police)
        return text(client.get(f"/checks/{check.pk}/")) + text(client.get("/checks/"))


class TestWhatAnAgencyReads:
    def test_name_and_birth_date_to_answer_by_and_no_address(self, posts: Posts) -> None:
        seen = page_of(asked(posts), posts)
        assert ("BROOKS, Aaliyah" in seen, "14 March 2009" in seen, QUESTION in seen) == (True, True, True)
        assert [word for word in (ADDRESS, "ZZ1 1AA", "Lives or stays") if word in seen] == []
        with as_system("a test looks"):
            assert AskedAbout.objects.get().address == "", "nor is it copied"

    def test_the_address_where_the_front_door_says_that_they_need_it(self, posts: Posts) -> None:
        contact = make.contact(posts.reader("school"), address=ADDRESS)
        police = posts.police.post.team.agency_id
        form = {"whom": [f"{police}-"], "question": QUESTION, "with_address": "yes"}
        assert acting(posts.officer).post(f"/contacts/{contact.pk}/ask/", form).status_code == 302
        with as_system("a test looks"):
            check = AgencyCheck.objects.get()
        assert f"{ADDRESS}, ZZ1 1AA" in page_of(check, posts)

    @pytest.mark.parametrize(("days", "reads"), [(6, True), (7, False), (400, False)])
    def test_some_days_after_its_answer_it_reads_its_own_answer_and_the_reference(
        self, posts: Posts, days: int, reads: bool
    ) -> None:
        check = asked(posts)
        answer_check(check=check, said=TOLD, by=posts.reader("police"))
        seen = page_of(check, posts, days)
        assert ("Aaliyah" in seen, "14 March 2009" in seen, QUESTION in seen) == (reads, reads, reads)
        assert ("Stopped twice." in seen, check.reference in seen) == (True, True)
        with clock.stopped_at(MORNING + timedelta(days=days)), reading(posts.reader("police")):
            assert AskedAbout.objects.exists() is reads

    def test_nothing_more_once_it_is_withdrawn(self, posts: Posts) -> None:
        check = asked(posts)
        assert acting(posts.officer).post(f"/checks/{check.pk}/withdraw/").status_code == 302
        seen = page_of(check, posts)
        assert "The front door withdrew this" in seen
        assert [word for word in ("Aaliyah", "BROOKS", QUESTION) if word in seen] == []
        with pytest.raises(CannotAnswer, match="withdrawn"):
            answer_check(check=check, said=TOLD, by=posts.reader("police"))

    def test_after_the_decision_for_some_days_in_which_it_may_still_answer(self, posts: Posts) -> None:
        check = asked(posts)
        decide_contact(contact=check.contact, deciding=make.deciding(), by=posts.reader("worker"))
        with clock.stopped_at(MORNING + timedelta(days=7)), pytest.raises(CannotAnswer, match="run out"):
            answer_check(check=check, said=TOLD, by=posts.reader("police"))
        assert "Ring the front door" in page_of(check, posts, 7)
        with clock.stopped_at(MORNING + timedelta(days=6)):
            answer_check(check=check, said=TOLD, by=posts.reader("police"))

    def test_what_is_withdrawn_can_be_asked_again_and_is_withdrawn_once(self, posts: Posts) -> None:
        check = asked(posts)
        withdraw_check(check=check, by=posts.reader("officer"))
        with pytest.raises(CannotAsk, match="withdrawn"):
            withdraw_check(check=check, by=posts.reader("officer"))
        assert ask_checks(contact=check.contact, asking=make.asking(posts.police), by=posts.reader("officer"))


class TestVersions:
    def test_an_answer_is_put_right_and_what_stood_before_stays(self, posts: Posts) -> None:
        check = asked(posts)
        address, client = f"/checks/{check.pk}/", acting(posts.police)
        on_the_page(client, address, {"answer": "nothing"})
        with clock.stopped_at(MORNING + timedelta(minutes=10)):
            on_the_page(client, address, {"answer": "information", "level": "2", "text": "Stopped twice."})
            seen = text(client.get(address))
            assert "What your agency said before" in seen
            at_the_door = acting(posts.worker)
            assert "Put right 17 Nov 2026 at 09:22" in text(at_the_door.get(f"/contacts/{check.contact_id}/"))
            history = text(at_the_door.get(f"/checks/{check.pk}/history/"))
            assert ("Nothing known" in history, "In a line" in history) == (True, True)
        with as_system("a test looks"):
            kept = Version.objects.filter(kind="frontdoor.agencycheck", record_id=check.pk).order_by("number")
            assert [one.values["answer"] for one in kept] == ["", "nothing", "information"]

    def test_two_who_answer_at_once_are_shown_both_and_neither_is_lost(self, posts: Posts) -> None:
        check = asked(posts)
        address, first, second = f"/checks/{check.pk}/", acting(posts.police), acting(posts.police)
        line = re.search(r'name="draft-page" value="([^"]+)"', second.get(address).content.decode())
        assert line is not None
        on_the_page(first, address, {"answer": "information", "level": "2", "text": "Stopped twice."})
        late = second.post(address, {"answer": "declined", "text": "Ask the other force.", "draft-page": line[1]})
        assert late.status_code == 409
        assert ("Stopped twice." in text(late), "Ask the other force." in text(late)) == (True, True)

    def test_nobody_answers_over_an_answer_that_they_have_not_seen(self, posts: Posts) -> None:
        check = asked(posts)
        answer_check(check=check, said=TOLD, by=posts.reader("police"))
        check.version = 1  # as a colleague's page still has it
        with pytest.raises(Conflict):
            answer_check(check=check, said=Answering(answer="nothing"), by=posts.reader("police"))


def test_somebody_closed_to_whoever_answers_hides_that_check_and_no_other(posts: Posts) -> None:
    """An agency that is asked sees no contact: the wall alone can tell whom a check is about."""
    about_them, other = asked(posts), asked(posts)
    with as_system("a test prepares"):
        person = make.held_by(posts.health.post.team.agency)
        Contact.objects.filter(pk=about_them.contact_id).update(person=person, matched_at=clock.now())
        replace_closed([ClosedRow(posts.police.user_id, person.pk, "connection 1", clock.today(), None)])
    client = acting(posts.police)
    answered = [client.get(f"/checks/{one.pk}/").status_code for one in (about_them, other)]
    assert answered == [404, 200]
    with reading(posts.reader("police")):
        assert [one.pk for one in AgencyCheck.objects.all()] == [other.pk]
