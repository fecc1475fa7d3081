"""Who saw what of one young person: found by number, whole, in plain words, with nobody named who should not be."""

import io
from datetime import date
from html import unescape
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook

from handrail.disclosure.models import LedgerEntry
from handrail.disclosure.public import Action, as_system, open_subject, reader_for, reading, record, record_list
from handrail.kernel import clock
from handrail.linkage.public import join
from handrail.partnership.public import Membership
from handrail.records.public import Person
from handrail.sharing.models import ReportRequest, WhyRefused
from handrail.sharing.selectors.access_report import MACHINE, access_report
from handrail.sharing.selectors.report_subject import NotFound, subject_by_number
from tests.factories import partnership, plans, records, telling
from tests.integration.told.conftest import acting

pytestmark = pytest.mark.django_db
NHS = "9991234567"


@pytest.fixture
def officer(db: None) -> Client:
    return acting(partnership.membership("ig_officer"))


@pytest.fixture
def known(work: plans.Work, aaliyah: Person) -> Person:
    """Somebody with an NHS number, whom several have read."""
    with as_system("a test prepares"):
        records.identifier(aaliyah.shown_from, value=NHS)
    _read(work.held, aaliyah, date(2026, 10, 2), times=2)
    police = partnership.membership("police_safeguarding_lead")
    partnership.reach(aaliyah.pk, agency=police.post.team.agency)
    _read(police, aaliyah, date(2026, 11, 5))
    _read(police, aaliyah, date(2026, 11, 6), purpose="prevention_of_crime")
    with clock.stopped_at(date(2026, 11, 7)), reading(reader_for(work.held)):
        record_list(Action.LIST, [aaliyah.pk, UUID(int=9)])
        record(Action.SEARCH, body={"found": 1}, detail={"query": "brooks", "people": [str(aaliyah.pk)]})
        record_list(Action.LIST, [UUID(int=9)])
    return aaliyah


def _read(held: Membership, about: Person, on: date, *, purpose: str = "", times: int = 1) -> None:
    with clock.stopped_at(on), reading(reader_for(held, purpose)):
        for _ in range(times):
            open_subject(Action.OPEN_PERSON, about.pk)


def asked(about: Person, **values: object) -> ReportRequest:
    by = partnership.user()
    return ReportRequest.objects.create(
        person=about, received_on=date(2026, 11, 20), made_by=by, made_at=clock.now(), **values
    )


def test_it_tells_every_reading_once_a_day_with_its_reason(known: Person, work: plans.Work) -> None:
    acts = access_report(asked(known)).acts
    told = [(act.day.day, act.what, act.why, act.level, act.times) for act in acts]
    assert told == [
        (7, "Looked at a list with the record on it", "Working with the young person", "", 1),
        (7, "Searched, and the record was among those found", "Working with the young person", "", 1),
        (5, "Opened the record", "Safeguarding", "In full", 1),
        (2, "Opened the record", "Working with the young person", "In full", 2),
    ]
    assert acts[-1].who == f"Social worker in a multi-disciplinary team, {work.team}"
    assert acts[-1].agency == work.council.name
    assert "Children Act 1989" in acts[-1].basis


def test_what_could_harm_somebody_is_left_out_until_an_officer_decides(known: Person, work: plans.Work) -> None:
    telling.told(work, known, purpose="prevention_of_crime")
    telling.told(work, known)
    telling.refused(work, known, reason=WhyRefused.INVESTIGATION)
    safe = access_report(asked(known))
    assert safe.held_back == 5  # a reading, the disclosure and the refusal, and the entries of both
    assert "Pike" not in str(safe)
    assert str(work.by) not in str(safe)
    assert "landlord" not in str(safe)
    open_to_all = access_report(asked(known, staff_names=True, outside_names=True, crime=True))
    assert open_to_all.held_back == 0
    assert "Ms Pike, Quay Housing" in str(open_to_all)
    assert str(work.by) in str(open_to_all)
    assert "landlord" not in str(open_to_all)


def test_a_refused_reading_and_the_machine_are_told_too(aaliyah: Person) -> None:
    stranger = partnership.membership("mdt_social_worker")
    with reading(reader_for(stranger)):
        record(Action.OPEN_PERSON, subject=aaliyah.pk, outcome="denied", body={"level": 0})
    record(Action.STEP_LEVEL, subject=aaliyah.pk)
    acts = {act.what: act for act in access_report(asked(aaliyah)).acts}
    assert acts["Was refused: opened the record"].kind == "Refused"
    assert acts["Changed the level of need"].who == MACHINE


def test_what_was_read_before_two_records_were_joined_is_told_and_no_more(work: plans.Work, aaliyah: Person) -> None:
    with as_system("a test prepares"):
        other = records.young_person(partnership.agency("health"), family="Broks")
        Person.objects.filter(pk=other.person_id).update(created_at=clock.now())  # known for less long
    partnership.reach(other.person_id, team=work.team)
    gone = other.person
    _read(work.held, gone, date(2026, 10, 2))
    with clock.stopped_at(date(2026, 10, 9)):
        telling.told(work, gone, told_on=date(2026, 10, 3))
    with clock.stopped_at(date(2026, 10, 10)), as_system("a test joins"):
        join(persons=[aaliyah, gone], reason="The same birth date and school.", by=work.by)
    with clock.stopped_at(date(2026, 11, 1)), reading(reader_for(work.held)):
        record(Action.OPEN_PERSON, subject=gone.pk, body={"joined_away": True})
    report = access_report(asked(aaliyah))
    days = [act.day for act in report.acts if act.what == "Opened the record"]
    assert days == [date(2026, 10, 2)]
    assert [row[0] for row in report.chapters[0].rows] == ["3 October 2026"]


FOUND = [
    ("nhs", "999 123 4567", plans.BORN_15, True),
    ("nhs", NHS, date(2011, 5, 3), False),
    ("nhs", "9990000000", plans.BORN_15, False),
    ("nhs", NHS, None, False),
    ("local", "m77", plans.BORN_15, True),
    ("entry", "1000000", None, False),
    ("entry", "x", None, False),
]


@pytest.mark.parametrize(("scheme", "number", "born", "found"), FOUND)
def test_somebody_is_found_by_number_and_birth_date_alone(
    known: Person, scheme: str, number: str, born: date | None, found: bool
) -> None:
    with as_system("a test prepares"):
        known.shown_from.local_id = "M77"
        known.shown_from.save()
    if found:
        assert subject_by_number(scheme, number, born) == known
    else:
        with pytest.raises(NotFound):
            subject_by_number(scheme, number, born)


def test_an_officer_makes_it_and_every_step_is_on_the_ledger(known: Person, officer: Client, work: plans.Work) -> None:
    form = {"scheme": "nhs", "number": NHS, "received_on-day": "20", "received_on-month": "11"}
    form |= {"received_on-year": "2026", "born-day": "2", "born-month": "5", "born-year": "2011", "reference": "SAR 12"}
    wrong = officer.post(reverse("access-report-find"), {**form, "born-year": "2012"}).content.decode()
    assert "Nobody is held under this number with this date of birth." in wrong
    assert NHS in wrong
    made = officer.post(reverse("access-report-find"), form)
    page = officer.get(made.headers["Location"]).content.decode()
    for there in ("SAR 12", "Answer by 20 December 2026", "Opened the record", work.team.name, "How often, by month"):
        assert there in page
    assert str(work.by) not in page
    failed, *_ = LedgerEntry.objects.filter(action="find_for_report").order_by("seq")
    assert (failed.outcome, NHS in str(failed.body)) == ("failed", False)
    assert LedgerEntry.objects.latest("seq").action == "read_access_report"
    assert "SAR 12" in officer.get(reverse("access-reports")).content.decode()


def test_what_is_shown_is_chosen_and_follows_at_once(known: Person, officer: Client, work: plans.Work) -> None:
    request = asked(known)
    choose = reverse("access-report-choose", args=[request.pk])
    officer.post(choose, {"show": ["staff_names"], "longer_because": "Two agencies' records", "answered": ["yes"]})
    request.refresh_from_db()
    assert request.due == date(2027, 2, 20)
    assert request.answered_on == plans.TODAY
    page = officer.get(reverse("access-report", args=[request.pk])).content.decode()
    assert str(work.by) in page
    entry = LedgerEntry.objects.filter(action="read_access_report", body__staff_names=True).get()
    assert entry.subject == known.pk


def test_the_page_to_hand_over_is_in_plain_words(known: Person, officer: Client, work: plans.Work) -> None:
    telling.told(work, known)
    page = unescape(officer.get(reverse("access-report-theirs", args=[asked(known).pk])).content.decode())
    assert f"{work.council.name} read your record: twice, to work with you." in page
    assert "Some things may be left out" in page
    assert "Held back" not in page
    assert str(work.by) not in page
    assert "Pike" not in page


def test_it_is_taken_out_as_files(known: Person, officer: Client) -> None:
    request = asked(known)

    def taken(form: str) -> bytes:
        answer = officer.get(reverse("access-report-file", args=[request.pk, form]))
        return b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]  # a streaming answer

    assert taken("csv").decode("utf-8-sig").splitlines()[-1].startswith('2026-10-02,"Social worker')
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(taken("xlsx"))).get_sheet_by_index(0)
    assert len(sheet.to_python()) == 6  # the headings, four readings, and the CSV just saved
    assert taken("pdf").startswith(b"%PDF-")
    assert LedgerEntry.objects.filter(action="take_out_access_report", subject=known.pk).count() == 3
    assert officer.get(reverse("access-report-file", args=[request.pk, "exe"])).status_code == 404


def test_nobody_else_makes_one(known: Person, work: plans.Work) -> None:
    worker, request = acting(work.held), asked(known)
    for name, args in (("access-reports", []), ("access-report", [request.pk]), ("access-report-theirs", [request.pk])):
        assert worker.get(reverse(name, args=args)).status_code == 403


def test_whoever_wrote_by_a_service_is_told_by_the_only_post_they_sat_in(aaliyah: Person, work: plans.Work) -> None:
    record(Action.PLAN, subject=aaliyah.pk, actor_id=work.by.pk)
    two = partnership.membership("mdt_social_worker")
    partnership.membership("panel_chair", who=two.user)
    record(Action.PLAN, subject=aaliyah.pk, actor_id=two.user_id)
    assert {(act.who, act.agency) for act in access_report(asked(aaliyah)).acts} == {
        (f"Social worker in a multi-disciplinary team, {work.team}", work.council.name),
        ("Somebody who works with Handrail", ""),
    }


def test_whoever_only_opened_a_form_told_nobody(aaliyah: Person, work: plans.Work) -> None:
    """What is told to the young person must be so: a page that was opened and left is a reading."""
    worker = acting(work.held)
    worker.get(reverse("told-add", args=[aaliyah.pk]))
    worker.get(reverse("voice-add", args=[aaliyah.pk]))
    whats = {act.what: act.kind for act in access_report(asked(aaliyah)).acts}
    assert whats == {"Opened the record": "Read", "Opened the record, to write in it": "Read"}
