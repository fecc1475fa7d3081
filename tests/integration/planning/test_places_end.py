"""A place in the team around lets in whoever fills it, and nobody else, and it has an end."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from handrail.disclosure.public import Action, as_system, decide, reader_for, reading
from handrail.kernel import clock
from handrail.partnership.public import Membership
from handrail.planning.models import Lead, Member, Plan
from handrail.planning.public import CannotPlan, Closing, Ending, NewMember, close_plan, set_lead
from handrail.planning.services.plan_writing import saving
from handrail.planning.services.team import change_member, renew_places
from tests.factories import partnership
from tests.factories import plans as make
from tests.integration.planning.conftest import acting
from tests.integration.planning.test_plan_pages import day, send, text

pytestmark = pytest.mark.django_db
TODAY = make.TODAY
IN_SIX_MONTHS = date(2027, 5, 22)


@pytest.fixture
def plan(work: make.Work) -> Plan:
    return make.plan(work, make.person(work))


@pytest.fixture
def nurse() -> Membership:
    return partnership.membership("health_practitioner")


def opens(held: Membership, plan: Plan, on: date = TODAY) -> bool:
    reader = reader_for(held)
    with clock.stopped_at(on), reading(reader):
        return decide(reader, Action.OPEN_PERSON, plan.person_id, today=on).allowed


def place(work: make.Work, plan: Plan, held: Membership, *, named: bool = True, until: date | None = None) -> Member:
    who = NewMember("exploitation_nurse", post=held.post, user=held.user if named else None, until=until)
    return make.member(work, plan, who)


def test_a_place_ends_by_itself_and_access_with_it(work: make.Work, plan: Plan, nurse: Membership) -> None:
    assert place(work, plan, nurse).until == IN_SIX_MONTHS
    assert opens(nurse, plan, IN_SIX_MONTHS - timedelta(days=1))
    assert not opens(nurse, plan, IN_SIX_MONTHS)


def test_how_long_is_the_partnerships_to_say(work: make.Work, plan: Plan, nurse: Membership, settings: object) -> None:
    settings.HANDRAIL_PLACE_MONTHS = 3  # type: ignore[attr-defined]  # pytest-django's settings take any name
    assert place(work, plan, nurse).until == date(2027, 2, 22)
    with pytest.raises(CannotPlan, match="22 February 2027 at the latest"):
        place(work, plan, partnership.membership("health_practitioner"), until=date(2027, 2, 23))


def test_it_lets_in_the_one_named_and_not_their_team(work: make.Work, plan: Plan, nurse: Membership) -> None:
    colleague = partnership.membership("health_practitioner", of=nurse.post.team)
    place(work, plan, nurse)
    assert opens(nurse, plan)
    assert not opens(colleague, plan)


def test_past_hands_lose_access_and_a_new_one_gets_it_with_the_post(
    work: make.Work, plan: Plan, nurse: Membership
) -> None:
    place(work, plan, nurse, named=False)
    nurse.until = TODAY
    nurse.save()
    after = Membership.objects.create(post=nurse.post, user=partnership.user(), since=TODAY)
    assert not opens(nurse, plan)
    assert opens(after, plan)


def test_a_place_of_somebody_named_is_nobodys_who_follows_them(work: make.Work, plan: Plan, nurse: Membership) -> None:
    place(work, plan, nurse)
    after = Membership.objects.create(post=nurse.post, user=partnership.user(), since=TODAY)
    assert not opens(after, plan)


def test_a_place_is_never_without_an_end(work: make.Work, plan: Plan, nurse: Membership) -> None:
    member = place(work, plan, nurse)
    endless = {"role": member.role, "contact": "", "until": None}
    with pytest.raises(CannotPlan, match="has an end"):
        change_member(member=member, by=work.by, saved=saving(by=work.by, based_on=1), **endless)
    mother = make.member(work, plan, NewMember("parent", name="Dana Brooks"))
    assert mother.until is None  # the family is let in to nothing


def test_places_are_renewed_before_they_end_and_by_the_page(work: make.Work, plan: Plan, nurse: Membership) -> None:
    lead, theirs = make.lead_of(plan), place(work, plan, nurse, until=TODAY + timedelta(days=10))
    worker, address = acting(work.held), reverse("team-renew", args=[plan.pk])
    page = text(worker, reverse("plan", args=[plan.pk]))
    assert "1 place in the team ends soon, the first on 2 Dec 2026" in page
    assert "Select who stays" in send(worker, address, **day("until", "2027-03-01")).content.decode()
    late = send(worker, address, stay=[theirs.pk], **day("until", "2027-05-23"))
    assert "at the latest" in late.content.decode()
    assert send(worker, address, stay=[theirs.pk], **day("until", "2027-03-01")).status_code == 302
    with as_system("a test looks"):
        assert [one.until for one in Member.objects.order_by("pk")] == [lead.until, date(2027, 3, 1)]
    assert opens(nurse, plan, date(2027, 2, 28))


def test_a_lead_whose_place_has_ended_is_seen_and_said(work: make.Work, plan: Plan) -> None:
    with clock.stopped_at(IN_SIX_MONTHS):
        worker = acting(work.held)
        assert "place in the team has ended: renew it" in text(worker, reverse("plan", args=[plan.pk]))
        renew_places(plan=plan, members=[make.lead_of(plan)], until=date(2027, 8, 1), by=work.by)
        assert "has ended: renew it" not in text(worker, reverse("plan", args=[plan.pk]))


def leads(plan: Plan) -> list[tuple[date, date | None, date | None]]:
    with as_system("a test looks"):
        return [(one.since, one.until, one.called_off_on) for one in Lead.objects.filter(plan=plan)]


def test_a_lead_that_never_began_stays_on_record(work: make.Work, plan: Plan) -> None:
    """The plan is written up as ended on a day before the lead passed on."""
    mentor = make.member(work, plan, NewMember("mentor", name="Bex Loveday", agency=work.council))
    set_lead(plan=plan, member=mentor, from_day=date(2026, 11, 10), because="She knows her best.", by=work.by)
    close_plan(plan=plan, ending=Ending(date(2026, 11, 5), Closing.Because.MET, "Safe.", "College"), by=work.by)
    assert leads(plan) == [(make.SINCE, date(2026, 11, 5), None), (date(2026, 11, 10), None, TODAY)]
    page = text(acting(work.held), reverse("plan", args=[plan.pk]))
    assert "Did not begin" in page
    assert "She knows her best." in page


def test_a_plan_that_ends_on_the_day_it_began_keeps_who_was_to_lead_it(work: make.Work) -> None:
    plan = make.plan(work, make.person(work), since=TODAY)
    close_plan(plan=plan, ending=Ending(TODAY, Closing.Because.OTHER, "By mistake.", "As before"), by=work.by)
    assert leads(plan) == [(TODAY, None, TODAY)]
