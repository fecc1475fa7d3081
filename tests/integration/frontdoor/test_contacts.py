"""A contact from its first word to the answer."""

from datetime import datetime, timedelta

import pytest
from django.core import mail

from handrail.disclosure.models import LedgerEntry
from handrail.disclosure.public import Level, as_system
from handrail.frontdoor.models import AgencyCheck, Answer, Contact, RatingChange
from handrail.frontdoor.public import (
    Answering,
    Asked,
    Asking,
    answer_check,
    ask_checks,
    decide_contact,
    make_public_contact,
    match_contact,
    nudge,
    rate_contact,
    take_up_contact,
    unmatch_contact,
)
from handrail.frontdoor.services.answering import CannotAnswer
from handrail.frontdoor.services.checks import CannotAsk
from handrail.frontdoor.services.decisions import CannotDecide
from handrail.frontdoor.services.held import DecidedAlready, NotInYourHands
from handrail.frontdoor.services.matching import CannotMatch
from handrail.frontdoor.services.rating import CannotRate
from handrail.frontdoor.tasks import tell_referrer
from handrail.frontdoor.told import CannotSend
from handrail.kernel import clock
from handrail.kernel.clock import LOCAL
from tests.factories import frontdoor as make
from tests.factories import records
from tests.factories.frontdoor import Posts
from tests.integration.frontdoor.conftest import MORNING


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LOCAL)


class TestSending:
    def test_it_waits_at_the_front_door_with_the_statutory_clock(self, posts: Posts) -> None:
        contact = make.contact(posts.reader("school"))
        assert (contact.receiving_team, contact.state) == (posts.door, "waiting")
        assert contact.decide_by == contact.due_at == at("2026-11-19 00:00")
        assert (contact.agency, contact.author_team) == (posts.school.post.team.agency, posts.school.post.team)

    def test_danger_now_is_red_at_once_and_says_why(self, posts: Posts) -> None:
        contact = make.contact(posts.reader("school"), in_danger=True)
        assert (contact.rating, contact.due_at) == ("red", at("2026-11-17 13:12"))
        with as_system("a test looks"):
            assert "danger" in RatingChange.objects.get().reason

    def test_it_stands_on_the_ledger_without_a_word_of_it(self, posts: Posts) -> None:
        contact = make.contact(posts.reader("school"))
        entry = LedgerEntry.objects.get(action="make_contact")
        assert (entry.actor_id, entry.body["contact"]) == (posts.school.user_id, contact.pk)
        assert "Brooks" not in str(entry.body)

    @pytest.mark.parametrize(
        ("said", "says"),
        [
            ({"given": "", "family": " "}, "who it is"),
            ({"worry": ""}, "what you are worried about"),
            ({"consent": "perhaps"}, "agrees"),
            ({"consent": "refused"}, "why you go ahead"),
        ],
    )
    def test_what_must_be_said_is_asked_for(self, posts: Posts, said: dict[str, str], says: str) -> None:
        with pytest.raises(CannotSend, match=says):
            make.contact(posts.reader("school"), **said)

    def test_from_outside_it_is_the_front_doors_own(self, posts: Posts) -> None:
        contact = make_public_contact(told=make.told(referrer_organisation="A dentist"))
        assert (contact.from_the_public, contact.agency) == (True, posts.door.agency)


class TestOpenWorker:
    def test_a_contact_about_somebody_with_a_worker_goes_to_their_team_at_once(self, posts: Posts) -> None:
        with as_system("a test prepares"):
            person = make.held_by(posts.mdt.post.team.agency, posts.mdt.post.team)
        contact = make.contact(posts.reader("school"), person)
        assert (contact.state, contact.taking_team) == ("with_worker", posts.mdt.post.team)
        assert contact.due_at == at("2026-11-19 00:00")

    def test_the_worker_takes_it_up_and_answers_in_one(self, posts: Posts) -> None:
        with as_system("a test prepares"):
            person = make.held_by(posts.mdt.post.team.agency, posts.mdt.post.team)
        contact = make.contact(posts.reader("school"), person)
        decision = take_up_contact(contact=contact, answer="We see her tomorrow.", by=posts.reader("mdt"))
        assert (decision.route, decision.is_referral, decision.level) == ("open_worker", False, None)
        with as_system("a test looks"):
            assert Answer.objects.get(contact=contact).text == "We see her tomorrow."

    def test_nobody_else_takes_it_up(self, posts: Posts) -> None:
        contact = make.contact(posts.reader("school"))
        with pytest.raises(NotInYourHands):
            take_up_contact(contact=contact, answer="We have it.", by=posts.reader("mdt"))

    @pytest.mark.parametrize("values", [{"until": MORNING.date()}, {"kind": "school"}])
    def test_work_that_has_ended_and_work_of_another_kind_holds_no_case(self, posts: Posts, values: dict) -> None:
        with as_system("a test prepares"):
            person = make.held_by(posts.mdt.post.team.agency, posts.mdt.post.team, **values)
        assert make.contact(posts.reader("school"), person).state == "waiting"

    def test_what_the_workers_own_team_sends_waits_for_a_decision(self, posts: Posts) -> None:
        with as_system("a test prepares"):
            person = make.held_by(posts.mdt.post.team.agency, posts.mdt.post.team)
        assert make.contact(posts.reader("mdt"), person).state == "waiting"


class TestWhoItIs:
    def test_said_by_the_front_door_and_taken_back(self, posts: Posts) -> None:
        with as_system("a test prepares"):
            person = make.held_by(posts.mdt.post.team.agency, posts.mdt.post.team)
        contact = make.contact(posts.reader("school"))
        contact = match_contact(contact=contact, person_id=person.pk, by=posts.reader("officer"))
        assert (contact.person, contact.state) == (person, "with_worker")
        with pytest.raises(CannotMatch, match="already"):
            match_contact(contact=contact, person_id=person.pk, by=posts.reader("worker"))
        contact = unmatch_contact(contact=contact, by=posts.reader("worker"))
        assert (contact.person, contact.state, contact.taking_team) == (None, "waiting", None)

    def test_it_goes_with_the_record_that_they_were_recognised_by(self, posts: Posts) -> None:
        from handrail.linkage.public import persons_changed

        with as_system("a test prepares"):
            source = records.young_person(posts.school.post.team.agency)
            other = records.person()
        contact = make.contact(posts.reader("school"), source.person)
        with as_system("a join"):
            before, source.person = source.person.pk, other
            source.save()
            persons_changed.send(None, person_ids={before, other.pk})
            contact.refresh_from_db()
        assert contact.person_id == other.pk


class TestRating:
    def test_the_first_needs_no_reason_and_a_change_does(self, posts: Posts) -> None:
        contact = make.contact(posts.reader("school"))
        contact = rate_contact(contact=contact, rating="green", by=posts.reader("officer"))
        assert (contact.rating_due, contact.due_at) == (at("2026-11-20 09:12"), at("2026-11-19 00:00"))
        with pytest.raises(CannotRate, match="why"):
            rate_contact(contact=contact, rating="red", by=posts.reader("officer"))
        with clock.stopped_at(MORNING + timedelta(hours=2)):
            contact = rate_contact(contact=contact, rating="red", reason="She is missing.", by=posts.reader("officer"))
        assert contact.due_at == at("2026-11-17 15:12")

    def test_blue_leaves_the_statutory_clock(self, posts: Posts) -> None:
        contact = rate_contact(contact=make.contact(posts.reader("school")), rating="blue", by=posts.reader("worker"))
        assert (contact.rating_due, contact.due_at) == (None, contact.decide_by)

    def test_another_team_does_not_rate(self, posts: Posts) -> None:
        with pytest.raises(NotInYourHands):
            rate_contact(contact=make.contact(posts.reader("school")), rating="red", by=posts.reader("mdt"))

    def test_a_ratings_own_words_are_the_only_ones(self, posts: Posts) -> None:
        with pytest.raises(CannotRate, match="one of the ratings"):
            rate_contact(contact=make.contact(posts.reader("school")), rating="mauve", by=posts.reader("worker"))


class TestChecks:
    def asked(self, posts: Posts, **values: str) -> tuple[Contact, list[AgencyCheck]]:
        contact = make.contact(posts.reader("school"), **values)
        contact = rate_contact(contact=contact, rating="amber", by=posts.reader("worker"))
        of = [Asked(posts.police.post.team.agency), Asked(posts.health.post.team.agency, posts.health.post.team)]
        return contact, ask_checks(contact=contact, asking=Asking(of=of), by=posts.reader("officer"))

    def test_each_agency_has_a_clock_of_its_own_and_whom_it_is_about(self, posts: Posts) -> None:
        _, checks = self.asked(posts)
        assert {check.due_at for check in checks} == {at("2026-11-17 21:12")}
        assert {(c.about.given, c.about.family, c.about.address) for c in checks} == {("Aaliyah", "Brooks", "")}

    def test_asking_twice_before_the_answer_is_refused(self, posts: Posts) -> None:
        contact, checks = self.asked(posts)
        police = Asked(posts.police.post.team.agency)
        with pytest.raises(CannotAsk, match="already"):
            ask_checks(contact=contact, asking=Asking(of=[police]), by=posts.reader("officer"))
        answer_check(check=checks[0], said=Answering(answer="nothing"), by=posts.reader("police"))
        assert ask_checks(contact=contact, asking=Asking(of=[police]), by=posts.reader("officer"))

    def test_information_has_a_level_and_a_refusal_its_reason(self, posts: Posts) -> None:
        _, (police, health) = self.asked(posts)
        with pytest.raises(CannotAnswer, match="how far"):
            answer_check(
                check=police, said=Answering(answer="information", text="Seen on Friday."), by=posts.reader("police")
            )
        with pytest.raises(CannotAnswer, match="Write the information"):
            answer_check(
                check=police, said=Answering(answer="information", level=Level.SUMMARY), by=posts.reader("police")
            )
        with pytest.raises(CannotAnswer, match="why"):
            answer_check(check=health, said=Answering(answer="declined"), by=posts.reader("health"))
        told = answer_check(
            check=police, said=Answering(answer="information", level=Level.POINTER), by=posts.reader("police")
        )
        assert (told.level, told.answered_at) == (Level.POINTER, clock.now())

    def test_another_agency_and_another_team_do_not_answer(self, posts: Posts) -> None:
        _, (_, health) = self.asked(posts)
        with pytest.raises(CannotAnswer, match="not asked of your team"):
            answer_check(check=health, said=Answering(answer="nothing"), by=posts.reader("police"))

    def test_a_reminder_keeps_its_moment(self, posts: Posts) -> None:
        _, (police, _) = self.asked(posts)
        assert nudge(check=police, by=posts.reader("officer")).nudged_at == clock.now()


class TestDeciding:
    def test_decision_and_answer_are_one_act(self, posts: Posts) -> None:
        contact = make.contact(posts.reader("school"))
        decision = decide_contact(contact=contact, deciding=make.deciding(), by=posts.reader("worker"))
        with as_system("a test looks"):
            contact.refresh_from_db()
            assert (contact.state, decision.answer.text, decision.practice) == ("decided", make.deciding().answer, "2")
        with pytest.raises(DecidedAlready):
            decide_contact(contact=contact, deciding=make.deciding(), by=posts.reader("worker"))

    def test_a_post_that_is_not_qualified_does_not_decide(self, posts: Posts) -> None:
        contact = make.contact(posts.reader("school"))
        with pytest.raises(CannotDecide, match="qualified"):
            decide_contact(contact=contact, deciding=make.deciding(), by=posts.reader("officer"))

    @pytest.mark.parametrize(
        ("said", "says"),
        [
            ({"level": 9}, "level of need"),
            ({"route": "prayer"}, "level of need"),
            ({"level": 4}, "does not go with level 4"),
            ({"level": 3, "route": "early_help"}, "Name the team"),
            ({"statements": ["4a"]}, "threshold statement of level 2"),
            ({"statements": []}, "threshold statement of level 2"),
            ({"rationale": " "}, "why"),
            ({"answer": ""}, "answer"),
        ],
    )
    def test_what_does_not_hang_together_is_refused(self, posts: Posts, said: dict[str, object], says: str) -> None:
        contact = make.contact(posts.reader("school"))
        with pytest.raises(CannotDecide, match=says):
            decide_contact(contact=contact, deciding=make.deciding(**said), by=posts.reader("worker"))

    def social_care(self, posts: Posts) -> dict[str, object]:
        return {"level": 4, "route": "social_care", "statements": ["4b"], "team": posts.mdt.post.team}

    def test_a_referral_within_a_year_of_the_last_is_a_re_referral(self, posts: Posts) -> None:
        with as_system("a test prepares"):
            source = records.young_person(posts.mdt.post.team.agency)
            records.event(source, on=MORNING.date() - timedelta(days=365), kind="referral", item_class="social_care")
        contact = make.contact(posts.reader("school"), source.person)
        said = make.deciding(**self.social_care(posts))
        decision = decide_contact(contact=contact, deciding=said, by=posts.reader("worker"))
        assert (decision.is_referral, decision.is_re_referral) == (True, True)
        assert decision.previous_referral == MORNING.date() - timedelta(days=365)

    def test_advice_on_somebody_referred_before_is_none(self, posts: Posts) -> None:
        with as_system("a test prepares"):
            source = records.young_person(posts.mdt.post.team.agency)
            records.event(source, on=MORNING.date() - timedelta(days=30), kind="referral", item_class="social_care")
        contact = make.contact(posts.reader("school"), source.person)
        decision = decide_contact(contact=contact, deciding=make.deciding(), by=posts.reader("worker"))
        assert (decision.is_referral, decision.is_re_referral) == (False, False)

    def test_there_is_no_second_referral_while_a_case_is_open(self, posts: Posts) -> None:
        with as_system("a test prepares"):
            person = make.held_by(posts.mdt.post.team.agency, posts.mdt.post.team)
        contact = make.contact(posts.reader("school"), person)
        with pytest.raises(CannotDecide, match="cannot be a new referral"):
            decide_contact(
                contact=contact, deciding=make.deciding(**self.social_care(posts)), by=posts.reader("worker")
            )

    def test_when_the_ledger_cannot_be_written_nothing_is_decided(
        self, posts: Posts, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        contact = make.contact(posts.reader("school"))

        def broken(*args: object, **kwargs: object) -> None:
            raise RuntimeError("the ledger is full")

        monkeypatch.setattr("handrail.frontdoor.services.decisions.record", broken)
        with pytest.raises(RuntimeError):
            decide_contact(contact=contact, deciding=make.deciding(), by=posts.reader("worker"))
        with as_system("a test looks"):
            contact.refresh_from_db()
            assert (contact.state, Answer.objects.count()) == ("waiting", 0)

    def test_the_e_mail_says_that_there_is_an_answer_and_not_what(self, posts: Posts) -> None:
        contact = make_public_contact(told=make.told(referrer_email="dentist@example.org"))
        decide_contact(contact=contact, deciding=make.deciding(), by=posts.reader("worker"))
        with as_system("a test looks"):
            answer = Answer.objects.get()
        tell_referrer.call(answer.pk)
        tell_referrer.call(answer.pk)
        (sent,) = mail.outbox
        assert (sent.to, contact.outside_reference in sent.subject) == (["dentist@example.org"], True)
        assert not any(word in sent.body for word in ("Aaliyah", "Brooks", answer.text, "advice"))
