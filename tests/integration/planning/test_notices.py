"""What planning tells people: an action or the lead given, what falls due, dissent from what they agreed."""

from datetime import date

import pytest

from handrail.desk.public import Notice
from handrail.disclosure.public import as_system
from handrail.kernel import clock
from handrail.partnership.public import User
from handrail.planning.notices import tell_what_falls_due
from handrail.planning.public import NewMember, Task, finish_action, saving, set_lead
from handrail.planning.services.goals import change_action
from tests.factories import partnership
from tests.factories import plans as make

pytestmark = pytest.mark.django_db
TODAY = make.TODAY


def told(user: User) -> list[tuple[str, str]]:
    with as_system("a test looks"):
        return [(one.kind, one.link) for one in Notice.objects.filter(user=user).order_by("pk")]


@pytest.fixture
def nurse() -> User:
    return partnership.membership("health_practitioner").user


def place(nurse: User) -> NewMember:
    return NewMember("exploitation_nurse", post=nurse.memberships.get().post, user=nurse)


def test_an_action_is_told_to_whoever_it_is_given_to_and_to_whoever_it_passes_to(work: make.Work, nurse: User) -> None:
    plan = make.plan(work, make.person(work))
    owner = make.member(work, plan, place(nurse))
    action = make.action(work, plan)
    assert told(work.by) == []  # gave it to themselves
    task = Task(what=action.what, owner=owner, due=action.due)
    for _ in range(2):  # the second time nothing passes to anybody
        change_action(action=action, task=task, by=work.by, saved=saving(by=work.by, based_on=action.version))
    assert told(nurse) == [("action-given", f"/plans/actions/{action.pk}/")]


def test_nobody_is_told_who_has_no_account_or_has_left_the_post(work: make.Work, nurse: User) -> None:
    plan = make.plan(work, make.person(work))
    mother = make.member(work, plan, NewMember("parent", name="Her mother"))
    other = partnership.user()
    vacant = make.member(work, plan, NewMember("exploitation_nurse", post=place(nurse).post, user=other))
    for owner in (mother, vacant):
        make.action(work, plan, owner=owner)
    assert told(other) == told(nurse) == []


def test_whoever_leads_from_now_on_is_told(work: make.Work) -> None:
    plan = make.plan(work, make.person(work))
    next_lead = partnership.membership("mdt_social_worker", of=work.team)
    member = make.member(work, plan, NewMember("case_social_worker", post=next_lead.post))
    set_lead(plan=plan, member=member, from_day=TODAY, because="A new worker.", by=work.by)
    assert told(next_lead.user) == [("lead-given", f"/plans/{plan.pk}/")]


def test_what_falls_due_is_told_once_and_not_again_when_it_was_read(work: make.Work) -> None:
    plan = make.plan(work, make.person(work))  # its first review fell due long before today
    late, ahead = (make.action(work, plan, due=day) for day in (date(2026, 11, 21), TODAY))
    for expected in (2, 0):
        assert tell_what_falls_due(TODAY) == expected
        with as_system("a test reads them all"):
            Notice.objects.update(read_at=clock.now())
    kinds = dict(told(work.by))
    assert kinds["action-overdue"] == f"/plans/actions/{late.pk}/"
    assert "review-due" in kinds
    finish_action(
        action=ahead, done_on=TODAY, evidence="Rung.", by=work.by, saved=saving(by=work.by, based_on=ahead.version)
    )
    assert tell_what_falls_due(date(2026, 11, 30)) == 0


@pytest.mark.parametrize(("days_before", "expected"), [(8, 0), (7, 1)])
def test_a_review_is_told_a_week_before_it_is_due(work: make.Work, days_before: int, expected: int) -> None:
    plan = make.plan(work, make.person(work))
    with as_system("a test looks"):
        due = plan.reviews.get().due
    assert tell_what_falls_due(date.fromordinal(due.toordinal() - days_before)) == expected
