"""Notices: who is told, once, of what; read by their user alone; mailed without a name."""

import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test import Client

from handrail.desk.kinds import _kinds
from handrail.desk.mail import mark_mailed, waiting_notices
from handrail.desk.public import Notice, NoticeKind, notify, register_notice_kind
from handrail.desk.services.notices import choose_email
from handrail.desk.tasks import mail_urgent
from handrail.disclosure.public import as_system, behind_the_wall, reader_for, reading
from handrail.kernel import clock
from handrail.partnership.public import Membership
from handrail.planning.public import send_digests
from tests.factories import partnership, records

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Membership], Client]
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
LATER, AT_ONCE = "test-later", "test-at-once"


@pytest.fixture(autouse=True)
def kinds() -> Iterator[None]:
    register_notice_kind(NoticeKind(LATER, "Something was handed to your team."))
    register_notice_kind(NoticeKind(AT_ONCE, "Somebody broke the glass.", at_once=True))
    yield
    for code in (LATER, AT_ONCE):
        del _kinds[code]


def held_by(held: Membership) -> list[Notice]:
    with as_system("a test looks"):
        return list(Notice.objects.filter(user=held.user))


def test_the_same_thing_is_told_once_until_it_is_read(signed_in: SignedIn, ruth: Membership) -> None:
    person = uuid.uuid4()
    for _ in range(2):
        notify(to=[ruth.user], kind=LATER, about=person, link="/plans/1/")
    assert len(held_by(ruth)) == 1
    notify(to=[ruth.user], kind=LATER, about=person, link="/plans/2/")
    assert len(held_by(ruth)) == 2
    signed_in(ruth).post("/notices/read/")
    notify(to=[ruth.user], kind=LATER, about=person, link="/plans/1/")
    assert len(held_by(ruth)) == 3


def test_nobody_is_told_of_their_own_act_and_nobody_who_left(ruth: Membership) -> None:
    joe = partnership.membership("mdt_social_worker", of=ruth.post.team)
    gone = partnership.user(is_active=False)
    with reading(reader_for(ruth)):
        assert notify(to=[ruth.user, joe.user, gone], kind=LATER) == 1
    assert (len(held_by(ruth)), len(held_by(joe))) == (0, 1)


@pytest.mark.parametrize("link", ["https://elsewhere.example", "//elsewhere.example", "plans/1/"])
def test_a_link_leads_nowhere_but_here(ruth: Membership, link: str) -> None:
    with pytest.raises(ValueError, match="no address of ours"):
        notify(to=[ruth.user], kind=LATER, link=link)


def test_a_kind_that_nobody_registered_is_a_defect(ruth: Membership) -> None:
    with pytest.raises(ValueError, match="no registered kind"):
        notify(to=[ruth.user], kind="made-up")


def test_every_page_says_how_many_are_unread(signed_in: SignedIn, ruth: Membership) -> None:
    client = signed_in(ruth)
    assert "app-masthead__number" not in client.get("/notices/").content.decode()
    for number in range(3):
        notify(to=[ruth.user], kind=LATER, link=f"/plans/{number}/")
    page = client.get("/drafts/").content.decode()
    assert '<span class="app-masthead__number">3<span class="govuk-visually-hidden"> unread</span></span>' in page
    client.post("/notices/read/")
    assert "app-masthead__number" not in client.get("/drafts/").content.decode()


def test_opening_one_marks_it_read_and_leads_to_its_page(signed_in: SignedIn, ruth: Membership) -> None:
    notify(to=[ruth.user], kind=LATER, link="/drafts/")
    notify(to=[ruth.user], kind=AT_ONCE)
    client = signed_in(ruth)
    linked, bare = sorted(held_by(ruth), key=lambda one: one.link == "")
    answer = client.post(f"/notices/{linked.pk}/open/")
    assert answer.headers["Location"] == "/drafts/"
    page = client.get("/notices/").content.decode()
    assert page.index("Somebody broke the glass.") < page.index(">Read<") < page.index("Something was handed")
    assert client.post(f"/notices/{bare.pk}/open/").headers["Location"] == "/notices/"


def test_nobody_reads_or_marks_anothers(signed_in: SignedIn, ruth: Membership) -> None:
    notify(to=[ruth.user], kind=LATER)
    (notice,) = held_by(ruth)
    joe = partnership.membership("mdt_social_worker", of=ruth.post.team)
    assert signed_in(joe).post(f"/notices/{notice.pk}/open/").status_code == 404
    assert "Something was handed" not in signed_in(joe).get("/notices/").content.decode()
    reader = reader_for(joe)
    with (
        as_system("the wall alone"),
        behind_the_wall(reader.membership_id, reader.purpose, clock.today()),
        connection.cursor() as cursor,
    ):
        cursor.execute("SELECT count(*) FROM desk_notice")
        assert cursor.fetchone() == (0,)


def test_the_person_is_named_while_the_reader_may_open_them(signed_in: SignedIn, ruth: Membership) -> None:
    with as_system("a test prepares"):
        person = records.person(shown_given="Aaliyah", shown_family="Brooks")
    notify(to=[ruth.user], kind=LATER, about=person.pk)
    client = signed_in(ruth)
    assert "BROOKS" not in client.get("/notices/").content.decode()
    partnership.reach(person.pk, team=ruth.post.team)
    assert "BROOKS, Aaliyah" in client.get("/notices/").content.decode()


def test_old_read_notices_are_not_shown(signed_in: SignedIn, ruth: Membership) -> None:
    with clock.stopped_at(NOON - timedelta(days=70)):
        notify(to=[ruth.user], kind=LATER)
        signed_in(ruth).post("/notices/read/")
    with clock.stopped_at(NOON):
        assert "Something was handed" not in signed_in(ruth).get("/notices/").content.decode()


def test_a_mail_says_what_kind_of_thing_and_goes_out_once(ruth: Membership) -> None:
    with as_system("a test prepares"):
        person = records.person(shown_given="Aaliyah", shown_family="Brooks")
    partnership.reach(person.pk, team=ruth.post.team)
    for number in range(2):
        notify(to=[ruth.user], kind=LATER, about=person.pk, link=f"/person/{person.pk}/?{number}")
    assert send_digests(today=date(2026, 11, 22)) == 1
    assert send_digests(today=date(2026, 11, 22)) == 0
    (message,) = mail.outbox
    assert message.to == ["ruth@example.org"]
    assert message.body.startswith("Something was handed to your team. (2 times)")
    for secret in ("Brooks", "BROOKS", "Aaliyah", str(person.pk)):
        assert secret not in message.body + message.subject


def test_who_wants_no_mail_gets_none(signed_in: SignedIn, ruth: Membership) -> None:
    notify(to=[ruth.user], kind=LATER)
    client = signed_in(ruth)
    assert "ruth@example.org" in client.get("/notices/").content.decode()
    client.post("/notices/e-mail/")
    with as_system("a test looks"):
        assert waiting_notices() == {}
    client.post("/notices/e-mail/", {"wanted": "yes"})
    with as_system("a test looks"):
        held = waiting_notices()
        assert list(held) == [ruth.user_id]
        mark_mailed(held)
        assert waiting_notices() == {}


def test_only_what_cannot_wait_is_mailed_at_once(ruth: Membership) -> None:
    notify(to=[ruth.user], kind=LATER)
    notify(to=[ruth.user], kind=AT_ONCE)
    mail_urgent.func()
    (message,) = mail.outbox
    assert "broke the glass" in message.body
    assert "handed" not in message.body
    choose_email(by=ruth.user_id, wanted=True)
    mail_urgent.func()
    assert len(mail.outbox) == 1
