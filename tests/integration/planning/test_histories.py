"""The history of what users write, for whoever reads it in full; and what was deleted by mistake, brought back."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from handrail.disclosure.models import LedgerEntry
from handrail.disclosure.public import Action as LedgerAction
from handrail.disclosure.public import as_system, reader_for
from handrail.kernel import clock
from handrail.planning.models import Action, Goal, Plan, Provision, ViewAnswers, Voice
from handrail.planning.public import Said, Task, hear, saving
from handrail.planning.services.deleting import bring_back_part, can_delete, delete_part
from handrail.planning.services.goals import change_action, finish_action
from handrail.records.public import Person
from handrail.writing.public import Written, kinds_with_history
from tests.factories import partnership, telling
from tests.factories import planning as assess
from tests.factories import plans as make
from tests.integration.planning.conftest import acting

pytestmark = pytest.mark.django_db


@pytest.fixture
def about(work: make.Work) -> Person:
    return make.person(work)


@pytest.fixture
def plan(work: make.Work, about: Person) -> Plan:
    return make.plan(work, about)


@pytest.fixture
def worker(work: make.Work) -> Client:
    return acting(work.held)


def text(client: Client, kind: str, pk: int, status: int = 200) -> str:
    page = client.get(reverse("history", args=[kind, pk]))
    assert page.status_code == status, page.content.decode()[:2000]
    return page.content.decode()


def changed(of: make.Work, action: Action, what: str) -> None:
    task = Task(what, owner=action.owner, due=action.due)
    change_action(action=action, task=task, by=of.by, saved=saving(by=of.by, based_on=action.version))


def test_every_kind_that_users_write_has_its_history() -> None:
    named = {
        "action", "agreement", "answers", "assessment", "assessment-reasons", "closing", "goal", "member", "plan",
        "plan-reasons", "provision", "refused", "review", "told", "voice",
    }  # fmt: skip
    assert set(kinds_with_history()) == named
    written = [
        model for model in apps.get_models() if issubclass(model, Written) and model.__module__[:8] == "handrail"
    ]
    at_the_front_door = [reverse(page, args=[1]) for page in ("contact-history", "check-history")]
    assert len(written) == len(named) + len(at_the_front_door), "what users write has no page of its history"


def test_each_version_says_who_when_and_what_changed(worker: Client, work: make.Work, plan: Plan) -> None:
    action = make.action(work, plan, what="Ring the college today.")
    changed(work, action, "Ring the college tomorrow.")
    page = text(worker, "action", action.pk)
    assert "Version 2: changed" in page
    assert "Version 1: written" in page
    assert str(work.by) in page
    assert "22 November 2026" in page
    assert "[gone: </span>today." in page
    assert "[added: </span>tomorrow." in page
    assert "Told as" not in page, "keys are shown to nobody"


def test_a_plan_leads_to_the_history_of_all_that_stands_in_it(worker: Client, work: make.Work, plan: Plan) -> None:
    goal = make.goal(work, plan, words="I want to stay near my nan.")
    action = make.action(work, plan, what="Ring the college.", goal=goal)
    service = make.service(work, plan, name="Steps mentoring")
    assert reverse("history", args=["plan", plan.pk]) in worker.get(reverse("plan", args=[plan.pk])).content.decode()
    page = text(worker, "plan", plan.pk)
    for kind, pk, words in (
        ("goal", goal.pk, "Goal: I want to stay near my nan."),
        ("action", action.pk, "Action: Ring the college."),
        ("provision", service.pk, "Service: Steps mentoring"),
        ("member", make.lead_of(plan).pk, "In the team: "),
    ):
        assert reverse("history", args=[kind, pk]) in page
        assert words in page
        assert "Version 1: written" in text(worker, kind, pk)


def test_values_are_told_in_words(worker: Client, work: make.Work, plan: Plan) -> None:
    goal = make.goal(work, plan, domains=("home", "family"))
    assert "Home and housing, Family and relationships" in text(worker, "goal", goal.pk)
    action = make.action(work, plan, goal=goal)
    page = text(worker, "action", action.pk)
    assert str(work.by) in page
    assert goal.words in page


def test_it_stands_on_the_ledger_by_person(worker: Client, work: make.Work, about: Person, plan: Plan) -> None:
    text(worker, "plan", plan.pk)
    entry = LedgerEntry.objects.latest("seq")
    assert (entry.action, entry.subject, entry.outcome) == (LedgerAction.READ_HISTORY, about.pk, "allowed")


@pytest.mark.parametrize("kind", ["plan", "goal", "action", "provision", "member", "plan-reasons"])
def test_whoever_sees_the_plan_in_summary_reads_no_history(
    work: make.Work, about: Person, plan: Plan, kind: str
) -> None:
    of = {
        "plan": plan, "goal": make.goal(work, plan), "action": make.action(work, plan),
        "provision": make.service(work, plan), "member": make.lead_of(plan),
    }  # fmt: skip
    with as_system("a test looks"):
        of["plan-reasons"] = plan.reasons
    police = partnership.membership("police_safeguarding_lead")
    partnership.reach(about.pk, agency=police.post.team.agency)
    assert police.post.team.agency_id != plan.agency_id
    page = text(acting(police), kind, of[kind].pk, status=403)
    assert "nan" not in page


def test_a_stranger_learns_nothing_of_what_is_there(work: make.Work, plan: Plan) -> None:
    stranger = acting(partnership.membership("mdt_social_worker"))
    there, nowhere = text(stranger, "plan", plan.pk, status=403), text(stranger, "plan", 10**6, status=403)
    assert there.count("not shared with you") == nowhere.count("not shared with you") == 1


def test_a_mistake_is_deleted_and_brought_back(worker: Client, work: make.Work, plan: Plan) -> None:
    action = make.action(work, plan, what="Written on the wrong plan.")
    address = reverse("history-delete", args=["action", action.pk])
    assert "Nobody sees it any more but in the history" in worker.get(address).content.decode()
    assert worker.post(address).status_code == 302
    assert "Written on the wrong plan." not in worker.get(reverse("plan", args=[plan.pk])).content.decode()
    page = text(worker, "action", action.pk)
    assert f"Deleted by {work.by} on 22 November 2026" in page
    assert "It can be undone until 20 February 2027." in page
    assert "Deleted</strong>" in text(worker, "plan", plan.pk)
    worker.post(reverse("history-undo", args=["action", action.pk]))
    assert "Written on the wrong plan." in worker.get(reverse("plan", args=[plan.pk])).content.decode()
    assert "Version 3: brought back" in text(worker, "action", action.pk)
    what = [entry.body["what"] for entry in LedgerEntry.objects.filter(action="plan").order_by("seq")]
    assert what[-2:] == ["delete_action", "bring_back_action"]


def test_after_the_days_of_the_retention_schedule_it_is_too_late(worker: Client, work: make.Work, plan: Plan) -> None:
    action = make.action(work, plan)
    delete_part(part=action, by=work.by)
    with clock.stopped_at(make.TODAY + timedelta(days=91)):
        assert "too long ago to undo" in text(worker, "action", action.pk)
        refused = worker.post(reverse("history-undo", args=["action", action.pk]))
    assert (refused.status_code, "more than 90 days ago" in refused.content.decode()) == (400, True)


def test_what_happened_is_not_deleted(work: make.Work, plan: Plan) -> None:
    goal = make.goal(work, plan)
    action = make.action(work, plan, goal=goal, due=date(2026, 11, 1))
    with as_system("a test asks"):
        assert not can_delete(goal), "somebody works towards it"
        delete_part(part=action, by=work.by)
        assert can_delete(goal)
        delete_part(part=goal, by=work.by)
        with pytest.raises(Exception, match="Bring the goal back first"):
            bring_back_part(part=action, by=work.by)
        bring_back_part(part=goal, by=work.by)
        bring_back_part(part=action, by=work.by)
    action.refresh_from_db(from_queryset=Action._base_manager.all())
    finish_action(
        action=action, done_on=make.TODAY, evidence="Heard back", by=work.by,
        saved=saving(by=work.by, based_on=action.version),
    )  # fmt: skip
    with as_system("a test asks"):
        assert not can_delete(Action.objects.get(pk=action.pk)), "it was done"


def test_a_deleted_service_leaves_the_horizon_and_comes_back_to_it(work: make.Work, plan: Plan) -> None:
    told: list[Any] = []
    from handrail.planning.public import plans_changed

    def hear_of_it(**said: Any) -> None:
        told.append(said["person_ids"])

    plans_changed.connect(hear_of_it)
    try:
        service = make.service(work, plan)
        told.clear()
        delete_part(part=service, by=work.by)
        bring_back_part(part=service, by=work.by)
    finally:
        plans_changed.disconnect(hear_of_it)
    assert told == [[plan.person_id]] * 2
    with as_system("a test looks"):
        assert Provision.objects.filter(pk=service.pk).exists()


def test_whoever_may_only_read_is_offered_no_delete(work: make.Work, about: Person, plan: Plan) -> None:
    goal = make.goal(work, plan)
    chair = partnership.membership("front_door_worker", of=work.team)
    page = text(acting(chair), "goal", goal.pk)
    assert "delete it" not in page
    refused = acting(chair).post(reverse("history-delete", args=["goal", goal.pk]))
    assert refused.status_code == 400
    with as_system("a test looks"):
        assert Goal.objects.filter(pk=goal.pk).exists()


def test_what_was_said_by_mistake_is_taken_back_by_whose_agency_heard_it(
    worker: Client, work: make.Work, about: Person
) -> None:
    said = Said(Voice.Whose.YOUNG_PERSON, "I want to go home.", "Joy", make.TODAY)
    voice = hear(person=about, agency=work.council, said=said, by=work.by)
    assert "I want to go home." in text(worker, "voice", voice.pk)
    worker.post(reverse("history-delete", args=["voice", voice.pk]))
    with as_system("a test looks"):
        assert not Voice.objects.exists()
    assert "Undo" in text(worker, "voice", voice.pk)
    worker.post(reverse("history-undo", args=["voice", voice.pk]))
    with as_system("a test looks"):
        assert Voice.objects.exists()


def test_an_assessment_leads_to_the_history_of_its_views(about: Person, work: make.Work) -> None:
    by = reader_for(work.held)
    held = assess.begun(by, about)
    view = assess.gave_view(by, held, {"home": assess.rated("2", worried="The lodgings end.")}, finish=False)
    with as_system("a test looks"):
        words = ViewAnswers.objects.get(view=view)
    client = acting(work.held)
    page = text(client, "assessment", held.pk)
    assert reverse("history", args=["answers", words.pk]) in page
    assert "Shared risk assessment" in page
    told = text(client, "answers", words.pk)
    assert "Version 2: changed" in told
    assert "The lodgings end." in told
    other = assess.worker("police_safeguarding_lead", about)
    seat = acting(partnership.membership("police_safeguarding_lead", of=_team(other)))
    text(seat, "assessment", held.pk, status=403)
    text(seat, "answers", words.pk, status=403)


def test_who_was_told_and_what_was_refused_have_theirs(worker: Client, work: make.Work, about: Person) -> None:
    told, refused = telling.told(work, about), telling.refused(work, about)
    assert told.what in text(worker, "told", told.pk)
    assert refused.because in text(worker, "refused", refused.pk)
    page = worker.get(reverse("person-tab", args=[about.pk, "sharing"])).content.decode()
    assert reverse("history", args=["told", told.pk]) in page
    stranger = acting(partnership.membership("mdt_social_worker"))
    text(stranger, "told", told.pk, status=403)


def _team(reader: Any) -> Any:
    from handrail.partnership.public import Team

    return Team.objects.get(pk=reader.team_id)
