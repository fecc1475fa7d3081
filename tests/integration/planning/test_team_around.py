"""The team around: access begins and ends with membership, one leads, vacancies are seen."""

from datetime import date

import pytest

from handrail.disclosure.public import Action, Reach, as_system, decide, reader_for, reading
from handrail.kernel import clock
from handrail.planning.models import Lead, Plan
from handrail.planning.public import CannotPlan, NewMember, set_lead
from handrail.planning.selectors.team import seats_of
from handrail.planning.services.plan_writing import saving
from handrail.planning.services.team import change_member
from tests.factories import partnership
from tests.factories import plans as make

pytestmark = pytest.mark.django_db
TODAY = make.TODAY


@pytest.fixture
def plan(work: make.Work) -> Plan:
    return make.plan(work, make.person(work))


def may_open(held: object, plan: Plan, on: date) -> bool:
    reader = reader_for(held)  # type: ignore[arg-type]  # a membership from the factory
    with clock.stopped_at(on), reading(reader):
        return decide(reader, Action.OPEN_PERSON, plan.person_id, today=on).allowed


def test_a_members_team_may_open_the_person_for_as_long_as_they_are_in_the_team(plan: Plan, work: make.Work) -> None:
    nurse = partnership.membership("health_practitioner")
    assert not may_open(nurse, plan, TODAY)
    who = NewMember("exploitation_nurse", post=nurse.post, user=nurse.user, until=date(2027, 2, 1))
    make.member(work, plan, who, since=date(2026, 11, 1))
    assert not may_open(nurse, plan, date(2026, 10, 31))
    assert may_open(nurse, plan, date(2026, 11, 1))
    assert may_open(nurse, plan, date(2027, 1, 31))
    assert not may_open(nurse, plan, date(2027, 2, 1))


def test_access_says_what_it_rests_on(plan: Plan, work: make.Work) -> None:
    nurse = partnership.membership("health_practitioner")
    make.member(work, plan, NewMember("exploitation_nurse", post=nurse.post), since=date(2026, 11, 1))
    reader = reader_for(nurse)
    with reading(reader):
        decision = decide(reader, Action.OPEN_PERSON, plan.person_id, today=TODAY)
    assert "in the team around them since 1 November 2026" in decision.because[0]


def test_leaving_ends_access_at_once(plan: Plan, work: make.Work) -> None:
    nurse = partnership.membership("health_practitioner")
    member = make.member(work, plan, NewMember("exploitation_nurse", post=nurse.post), since=date(2026, 11, 1))
    saved = saving(by=work.by, based_on=member.version)
    change_member(member=member, by=work.by, saved=saved, role=member.role, contact="", until=TODAY)
    assert not may_open(nurse, plan, TODAY)


def test_other_relationships_of_the_person_stay_as_they_were(plan: Plan, work: make.Work) -> None:
    before = Reach.objects.exclude(basis=Reach.Basis.TEAM_AROUND).count()
    make.member(work, plan, NewMember("mentor", name="Bex Loveday", agency=work.council))
    assert Reach.objects.exclude(basis=Reach.Basis.TEAM_AROUND).count() == before
    assert Reach.objects.filter(basis=Reach.Basis.TEAM_AROUND).count() == 1  # the lead's post; a name has none


def test_the_lead_passes_on_with_its_history(plan: Plan, work: make.Work) -> None:
    mentor = make.member(work, plan, NewMember("mentor", name="Bex Loveday", agency=work.council))
    set_lead(plan=plan, member=mentor, from_day=date(2026, 11, 10), because="She knows her best.", by=work.by)
    with as_system("a test looks"):
        told = [(one.since, one.until, one.because) for one in Lead.objects.filter(plan=plan)]
        leads = [seat.holder for seat in seats_of(plan, TODAY) if seat.leads]
    assert told == [
        (make.SINCE, date(2026, 11, 10), "Leads from the start"),
        (date(2026, 11, 10), None, "She knows her best."),
    ]
    assert leads == ["Bex Loveday"]


def test_who_cannot_lead(plan: Plan, work: make.Work) -> None:
    mother = make.member(work, plan, NewMember("parent", name="Dana Brooks"))
    later = make.member(work, plan, NewMember("mentor", name="Bex", agency=work.council), since=date(2026, 11, 20))
    for member, from_day, said in (
        (mother, TODAY, "led by a professional"),
        (later, date(2026, 11, 19), "not in the team on"),
        (make.lead_of(plan), TODAY, "already"),
    ):
        with pytest.raises(CannotPlan, match=said):
            set_lead(plan=plan, member=member, from_day=from_day, because="x", by=work.by)


def test_whoever_leads_or_has_something_to_do_does_not_just_leave(plan: Plan, work: make.Work) -> None:
    lead = make.lead_of(plan)
    mentor = make.member(work, plan, NewMember("mentor", name="Bex", agency=work.council))
    make.action(work, plan, owner=mentor)
    for member, said in ((lead, "Name another lead"), (mentor, "still theirs to do")):
        saved = saving(by=work.by, based_on=member.version)
        with pytest.raises(CannotPlan, match=said):
            change_member(member=member, by=work.by, saved=saved, role=member.role, contact="", until=TODAY)


def test_a_place_whose_person_has_left_the_post_is_vacant(plan: Plan, work: make.Work) -> None:
    nurse = partnership.membership("health_practitioner", until=date(2026, 11, 1))
    make.member(work, plan, NewMember("exploitation_nurse", post=nurse.post, user=nurse.user))
    somebody = make.member(work, plan, NewMember("specialist_nurse", post=nurse.post))
    partnership.membership("health_practitioner", of=nurse.post.team)
    with as_system("a test looks"):
        holders = {seat.member.pk: seat.holder for seat in seats_of(plan, TODAY)}
        before = {seat.member.pk: seat.holder for seat in seats_of(plan, date(2026, 10, 31))}
    assert holders[somebody.pk] == ""
    assert before[somebody.pk] == str(nurse.user)


def test_a_professional_has_an_agency_and_joins_no_earlier_than_the_plan(plan: Plan, work: make.Work) -> None:
    with pytest.raises(CannotPlan, match="which agency"):
        make.member(work, plan, NewMember("mentor", name="Bex"))
    with pytest.raises(CannotPlan, match="before the plan begins"):
        make.member(work, plan, NewMember("parent", name="Dana"), since=date(2026, 8, 31))
