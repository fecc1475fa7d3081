"""What the database itself refuses, whatever the code does."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from handrail.disclosure.public import as_system
from handrail.planning.models import Action, Closing, Goal, Lead, Member, Plan, Provision, Review, Voice
from handrail.planning.public import NewMember
from tests.factories import partnership
from tests.factories import plans as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(work: make.Work) -> Plan:
    return make.plan(work, make.person(work))


def refused(name: str, change: Callable[[], object]) -> None:
    """The change is refused, by the constraint of this name, at the latest when its transaction ends."""

    def until_the_end() -> None:
        with transaction.atomic():
            change()
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    with as_system("a test tries the database"), pytest.raises(IntegrityError, match=name):
        until_the_end()


def test_a_plan_never_has_two_leads(plan: Plan, work: make.Work) -> None:
    member = make.lead_of(plan)
    again = {"plan": plan, "member": member, "because": "x", "set_by": work.by, "set_at": plan.written_at}
    refused("lead_one_at_a_time", lambda: Lead.objects.create(since=date(2026, 11, 1), **again))


def test_a_plan_is_never_without_a_lead(plan: Plan) -> None:
    refused("led by exactly one", lambda: Lead.objects.filter(plan=plan).delete())
    refused("led by exactly one", lambda: Lead.objects.filter(plan=plan).update(until=date(2026, 11, 1)))
    refused("led by exactly one", lambda: Lead.objects.filter(plan=plan).update(since=date(2026, 9, 2)))
    refused("led by exactly one", lambda: Plan.objects.filter(pk=plan.pk).update(until=date(2026, 11, 1)))
    refused("led by exactly one", lambda: Plan.objects.filter(pk=plan.pk).update(since=date(2026, 8, 31)))


def test_the_lead_can_be_passed_on_without_a_gap(plan: Plan, work: make.Work) -> None:
    other = make.member(work, plan, NewMember("mentor", name="Bex Loveday", agency=work.council))
    with as_system("a test passes the lead on"), transaction.atomic():
        Lead.objects.filter(plan=plan).update(until=date(2026, 11, 1))
        Lead.objects.create(
            plan=plan, member=other, since=date(2026, 11, 1), because="x", set_by=work.by, set_at=plan.written_at
        )
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


IMPOSSIBLE = [
    ("goal_serves_a_domain", Goal, {"domains": []}),
    ("action_done_with_evidence", Action, {"done_on": date(2026, 11, 1)}),
    ("action_done_with_evidence", Action, {"evidence": "Seen"}),
    ("action_done_or_dropped", Action, {"done_on": date(2026, 11, 1), "evidence": "x", "dropped_because": "y"}),
    ("provision_meets_a_domain", Provision, {"domains": []}),
    ("provision_planned_end_after_start", Provision, {"planned_end": date(2026, 10, 1)}),
    ("provision_ends_after_start", Provision, {"until": date(2026, 9, 30)}),
    ("member_is_a_post_or_named", Member, {"name": "Somebody"}),
    ("member_ends_after_start", Member, {"until": date(2026, 8, 31)}),
    ("review_finished_was_held", Review, {"finished_at": "2026-11-01T12:00Z"}),
]


@pytest.mark.parametrize(("name", "model", "values"), IMPOSSIBLE)
def test_what_cannot_be_is_refused(name: str, model: type, values: dict[str, object], work: make.Work) -> None:
    made = make.plan(work, make.person(work))
    make.goal(work, made)
    make.action(work, made)
    make.service(work, made)
    refused(name, lambda: model.objects.filter(plan=made).update(**values))  # type: ignore[attr-defined]  # each model of a plan has managers


def test_a_closing_names_its_receiver_whole_and_its_decider(plan: Plan, work: make.Work) -> None:
    said = {"plan": plan, "because": "met", "summary": "x", "support_goes_on": "y", "written_by": work.by,
            "written_at": plan.written_at}  # fmt: skip
    refused("closing_receiver_whole", Closing(**said, receiving_owner="Louise").save)
    refused("closing_receiver_whole", Closing(**said, receiving_agency=work.council).save)
    refused("closing_decision_has_its_decider", Closing(**said, no_owner_because="She does not want it").save)


def test_a_voice_says_something_and_nothing_comes_back_before_it_was_said(plan: Plan, work: make.Work) -> None:
    said = {"person": plan.person, "agency": work.council, "whose": "young_person", "heard_by": "Joy",
            "heard_on": date(2026, 11, 9), "written_by": work.by, "written_at": plan.written_at}  # fmt: skip
    refused("voice_says_something", Voice(**said).save)
    refused("voice_came_back_when", Voice(**said, words="Hi", came_back="x", came_back_on=date(2026, 11, 8)).save)
    refused("voice_used_when", Voice(**said, words="Hi", used="x").save)
    refused("voice_recording_has_its_kind", Voice(**said, recording="abc").save)


def test_a_membership_may_end_on_the_day_it_began(plan: Plan, work: make.Work) -> None:
    post = partnership.membership("health_practitioner").post
    made = make.member(work, plan, NewMember("exploitation_nurse", post=post))
    with as_system("a test looks"):
        Member.objects.filter(pk=made.pk).update(until=made.since)
