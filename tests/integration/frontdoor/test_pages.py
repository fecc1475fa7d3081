"""The pages of the front door, as those who use them meet them."""

import re
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from handrail.disclosure.models import LedgerEntry
from handrail.disclosure.public import Level, as_system
from handrail.frontdoor.models import AgencyCheck, Attachment, Contact, ShiftHandover
from handrail.frontdoor.public import Answering, answer_check, ask_checks, rate_contact
from handrail.kernel.scanning import ScanRefused
from tests.factories import frontdoor as make
from tests.factories import partnership
from tests.factories.frontdoor import Posts
from tests.integration.frontdoor.conftest import acting, on_the_page

WORRY = "Older people may be paying for her silence."
TYPED = {
    "in_danger": "no",
    "given": "Aaliyah",
    "family": "Brooks",
    "born-day": "14",
    "born-month": "3",
    "born-year": "2009",
    "happened": "Came in with a new phone.",
    "worry": WORRY,
    "consent": "agreed",
}
DECISION = {
    "level": "2",
    "statements": ["2a"],
    "route": "advice",
    "rationale": "The school meets it.",
    "answer": "Thank you: go on as you plan to.",
}


def text(answer: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def sent(posts: Posts, **values: Any) -> Contact:
    return make.contact(posts.reader("school"), worry=WORRY, **values)


class TestWriting:
    def test_from_form_to_receipt(self, posts: Posts) -> None:
        client = acting(posts.school)
        assert client.get("/contacts/new/").status_code == 200
        answer = client.post("/contacts/new/", TYPED, follow=True)
        with as_system("a test looks"):
            contact = Contact.objects.get()
        assert answer.redirect_chain[-1][0] == f"/contacts/{contact.pk}/"
        assert f"Your reference is {contact.reference}" in text(answer)
        assert "Integrated Front Door" in text(answer)

    @pytest.mark.parametrize(
        ("change", "says"),
        [
            ({"in_danger": ""}, "Say whether anybody is in danger now"),
            ({"given": "", "family": ""}, "Say who it is, as far as you know"),
            ({"worry": ""}, "What are you worried about"),
            ({"consent": "refused"}, "Say why you go ahead without their agreement"),
            ({"born-year": "2090"}, "must be on or before"),
            ({"born-month": "17"}, "real month"),
        ],
    )
    def test_what_is_missing_is_said_and_what_was_typed_is_kept(
        self, posts: Posts, change: dict[str, str], says: str
    ) -> None:
        answer = acting(posts.school).post("/contacts/new/", {**TYPED, **change})
        assert answer.status_code == 422
        assert says in text(answer)
        assert "Came in with a new phone." in text(answer)
        with as_system("a test looks"):
            assert not Contact.objects.exists()

    def test_looking_sends_nothing_and_keeps_everything(self, posts: Posts) -> None:
        answer = acting(posts.school).post("/contacts/new/", {**TYPED, "worry": "", "look": "yes"})
        assert answer.status_code == 200
        assert "There is a problem" not in text(answer)
        assert "Came in with a new phone." in text(answer)

    def test_an_open_contact_of_the_same_name_is_shown_before_another_is_sent(self, posts: Posts) -> None:
        sent(posts)
        client = acting(posts.school)
        answer = client.post("/contacts/new/", TYPED)
        assert "is this one of these?" in text(answer)
        with as_system("a test looks"):
            assert Contact.objects.count() == 1
        client.post("/contacts/new/", {**TYPED, "seen_alike": "yes"})
        with as_system("a test looks"):
            assert Contact.objects.count() == 2

    def test_another_agencys_open_contact_is_not_told_of(self, posts: Posts) -> None:
        make.contact(posts.reader("police"))
        answer = acting(posts.school).post("/contacts/new/", TYPED)
        assert answer.status_code == 302

    def test_an_address_that_somebody_has_kept_makes_no_contact_about_its_person(self, posts: Posts) -> None:
        with as_system("a test prepares"):
            person = make.held_by(posts.health.post.team.agency, posts.health.post.team, kind="camhs")
        acting(posts.school).post("/contacts/new/", {**TYPED, "person": str(person.pk)})
        with as_system("a test looks"):
            contact = Contact.objects.get()
        assert (contact.person_id, contact.taking_team_id) == (None, None)

    @pytest.mark.parametrize("role", ["ig_officer", "data_steward", "commissioner", "partnership_administrator"])
    def test_posts_that_work_with_nobody_write_none(self, posts: Posts, role: str) -> None:
        with as_system("a test prepares"):
            held = partnership.membership(role)
        assert acting(held).get("/contacts/new/").status_code == 403


class TestReading:
    def test_whoever_sent_it_sees_the_answer_and_nothing_of_what_agencies_said(self, posts: Posts) -> None:
        contact = sent(posts)
        (check,) = ask_checks(contact=contact, asking=make.asking(posts.police), by=posts.reader("worker"))
        answer_check(
            check=check,
            said=Answering(answer="information", text="A secret.", level=Level.FULL),
            by=posts.reader("police"),
        )
        acting(posts.worker).post(f"/contacts/{contact.pk}/decide/", DECISION)
        page = text(acting(posts.school).get(f"/contacts/{contact.pk}/"))
        assert "Thank you: go on as you plan to." in page
        assert [word for word in ("A secret.", "The school meets it.", "Level 2") if word in page] == []

    @pytest.mark.parametrize("who", ["police", "health", "mdt"])
    def test_others_are_told_that_there_is_no_such_contact(self, posts: Posts, who: str) -> None:
        contact = sent(posts)
        answer = acting(getattr(posts, who)).get(f"/contacts/{contact.pk}/")
        assert (answer.status_code, "Aaliyah" in text(answer)) == (404, False)
        assert LedgerEntry.objects.filter(action="open_contact", outcome="denied").exists()

    def test_a_reader_in_summary_is_not_shown_what_was_told(self, posts: Posts) -> None:
        with as_system("a test prepares"):
            person = make.held_by(posts.health.post.team.agency, posts.health.post.team, kind="camhs")
        contact = sent(posts)
        acting(posts.worker).post(f"/contacts/{contact.pk}/who/", {"person": str(person.pk)})
        page = text(acting(posts.health).get(f"/contacts/{contact.pk}/"))
        assert ("not shared with you" in page, WORRY in page, "Aaliyah" in page) == (True, False, False)
        assert str(posts.school.user) not in page, "who told the front door may have to live beside them"


class TestTriage:
    def test_all_that_is_needed_to_decide_is_on_one_page(self, posts: Posts) -> None:
        contact = rate_contact(contact=sent(posts), rating="amber", by=posts.reader("worker"))
        page = text(acting(posts.worker).get(f"/contacts/{contact.pk}/"))
        for word in ("Amber", "24 hours left", WORRY, "No agency has been asked", "Decide and tell them", "Level 3"):
            assert word in page

    def test_an_officer_is_offered_no_decision(self, posts: Posts) -> None:
        contact = sent(posts)
        client = acting(posts.officer)
        assert "Decide and tell them" not in text(client.get(f"/contacts/{contact.pk}/"))
        assert client.post(f"/contacts/{contact.pk}/decide/", DECISION).status_code == 403

    def test_rating_again_without_a_reason_is_refused_beside_the_field(self, posts: Posts) -> None:
        contact = sent(posts)
        client = acting(posts.officer)
        assert client.post(f"/contacts/{contact.pk}/rate/", {"rating": "amber"}).status_code == 302
        answer = client.post(f"/contacts/{contact.pk}/rate/", {"rating": "red"})
        assert (answer.status_code, "Say why you change the rating" in text(answer)) == (422, True)

    def test_asking_and_answering(self, posts: Posts) -> None:
        contact, client = sent(posts), acting(posts.officer)
        police = posts.police.post.team.agency_id
        answer = client.post(f"/contacts/{contact.pk}/ask/", {"whom": [f"{police}-"], "question": "What is known?"})
        assert answer.status_code == 302
        with as_system("a test looks"):
            check = AgencyCheck.objects.get()
        at_the_station = acting(posts.police)
        page = text(at_the_station.get(f"/checks/{check.pk}/"))
        assert ("BROOKS, Aaliyah" in page, "What is known?" in page, WORRY in page) == (True, True, False)
        refused = at_the_station.post(f"/checks/{check.pk}/", {"answer": "declined"})
        assert "Say why your agency declines" in text(refused)
        told = {"answer": "information", "level": "2", "text": "Stopped twice in a car hired by others."}
        assert on_the_page(at_the_station, f"/checks/{check.pk}/", told).status_code == 302
        assert "Stopped twice in a car hired by others." in text(client.get(f"/contacts/{contact.pk}/"))

    def test_information_at_pointer_says_only_whom_to_ring(self, posts: Posts) -> None:
        contact = sent(posts)
        (check,) = ask_checks(contact=contact, asking=make.asking(posts.police), by=posts.reader("worker"))
        answer_check(check=check, said=Answering(answer="information", level=Level.POINTER), by=posts.reader("police"))
        assert "asks to be rung on 01632 960999" in text(acting(posts.worker).get(f"/contacts/{contact.pk}/"))

    def test_a_decision_that_does_not_hang_together_keeps_what_was_typed(self, posts: Posts) -> None:
        contact = sent(posts)
        answer = acting(posts.worker).post(f"/contacts/{contact.pk}/decide/", {**DECISION, "level": "4"})
        assert answer.status_code == 422
        assert "does not go with level 4" in text(answer)
        assert "Thank you: go on as you plan to." in text(answer)

    def test_the_worker_takes_it_up_from_their_own_page(self, posts: Posts) -> None:
        with as_system("a test prepares"):
            person = make.held_by(posts.mdt.post.team.agency, posts.mdt.post.team)
        contact = make.contact(posts.reader("school"), person)
        client = acting(posts.mdt)
        assert contact.reference in text(client.get("/"))
        assert "take this up" in text(client.get(f"/contacts/{contact.pk}/"))
        client.post(f"/contacts/{contact.pk}/take-up/", {"answer": "We see her tomorrow."})
        assert "We see her tomorrow." in text(acting(posts.school).get(f"/contacts/{contact.pk}/"))

    def test_a_contact_taken_elsewhere_meanwhile_gives_a_sentence(self, posts: Posts) -> None:
        contact = sent(posts)
        client = acting(posts.worker)
        client.post(f"/contacts/{contact.pk}/decide/", DECISION)
        answer = client.post(f"/contacts/{contact.pk}/decide/", DECISION)
        assert "has been decided on already" in text(answer)


class TestQueue:
    def test_what_is_due_first_stands_on_top(self, posts: Posts) -> None:
        sent(posts, given="Later")
        sent(posts, given="Sooner", in_danger=True)
        page = text(acting(posts.officer).get("/front-door/"))
        assert page.index("Sooner") < page.index("Later")

    def test_a_queue_that_is_longer_than_its_page_says_so(self, posts: Posts, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in ("One", "Two", "Three"):
            sent(posts, given=name)
        client = acting(posts.officer)
        assert "are shown" not in text(client.get("/front-door/"))
        monkeypatch.setattr("handrail.frontdoor.views.queue.MOST", 2)
        assert "The first 2 are shown." in text(client.get("/front-door/"))

    def test_a_page_left_open_is_told_only_what_is_new(self, posts: Posts) -> None:
        sent(posts)
        client = acting(posts.officer)
        mark = re.search(r'data-mark="(\w+)"', client.get("/front-door/").content.decode())
        assert mark
        before = LedgerEntry.objects.count()
        assert client.get(f"/front-door/?seen={mark[1]}").status_code == 204
        assert LedgerEntry.objects.count() == before
        sent(posts, given="Another")
        part = client.get(f"/front-door/?seen={mark[1]}")
        assert ("Another" in text(part), "<html" in part.content.decode()) == (True, False)

    @pytest.mark.parametrize(
        ("query", "names"),
        [("rating=red", {"Red"}), ("rating=unrated", {"Plain"}), ("rating=x", {"Red", "Plain"}), ("where=late", set())],
    )
    def test_filters(self, posts: Posts, query: str, names: set[str]) -> None:
        sent(posts, given="Plain")
        sent(posts, given="Red", in_danger=True)
        page = acting(posts.officer).get(f"/front-door/?{query}").content.decode()
        assert {name for name in ("Red", "Plain") if f"BROOKS, {name}" in page} == names

    def test_the_board_on_the_wall_has_no_name(self, posts: Posts) -> None:
        contact = sent(posts)
        page = text(acting(posts.officer).get("/front-door/board/"))
        assert contact.reference in page
        assert [word for word in ("Aaliyah", "BROOKS", "School", "Education") if word in page] == []

    def test_a_shift_hands_over_to_the_next(self, posts: Posts) -> None:
        sent(posts, in_danger=True)
        acting(posts.worker).post("/front-door/shift/", {"note": "C-1 waits for the police."})
        client = acting(posts.officer)
        assert "1 contact waiting, 0 late, 0 checks out" in text(client.get("/front-door/"))
        with as_system("a test looks"):
            handover = ShiftHandover.objects.get()
        client.post(f"/front-door/shift/{handover.pk}/take-over/")
        assert "C-1 waits" not in text(client.get("/front-door/"))


class TestFromOutside:
    PUBLIC = {
        **TYPED,
        "referrer_name": "Ann Dee",
        "referrer_role": "Dentist",
        "referrer_organisation": "Quay Dental",
        "referrer_email": "ann@example.org",
        "referrer_phone": "01632 960777",
    }

    def test_a_reference_and_nothing_to_read_back(self, posts: Posts) -> None:
        client = Client()
        answer = client.post("/tell-us/", self.PUBLIC, follow=True)
        with as_system("a test looks"):
            contact = Contact.objects.get()
        assert contact.outside_reference in text(answer)
        assert [word for word in (contact.reference, "Aaliyah", "Brooks", WORRY) if word in text(answer)] == []
        assert client.get(f"/contacts/{contact.pk}/").status_code == 302

    def test_the_sign_in_page_leads_there_unless_the_partnership_takes_nothing_from_outside(
        self, posts: Posts, settings: Any
    ) -> None:
        client, sign_in = Client(), reverse("account_login")
        assert 'href="/tell-us/"' in client.get(sign_in).content.decode()
        assert client.get("/tell-us/").status_code == 200
        settings.HANDRAIL_PUBLIC_PAGE = ""
        assert "Tell the front door" not in client.get(sign_in).content.decode()
        assert client.get("/tell-us/").status_code == 404

    def test_a_machine_that_fills_in_everything_leaves_nothing(self, posts: Posts) -> None:
        Client().post("/tell-us/", {**self.PUBLIC, "website": "http://spam.example"})
        with as_system("a test looks"):
            assert not Contact.objects.exists()

    def test_too_many_are_turned_away(self, posts: Posts, settings: Any) -> None:
        settings.ACCOUNT_RATE_LIMITS = {"tell_us": "2/h/ip"}
        client = Client()
        codes = [client.post("/tell-us/", {**TYPED}).status_code for _ in range(3)]
        assert codes == [422, 422, 429]

    def test_without_a_scanner_files_are_refused_in_a_sentence(self, posts: Posts) -> None:
        assert "nothing looks through them for viruses" in text(Client().get("/tell-us/"))

    def test_a_file_that_is_not_clean_is_refused_and_the_words_are_kept(
        self, posts: Posts, settings: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def dirty(*args: object, **kwargs: object) -> None:
            raise ScanRefused("The file was refused.")

        settings.HANDRAIL_CLAMD = "localhost:1"
        monkeypatch.setattr("handrail.frontdoor.services.attachments.scan", dirty)
        answer = Client().post("/tell-us/", {**self.PUBLIC, "file": SimpleUploadedFile("a.pdf", b"%PDF")})
        assert ("The file was refused." in text(answer), "Came in with a new phone." in text(answer)) == (True, True)
        with as_system("a test looks"):
            assert not Contact.objects.exists()

    def test_a_clean_file_is_read_by_the_front_door_alone(
        self, posts: Posts, settings: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
    ) -> None:
        settings.HANDRAIL_CLAMD, settings.MEDIA_ROOT = "localhost:1", tmp_path
        monkeypatch.setattr("handrail.frontdoor.services.attachments.scan", lambda blocks, address: list(blocks))
        Client().post("/tell-us/", {**self.PUBLIC, "file": SimpleUploadedFile("../a.pdf", b"%PDF")})
        with as_system("a test looks"):
            held = Attachment.objects.get()
        assert (held.name, held.scanned) == ("a.pdf", True)
        answer = acting(posts.officer).get(f"/contacts/files/{held.pk}/")
        assert b"".join(answer.streaming_content) == b"%PDF"
        assert acting(posts.police).get(f"/contacts/files/{held.pk}/").status_code == 403


class TestPerson:
    def test_the_persons_page_tells_of_contacts_and_steps(self, posts: Posts) -> None:
        with as_system("a test prepares"):
            person = make.held_by(posts.mdt.post.team.agency, posts.mdt.post.team)
        make.contact(posts.reader("school"), person)
        client = acting(posts.mdt)
        page = text(client.get(f"/person/{person.pk}/"))
        assert "Contacts and level of need" in page
        assert "With the worker who already works with them" in page
        self._steps(client, posts, person.pk)

    def _steps(self, client: Client, posts: Posts, person_id: UUID) -> None:
        address = f"/person/{person_id}/level/step/"
        assert client.get(address).status_code == 200
        typed = {
            "from_level": "3",
            "to_level": "2",
            "left_on-day": "10",
            "left_on-month": "11",
            "left_on-year": "2026",
            "to_team": str(posts.mdt.post.team_id),
            "reason": "Safe at home again.",
        }
        assert "Select" in text(client.post(address, {**typed, "from_level": ""}))
        assert client.post(address, typed).status_code == 302
        with as_system("a test looks"):
            from handrail.frontdoor.models import LevelStep

            step = LevelStep.objects.get()
        on = {"on-day": "17", "on-month": "11", "on-year": "2026"}
        assert client.post(f"/levels/{step.pk}/began/", on).status_code == 302
        page = text(client.get(f"/person/{person_id}/"))
        assert ("Down, level 3 to 2" in page, "7 days" in page, "Safe at home again." in page) == (True, True, True)
