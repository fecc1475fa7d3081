"""What is due reaches whoever owes it: at home, in their calendar, by e-mail that says nothing of anybody."""

from datetime import date

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from handrail.disclosure.public import as_system
from handrail.planning.models import CalendarFeed, OutboxMessage
from handrail.planning.public import NewMember, send_digests
from handrail.planning.selectors.chasing import due_for
from tests.factories import partnership
from tests.factories import plans as make
from tests.integration.planning.conftest import acting

pytestmark = pytest.mark.django_db
TODAY = make.TODAY
SECRETS = ("Brooks", "BROOKS", "Aaliyah", "Ring the college", "Package", "package")


def due(user_id: int) -> tuple[int, int]:
    with as_system("a test looks"):
        found = due_for(user_id=user_id, today=TODAY)
    return len(found.actions), len(found.reviews)


def test_an_action_is_due_from_whoever_sits_in_the_post_or_from_the_one_named(work: make.Work) -> None:
    plan = make.plan(work, make.person(work))
    nurses = partnership.membership("health_practitioner")
    by_post = make.member(work, plan, NewMember("exploitation_nurse", post=nurses.post))
    other = partnership.user()
    by_name = make.member(work, plan, NewMember("specialist_nurse", post=nurses.post, user=other))
    make.action(work, plan, owner=by_post, due=date(2026, 11, 1))
    make.action(work, plan, owner=by_name, due=date(2026, 11, 1))
    make.action(work, plan, owner=by_post, due=date(2026, 12, 7))  # more than two weeks ahead
    assert due(nurses.user_id) == (1, 0)
    assert due(other.pk) == (0, 0)  # named, and not in the post any more
    assert due(work.by.pk) == (0, 1)  # the review of the plan that they lead


def test_nothing_is_due_from_somebody_whose_place_has_ended(work: make.Work) -> None:
    plan = make.plan(work, make.person(work))
    nurse = partnership.membership("health_practitioner")
    place = NewMember("exploitation_nurse", post=nurse.post, user=nurse.user)
    owner = make.member(work, plan, place, since=date(2026, 10, 1))
    make.action(work, plan, owner=owner, due=date(2026, 11, 1))
    assert due(nurse.user_id) == (1, 0)
    with as_system("a test ends it"):
        type(owner).objects.filter(pk=owner.pk).update(until=TODAY)
    assert due(nurse.user_id) == (0, 0)


def test_home_says_what_is_due(work: make.Work) -> None:
    plan = make.plan(work, make.person(work))
    make.action(work, plan, due=date(2026, 11, 1))
    page = acting(work.held).get(reverse("home")).content.decode()
    assert "What is due from you" in page
    assert "Overdue by 21 days" in page
    assert "BROOKS, Aaliyah" in page


def test_an_owner_of_another_agency_finishes_their_action_and_nothing_else(work: make.Work) -> None:
    plan = make.plan(work, make.person(work))
    nurse = partnership.membership("health_practitioner")
    owner = make.member(work, plan, NewMember("exploitation_nurse", post=nurse.post, user=nurse.user))
    theirs, ours = make.action(work, plan, owner=owner), make.action(work, plan)
    worker = acting(nurse)
    assert worker.get(reverse("action", args=[theirs.pk])).status_code == 200
    assert worker.get(reverse("action", args=[ours.pk])).status_code == 400
    assert worker.get(reverse("action-change", args=[theirs.pk])).status_code == 403


def test_the_calendar_tells_that_something_is_due_and_no_more(work: make.Work) -> None:
    plan = make.plan(work, make.person(work))
    make.action(work, plan, due=date(2026, 11, 30))
    page = acting(work.held).post(reverse("calendar")).content.decode()
    address = page.split("app-calendar-address")[1].split(">")[1].split("<")[0]
    feed = Client().get(address)
    assert feed["Content-Type"].startswith("text/calendar")
    told = feed.content.decode()
    assert "DTSTART;VALUE=DATE:20261130" in told
    assert told.count("BEGIN:VEVENT") == 2  # the action and the review
    assert [word for word in SECRETS if word in told] == []
    assert CalendarFeed.objects.get().digest not in address
    acting(work.held).post(reverse("calendar"))
    assert Client().get(address).status_code == 404


def test_somebody_who_has_left_has_no_calendar(work: make.Work) -> None:
    make.plan(work, make.person(work))
    page = acting(work.held).post(reverse("calendar")).content.decode()
    address = page.split("app-calendar-address")[1].split(">")[1].split("<")[0]
    work.by.is_active = False
    work.by.save()
    assert Client().get(address).status_code == 404


def test_the_digest_counts_and_names_nobody(work: make.Work, settings: object) -> None:
    work.by.email = "joy@marlshire.example"
    work.by.save()
    plan = make.plan(work, make.person(work))
    make.action(work, plan, due=date(2026, 11, 1))
    assert send_digests(today=TODAY) == 1
    (message,) = mail.outbox
    assert message.to == ["joy@marlshire.example"]
    assert message.body.startswith("2 things overdue.")
    assert [word for word in SECRETS if word in message.body + message.subject] == []


def test_nobody_is_written_to_without_cause_or_address(work: make.Work) -> None:
    make.plan(work, make.person(work), since=TODAY)
    assert send_digests(today=TODAY) == 0
    work.by.email = "joy@marlshire.example"
    work.by.save()
    assert send_digests(today=TODAY) == 0


def test_the_demo_keeps_its_mail_and_shows_it(work: make.Work, settings: object) -> None:
    settings.HANDRAIL_DEMO = True  # type: ignore[attr-defined]  # pytest-django's settings take any name
    settings.EMAIL_BACKEND = "handrail.planning.outbox.OutboxBackend"  # type: ignore[attr-defined]  # pytest-django's settings take any name
    work.by.email = "joy@marlshire.example"
    work.by.save()
    make.plan(work, make.person(work))
    assert send_digests(today=TODAY) == 1
    with as_system("a test looks"):
        assert OutboxMessage.objects.count() == 1
    assert "what is due from you" in acting(work.held).get(reverse("outbox")).content.decode()
