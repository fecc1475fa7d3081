"""Retention as two information-governance officers keep it, page by page; and what a worker is told of it."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from handrail.disclosure.models import LedgerEntry
from handrail.disclosure.public import as_system
from handrail.kernel import clock
from handrail.partnership.public import Membership
from handrail.records.public import Event, Person
from handrail.sharing.models import Disposal, Hold, RetentionSchedule
from handrail.sharing.public import carry_out, count_due
from handrail.sharing.retention import read_schedule
from tests.factories import partnership, plans
from tests.factories import records as make
from tests.integration.planning.conftest import acting

pytestmark = pytest.mark.django_db
IN_2033 = date(2033, 1, 1)


@pytest.fixture(autouse=True)
def in_2033() -> Any:
    with clock.stopped_at(IN_2033):
        yield


@pytest.fixture
def held() -> tuple[Membership, Membership]:
    seat = partnership.team(partnership.agency("partnership"))
    return partnership.membership("ig_officer", of=seat), partnership.membership("ig_officer", of=seat)


@pytest.fixture
def one(held: tuple[Membership, Membership]) -> Client:
    return acting(held[0])


@pytest.fixture
def other(held: tuple[Membership, Membership]) -> Client:
    return acting(held[1])


@pytest.fixture
def person(db: None) -> Person:
    with as_system("a test tells a life"):
        source = make.young_person(partnership.agency(), given="Aaliyah", family="Brooks")
        make.event(source, date(2026, 10, 1), item_class="offending", kind="arrest")
        make.involvement(source, item_class="social_care", since=date(2020, 1, 1), until=date(2021, 1, 1))
    return source.person


def text(client: Client, address: str, status: int = 200) -> str:
    page = client.get(address)
    assert page.status_code == status, page.content.decode()[:2000]
    return page.content.decode()


def day(name: str, on: date) -> dict[str, object]:
    return {f"{name}-day": on.day, f"{name}-month": on.month, f"{name}-year": on.year}


def a_run(client: Client, as_of: date = IN_2033) -> Disposal:
    """A dry run begun on its page, and counted as the task does."""
    answer = client.post(reverse("dry-run"), day("as_of", as_of))
    with as_system("a test looks"):
        run = Disposal.objects.latest("pk")
        assert answer.headers["Location"] == reverse("disposal", args=[run.pk])
        assert "Counting" in text(client, reverse("disposal", args=[run.pk]))
        return count_due(disposal=run)


def test_from_the_dry_run_to_the_certificate(one: Client, other: Client, person: Person) -> None:
    assert "Nobody has counted yet" in text(one, reverse("retention"))
    run = a_run(one)
    page = text(one, reverse("disposal", args=[run.pk]))
    assert "1 person listed: 1 class of information due" in page
    listed = text(one, reverse("disposal-people", args=[run.pk]))
    assert str(person.pk) in listed
    assert "The last of it ended 1 October 2026, and 6 years." in listed
    assert "Aaliyah" not in listed

    one.post(reverse("disposal-propose", args=[run.pk]), {"reason": "Compared it with open inquiries."})
    assert "somebody else has to approve it" in text(one, reverse("disposal", args=[run.pk]))
    refused = one.post(reverse("disposal-approve", args=[run.pk]), {"sure": "on"})
    assert (refused.status_code, "Somebody else has to approve it" in refused.content.decode()) == (400, True)
    without = other.post(reverse("disposal-approve", args=[run.pk]), {})
    assert "Tick the box" in without.content.decode()
    approved = other.post(reverse("disposal-approve", args=[run.pk]), {"sure": "on"})
    assert approved.status_code == 302
    assert "Destroying what was approved" in text(one, reverse("disposal", args=[run.pk]))

    with as_system("the task at work"):
        carry_out(disposal=Disposal.objects.get(pk=run.pk))
        assert Event.objects.count() == 0
    certificate = text(one, reverse("disposal-certificate", args=[run.pk]))
    for said in ("information of 1 person", "Offending", "What the police send", "Events", "approved it on"):
        assert said in certificate
    assert "1 person" in text(one, reverse("retention"))


def test_a_list_of_people_and_one_person_stand_on_the_ledger(one: Client, person: Person) -> None:
    run = a_run(one)
    text(one, reverse("disposal-people", args=[run.pk]))
    text(one, reverse("retention-person", args=[person.pk]))
    entries = LedgerEntry.objects.filter(action="read_retention").order_by("seq")
    assert [(entry.subject, entry.body.get("count")) for entry in entries] == [(None, 1), (person.pk, None)]


def test_one_person_by_number_with_every_sum(one: Client, person: Person) -> None:
    answer = one.post(reverse("retention"), {"number": str(person.pk)})
    page = text(one, answer.headers["Location"])
    assert "Born 14 March 2009, and 25 years." in page
    assert "As long as anything else about the person." in page
    assert "Aaliyah" not in page
    wrong = one.post(reverse("retention"), {"number": "Aaliyah"})
    assert "looks like 0b6c" in wrong.content.decode()
    assert one.get(reverse("retention-person", args=["00000000-0000-0000-0000-000000000001"])).status_code == 404


def test_a_hold_is_put_looked_at_and_released(one: Client, other: Client, person: Person) -> None:
    said = {"on": "person", "person": str(person.pk), "why": "inquiry", "words": "The county's inquiry"}
    late = one.post(reverse("hold-add"), {**said, **day("review_on", IN_2033)})
    assert "Choose a day after today" in late.content.decode()
    assert "The county&#39;s inquiry" in late.content.decode(), "what was typed stays"
    one.post(reverse("hold-add"), {**said, **day("review_on", date(2034, 1, 1))})
    with as_system("a test looks"):
        hold = Hold.objects.get()
    assert "The county&#39;s inquiry" in text(other, reverse("holds"))
    assert "1 hold" in text(other, reverse("retention"))
    assert "on hold" in text(one, reverse("disposal", args=[a_run(one).pk]))
    other.post(reverse("hold", args=[hold.pk]), day("review_on", date(2035, 1, 1)))
    assert "1 January 2035" in text(other, reverse("hold", args=[hold.pk]))
    assert "Say why" in other.post(reverse("hold-release", args=[hold.pk]), {}).content.decode()
    other.post(reverse("hold-release", args=[hold.pk]), {"because": "It has reported."})
    assert "It has reported." in text(other, reverse("hold", args=[hold.pk]))


@pytest.mark.parametrize("number", ["", "nobody", "00000000-0000-0000-0000-000000000001"])
def test_a_hold_on_nobody_is_refused_beside_its_field(one: Client, number: str) -> None:
    said = {"on": "person", "person": number, "why": "other", "words": "x", **day("review_on", date(2034, 1, 1))}
    answer = one.post(reverse("hold-add"), said).content.decode()
    assert 'id="id_person-error"' in answer or 'id="person-error"' in answer


def rule_form(client: Client, **changes: object) -> dict[str, object]:
    rule = read_schedule(RetentionSchedule.objects.latest("version").rules).rule("police")
    assert rule is not None
    held = {key: value for key, value in rule.as_json().items() if value not in (None, False, [])}
    return {**held, "note": "Agreed by the board on 3 December", **changes}


def test_a_changed_rule_is_the_next_version_and_the_one_before_stays(one: Client) -> None:
    address = reverse("retention-rule", args=["police"])
    assert "What the police send" in text(one, address)
    for changes, sentence in (
        ({"note": ""}, "Say what is new"),
        ({"years": "many"}, "Enter a whole number"),
        ({"years": "500"}, "needs a number of years from 1 to 120"),
        ({"items": ["offending"]}, "could never be disposed of"),
        ({"items": ["gossip"]}, "Select only answers shown"),
    ):
        answer = one.post(address, rule_form(one, **changes))
        assert sentence in answer.content.decode(), changes
    assert RetentionSchedule.objects.count() == 1
    assert one.post(address, rule_form(one, years=10)).status_code == 302
    rules = text(one, reverse("retention-rules"))
    assert "10 years after the day the last of this information ended" in rules
    assert "Agreed by the board on 3 December" in rules
    assert "6 years after the day the last" in text(one, reverse("retention-version", args=[1]))


def test_a_rule_is_added_and_taken_away_and_the_undo_days_change(one: Client) -> None:
    one.post(reverse("retention-rule-add"), rule_form(one, title="Police, longer", years=9))
    assert "Police, longer" in text(one, reverse("retention-rules"))
    one.post(reverse("retention-rule-drop", args=["police-longer"]), {"note": "A mistake"})
    assert "Police, longer" not in text(one, reverse("retention-rules"))
    refused = one.post(reverse("retention-rule-drop", args=["police"]), {"note": "Too long"}).content.decode()
    assert "could never be disposed of" in refused
    one.post(reverse("retention-undo-days"), {"days": "30", "note": "Agreed"})
    assert "bring it back for 30 days" in text(one, reverse("retention-rules"))


PAGES = ["retention", "retention-rules", "holds", "hold-add", "dry-run", "retention-rule-add", "retention-undo-days"]


@pytest.mark.parametrize("name", PAGES)
def test_only_whoever_keeps_the_schedule_opens_its_pages(one: Client, work: plans.Work, name: str) -> None:
    text(one, reverse(name))
    text(acting(work.held), reverse(name), status=403)


def test_a_worker_reads_on_the_persons_page_how_long_and_why(work: plans.Work) -> None:
    about = plans.person(work, born=date(2009, 3, 14))
    partnership.agency("police")
    with as_system("a test tells a life"):
        source = about.source_persons.get()
        make.event(source, date(2032, 10, 1), item_class="offending", kind="arrest")
        make.involvement(source, item_class="police_intelligence", since=date(2020, 1, 1), until=date(2021, 1, 1))
        make.involvement(source, item_class="social_care", since=date(2020, 1, 1), until=date(2021, 1, 1))
    page = text(acting(work.held), reverse("person-tab", args=[about.pk, "sharing"]))
    assert "How long this is kept and why" in page
    assert "Born 14 March 2009, and 25 years." in page
    assert "Police intelligence" not in page, "its class is kept from a social worker"
    assert "Identity" not in page, "how long the name is kept would tell of everything else"
