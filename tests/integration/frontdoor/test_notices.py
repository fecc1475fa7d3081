"""What the front door tells people: a check asked and answered, a contact handed over and answered, a step."""

from datetime import date

import pytest

from handrail.desk.public import Notice
from handrail.disclosure.public import as_system
from handrail.frontdoor.public import (
    AgencyCheck,
    Answering,
    Asked,
    Asking,
    Stepping,
    answer_check,
    ask_checks,
    decide_contact,
    match_contact,
    nudge,
    step,
)
from handrail.partnership.public import Membership
from tests.factories import frontdoor, partnership
from tests.factories.frontdoor import Posts

pytestmark = pytest.mark.django_db


def told(held: Membership) -> list[tuple[str, str]]:
    with as_system("a test looks"):
        return [(one.kind, one.link) for one in Notice.objects.filter(user=held.user).order_by("pk")]


def test_a_check_is_told_to_whoever_answers_there_and_its_answer_to_whoever_asked(posts: Posts) -> None:
    contact = frontdoor.contact(posts.reader("school"))
    agency = posts.police.post.team.agency
    elsewhere = partnership.membership("police_safeguarding_lead", of=partnership.team(agency))
    asking = Asking(of=[Asked(agency, posts.police.post.team)])
    (check,) = ask_checks(contact=contact, asking=asking, by=posts.reader("worker"))
    assert told(posts.police) == [("check-asked", f"/checks/{check.pk}/")]
    assert told(elsewhere) == told(posts.health) == []
    nudge(check=check, by=posts.reader("worker"))
    assert len(told(posts.police)) == 1, "Still unread: once is enough"
    answer_check(check=check, said=Answering(answer=AgencyCheck.Answer.NOTHING), by=posts.reader("police"))
    assert told(posts.worker) == [("check-answered", f"/contacts/{contact.pk}/")]


def test_a_contact_about_somebody_with_a_worker_is_told_to_that_team(posts: Posts) -> None:
    with as_system("a test prepares"):
        team = posts.mdt.post.team
        person = frontdoor.held_by(team.agency, team, kind="child_in_need")
    contact = frontdoor.contact(posts.reader("school"))
    match_contact(contact=contact, person_id=person.pk, by=posts.reader("worker"))
    assert told(posts.mdt) == [("contact-handed", f"/contacts/{contact.pk}/")]
    assert told(posts.worker) == []


def test_whoever_sent_it_is_told_that_there_is_an_answer(posts: Posts) -> None:
    contact = frontdoor.contact(posts.reader("school"))
    decide_contact(contact=contact, deciding=frontdoor.deciding(), by=posts.reader("worker"))
    assert told(posts.school) == [("contact-answered", f"/contacts/{contact.pk}/")]
    assert told(posts.mdt) == []


def test_the_team_to_which_somebody_steps_is_told(posts: Posts) -> None:
    with as_system("a test prepares"):
        person = frontdoor.held_by(posts.door.agency, posts.door)
    stepping = Stepping(
        to_level=2, to_team=posts.mdt.post.team, reason="Less is needed.", family_agrees=True,
        left_on=date(2026, 11, 16), from_level=3,
    )  # fmt: skip
    step(person_id=person.pk, stepping=stepping, by=posts.reader("worker"))
    assert told(posts.mdt) == [("level-stepped", f"/person/{person.pk}/")]
