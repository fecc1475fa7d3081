"""From a plan over its reviews to the one that follows, and how it ends."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from handrail.disclosure.public import Reach, as_system
from handrail.kernel import clock
from handrail.linkage.public import join, undo
from handrail.planning.models import Action, Closing, Goal, Lead, Member, Plan, Provision, Review, Voice
from handrail.planning.public import (
    CannotClose,
    CannotPlan,
    Ending,
    Minutes,
    NewMember,
    Said,
    close_plan,
    finish_action,
    finish_review,
    hear,
    step_plan,
    write_minutes,
)
from handrail.planning.selectors.plans import gap_before, plans_of
from handrail.planning.services.plan_writing import saving
from handrail.records.public import Person
from tests.factories import partnership
from tests.factories import plans as make

pytestmark = pytest.mark.django_db
TODAY = make.TODAY
MET = Ending(TODAY, Closing.Because.MET, "She is safe and at college.", "College, and her GP")


def held(work: make.Work, review: Review, on: date = TODAY) -> None:
    """Minutes in which everybody came."""
    with as_system("a test looks"):
        team = list(Member.objects.filter(plan=review.plan))
    minutes = Minutes(on, "Carol Denby", {one.pk: "came" for one in team}, "It goes well.", "", ["It stays."], "Late.")
    write_minutes(review=review, minutes=minutes, by=work.by, saved=saving(by=work.by, based_on=review.version))


def ahead(plan: Plan, meeting: str = "review") -> Review:
    with as_system("a test looks"):
        return Review.objects.get(plan=plan, meeting=meeting, finished_at=None)


def test_from_child_protection_down_to_child_in_need_with_everything_unfinished(work: make.Work) -> None:
    about = make.person(work)
    plan = make.plan(work, about, "cp")
    goal = make.goal(work, plan)
    make.action(work, plan, goal=goal)
    make.service(work, plan)
    held(work, ahead(plan, "conference"))
    finish_review(review=ahead(plan, "conference"), next_due=None, plan_ends=True, by=work.by)
    later = step_plan(
        plan=plan, kind="cin", why="You are safer now.", reason="The conference decided so.", on=TODAY,
        lead=make.lead(work), lead_name=str(work.by), agency=work.council, by=work.by,
    )  # fmt: skip
    with as_system("a test looks"):
        plan.refresh_from_db()
        assert (plan.until, later.since, later.follows_id, gap_before(later)) == (TODAY, TODAY, plan.pk, 0)
        assert plan.closing.because == Closing.Because.STEPPED_DOWN
        assert [one.words for one in Goal.objects.filter(plan=later)] == [goal.words]
        moved = Action.objects.get(plan=later)
        assert moved.goal.plan_id == moved.owner.plan_id == later.pk
        assert Action.objects.get(plan=plan).dropped_because == "Goes on in the child in need plan."
        before, after = Provision.objects.get(plan=plan), Provision.objects.get(plan=later)
        assert (before.until, after.since, after.planned_end) == (TODAY, TODAY, before.planned_end)
        assert Lead.objects.get(plan=plan).until == TODAY
        assert Lead.objects.get(plan=later).since == TODAY
        assert [one.pk for one in plans_of(about.pk)] == [later.pk, plan.pk]
        assert Reach.objects.filter(basis=Reach.Basis.TEAM_AROUND, until__gt=TODAY).count() == 1


def test_days_without_a_plan_are_counted(work: make.Work) -> None:
    about = make.person(work)
    first = make.plan(work, about, "family_help", since=date(2026, 8, 1))
    close_plan(plan=first, ending=replace(MET, on=date(2026, 10, 1)), by=work.by)
    second = make.plan(work, about, "taf", since=date(2026, 10, 13), follows=first, step_reason="She asked for it.")
    assert gap_before(second) == 12
    with pytest.raises(CannotPlan, match="went on until later"):
        make.plan(work, about, "cin", since=date(2026, 9, 30), follows=first)


def test_a_child_protection_plan_is_closed_by_its_conference_alone(work: make.Work) -> None:
    plan = make.plan(work, make.person(work), "cp")
    with pytest.raises(CannotClose, match="review child protection conference"):
        close_plan(plan=plan, ending=MET, by=work.by)
    held(work, ahead(plan, "conference"), on=date(2026, 11, 16))
    with pytest.raises(CannotClose, match="A review was held and is not finished"):
        close_plan(plan=plan, ending=MET, by=work.by)
    finish_review(review=ahead(plan, "conference"), next_due=None, plan_ends=True, by=work.by)
    close_plan(plan=plan, ending=MET, by=work.by)


def test_at_17_and_10_months_nobody_is_let_go_without_a_receiver(work: make.Work) -> None:
    plan = make.plan(work, make.person(work, make.BORN_17_10))
    with pytest.raises(CannotClose, match="Name who takes over"):
        close_plan(plan=plan, ending=MET, by=work.by)
    with as_system("a test looks"):
        assert Plan.objects.get().until is None
        assert not Closing.objects.exists()
    named = replace(MET, receiving_owner="Louise Hartnell", receiving_agency=work.council)
    with pytest.raises(CannotClose, match="when the receiving owner agreed"):
        close_plan(plan=plan, ending=named, by=work.by)
    closing = close_plan(plan=plan, ending=replace(named, agreed_on=date(2026, 11, 20)), by=work.by)
    assert (closing.receiving_owner, closing.receiving_agency) == ("Louise Hartnell", work.council)


def test_or_with_a_decision_and_whose_it_was(work: make.Work) -> None:
    plan = make.plan(work, make.person(work, make.BORN_17_10))
    with pytest.raises(CannotClose):
        close_plan(plan=plan, ending=replace(MET, no_owner_because="She wants no worker."), by=work.by)
    decided = replace(MET, no_owner_because="She wants no worker.", no_owner_decided_by="The panel")
    assert close_plan(plan=plan, ending=decided, by=work.by).no_owner_decided_by == "The panel"


def test_closing_asks_for_each_goal_action_and_service(work: make.Work) -> None:
    plan = make.plan(work, make.person(work))
    goal, action, service = make.goal(work, plan), make.action(work, plan), make.service(work, plan)
    with pytest.raises(CannotClose) as refused:
        close_plan(plan=plan, ending=MET, by=work.by)
    assert len(refused.value.reasons) == 3
    saved = saving(by=work.by, based_on=action.version)
    finish_action(action=action, done_on=TODAY, evidence="Enrolled.", by=work.by, saved=saved)
    ending = replace(MET, achieved={goal.pk: ("partly", "She sees her weekly.")}, services_going_on=[service.pk])
    close_plan(plan=plan, ending=ending, by=work.by)
    with as_system("a test looks"):
        goal.refresh_from_db()
        service.refresh_from_db()
        assert (goal.achieved, goal.how_it_went) == ("partly", "She sees her weekly.")
        assert service.until is None  # it goes on, and so stays in the horizon
        assert not Review.objects.filter(plan=plan, held_on=None).exists()
        assert Member.objects.get(plan=plan).until == TODAY


def test_a_closed_plan_stays_as_it_is(work: make.Work) -> None:
    plan = make.plan(work, make.person(work))
    close_plan(plan=plan, ending=MET, by=work.by)
    with pytest.raises(CannotPlan, match="closed"):
        make.goal(work, plan)
    with pytest.raises(CannotClose, match="closed already"):
        close_plan(plan=plan, ending=MET, by=work.by)


def test_a_kind_has_its_ages(work: make.Work) -> None:
    with pytest.raises(CannotPlan, match="begins at 16"):
        make.plan(work, make.person(work), "pathway")
    with pytest.raises(CannotPlan, match="ends by law on the 18th"):
        make.plan(work, make.person(work, date(2008, 9, 1)), "cin")
    assert make.plan(work, make.person(work, date(2008, 9, 2)), "cin").kind == "cin"


def test_finishing_a_review_sets_the_next_one(work: make.Work) -> None:
    plan = make.plan(work, make.person(work), "cin", since=date(2026, 11, 1))
    review = ahead(plan)
    assert review.due == date(2026, 11, 29)
    with pytest.raises(CannotClose, match="on which day"):
        finish_review(review=review, next_due=date(2027, 1, 1), plan_ends=False, by=work.by)
    held(work, review)
    with pytest.raises(CannotClose, match="by 14 February 2027"):
        finish_review(review=review, next_due=date(2027, 2, 15), plan_ends=False, by=work.by)
    following = finish_review(review=review, next_due=date(2027, 2, 14), plan_ends=False, by=work.by)
    assert following is not None
    assert (following.due, ahead(plan).pk) == (date(2027, 2, 14), following.pk)
    with pytest.raises(CannotPlan, match="finished"):
        held(work, review)


def test_a_plan_is_not_begun_ahead_of_its_day(work: make.Work) -> None:
    with pytest.raises(CannotPlan, match="not ahead of it"):
        make.plan(work, make.person(work), since=date(2026, 11, 23))
    with clock.stopped_at(date(2026, 11, 23)):
        make.plan(work, make.person(work), since=date(2026, 11, 23))


def test_no_two_open_plans_of_a_kind(work: make.Work) -> None:
    about = make.person(work)
    make.plan(work, about)
    with pytest.raises(CannotPlan, match="open package of support already"):
        make.plan(work, about)
    make.plan(work, about, "cin")


def test_plans_and_voices_go_where_the_records_go_and_come_back(work: make.Work) -> None:
    about, other = make.person(work), make.person(work, family="Brookes")
    plan = make.plan(work, about)
    voice = hear(
        person=about, agency=work.council, said=Said(Voice.Whose.PARENT, "She is kind.", "Joy", TODAY), by=work.by
    )
    nurse = partnership.membership("health_practitioner")
    make.member(work, plan, NewMember("exploitation_nurse", post=nurse.post))

    def whose() -> set[object]:
        with as_system("a test looks"):
            reach = Reach.objects.filter(basis=Reach.Basis.TEAM_AROUND, membership=nurse)
            return {Plan.objects.get().person_id, Voice.objects.get(pk=voice.pk).person_id, reach.get().person_id}

    with as_system("a test makes the other one known for longer"):
        Person.objects.filter(pk=other.pk).update(created_at=about.created_at - timedelta(days=1))
    joined = join(persons=[about, other], by=work.by, reason="One girl, spelled twice")
    assert whose() == {other.pk}
    undo(move_set=joined, by=work.by)
    assert whose() == {about.pk}
