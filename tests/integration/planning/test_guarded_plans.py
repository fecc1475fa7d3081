"""What a plan tells: how it stands to readers in summary, its words to readers in full, and nothing of a need that is
kept from them, on any page.
"""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from handrail.disclosure.public import as_system, behind_the_wall, reader_for, reading
from handrail.partnership.public import Membership
from handrail.planning.models import (
    Action,
    ActionInSummary,
    Goal,
    GoalInSummary,
    Plan,
    Provision,
    ProvisionInSummary,
)
from handrail.planning.public import GoalText, NewMember, finish_review, saving, step_plan
from handrail.planning.services.goals import change_goal, change_service, drop_action, end_service, finish_action
from handrail.planning.services.team import set_lead
from handrail.planning.services.telling import tell_anew
from handrail.records.public import SourcePerson
from tests.factories import partnership, records
from tests.factories import plans as make
from tests.integration.planning.conftest import acting
from tests.integration.planning.test_plan_journey import ahead, held

pytestmark = pytest.mark.django_db
TODAY = make.TODAY
# What was written, and would tell: none of it is for readers in summary.
WORDS = {
    "why": "Because of the man with the car.",
    "step": "The conference feared for her.",
    "goal": "I want him to stop.",
    "signs": "She comes home by ten.",
    "what": "Ask the taxi firm about Friday.",
    "evidence": "The firm named a driver.",
    "dropped": "Her aunt would not have it.",
    "ended": "She said that he frightened her.",
    "lead": "The worker before was afraid.",
    "late": "The chair was ill.",
}
KEPT_BACK = ("CAMHS", "low mood", "Mental health", "mood diary")  # of a need that is kept from police and schools


@pytest.fixture
def plan(work: make.Work) -> Plan:
    """A plan that says something in every place where something can be written, of two needs."""
    made = make.plan(work, make.person(work), "cin", since=date(2026, 8, 1), why=WORDS["why"])
    review = ahead(made)
    held(work, review)
    finish_review(review=review, next_due=None, plan_ends=True, by=work.by)
    later = step_plan(
        plan=made, kind="family_help", why=WORDS["why"], reason=WORDS["step"], on=TODAY - timedelta(days=30),
        lead=make.lead(work), lead_name="Joy", agency=work.council, by=work.by,
    )  # fmt: skip
    mentor = make.member(work, later, NewMember("mentor", name="Bex Loveday", agency=work.council), since=later.since)
    set_lead(plan=later, member=mentor, from_day=TODAY - timedelta(days=3), because=WORDS["lead"], by=work.by)
    goal = make.goal(work, later, WORDS["goal"], signs=WORDS["signs"])
    done, dropped = (make.action(work, later, goal=goal, what=WORDS["what"], owner=mentor) for _ in range(2))
    finish_action(
        action=done, done_on=TODAY, evidence=WORDS["evidence"], by=work.by, saved=saving(by=work.by, based_on=1)
    )
    drop_action(action=dropped, because=WORDS["dropped"], by=work.by, saved=saving(by=work.by, based_on=1))
    ended = make.service(work, later, name="Steps mentoring")
    end_service(provision=ended, on=TODAY, reason=WORDS["ended"], by=work.by, saved=saving(by=work.by, based_on=1))
    mood = make.goal(work, later, "I want the low mood to go.", domains=("mental_health",))
    make.action(work, later, goal=mood, what="Bring the mood diary.", owner=mentor)
    make.service(work, later, name="CAMHS counselling", domains=["mental_health", "home"])
    return later


def joined(work: make.Work, plan: Plan, role: str) -> Membership:
    """Somebody of another agency who is in the team around."""
    held = partnership.membership(role)
    make.member(work, plan, NewMember("other", post=held.post), since=TODAY - timedelta(days=10))
    return held


def pages(plan: Plan) -> list[str]:
    tabs = [reverse("person-tab", args=[plan.person_id, tab]) for tab in ("plan", "horizon", "needs", "overview")]
    return [
        reverse("plan", args=[plan.pk]), reverse("plan", args=[plan.follows_id]), *tabs, reverse("home"),
        reverse("person", args=[plan.person_id]),
    ]  # fmt: skip


def told(client: Client, address: str) -> str:
    answer = client.get(address)
    return answer.content.decode() if answer.status_code == 200 else ""


SEEN = [
    # role                       words   of the need that police and schools are kept from
    ("mdt_social_worker", True, True),
    ("personal_adviser", True, True),
    ("health_practitioner", False, True),
    ("school_safeguarding_lead", False, False),
    ("police_safeguarding_lead", False, False),
]


@pytest.mark.parametrize(("role", "words", "mood"), SEEN)
def test_who_is_told_what_of_a_plan(work: make.Work, plan: Plan, role: str, words: bool, mood: bool) -> None:
    reader = acting(joined(work, plan, role))
    seen = "".join(told(reader, address) for address in pages(plan))
    on_plan = told(reader, reverse("plan", args=[plan.pk]))
    missing = [what for what, text in WORDS.items() if text in seen] if not words else []
    assert missing == []
    if words:
        assert [what for what in ("why", "step", "goal", "what", "ended", "lead") if WORDS[what] not in on_plan] == []
    assert bool([one for one in KEPT_BACK[:1] if one in on_plan]) is mood
    if not mood:
        assert [one for one in KEPT_BACK if one in seen] == []


@pytest.mark.parametrize("role", ["school_safeguarding_lead", "police_safeguarding_lead"])
def test_a_reader_in_summary_has_a_page_that_helps(work: make.Work, plan: Plan, role: str) -> None:
    make.action(work, plan, what="Another thing.", due=TODAY - timedelta(days=2))
    page = told(acting(joined(work, plan, role)), reverse("plan", args=[plan.pk]))
    summary = (
        "Kept by Children&#39;s social care", "how it stands", "Home and housing", "1 action overdue",
        "Steps mentoring", "Bex Loveday", "Done 22 Nov 2026", "Not to be done", "Family Help review",
    )  # fmt: skip
    assert [there for there in summary if there not in page] == []
    assert "No goal stands in this plan" not in page


def test_nothing_untrue_is_said_to_somebody_from_whom_a_need_is_kept(work: make.Work) -> None:
    """A goal that a service meets of which they may not know is not called without support, nor a plan adrift."""
    plan = make.plan(work, make.person(work), since=date(2026, 8, 1))
    mood = make.goal(work, plan, "I want the low mood to go.", domains=("mental_health",))
    make.goal(work, plan)
    make.service(work, plan, name="CAMHS counselling", domains=["mental_health", "home"])
    done = make.action(work, plan, goal=mood, what="Bring the mood diary.")
    finish_action(action=done, done_on=TODAY, evidence="x", by=work.by, saved=saving(by=work.by, based_on=1))
    page = told(acting(joined(work, plan, "police_safeguarding_lead")), reverse("plan", args=[plan.pk]))
    assert "Home and housing" in page
    assert [said for said in ("No service of this plan serves", "No action was done") if said in page] == []


@pytest.mark.parametrize(("role", "words", "mood"), SEEN)
def test_the_database_holds_it_without_our_queries(
    work: make.Work, plan: Plan, role: str, words: bool, mood: bool
) -> None:
    held = joined(work, plan, role)
    reader = reader_for(held)
    with as_system("only the wall"), behind_the_wall(held.pk, reader.purpose, TODAY):
        for full, summary in ((Goal, GoalInSummary), (Action, ActionInSummary), (Provision, ProvisionInSummary)):
            assert full._base_manager.filter(plan=plan).exists() is words, full
            assert summary._base_manager.filter(plan=plan).exists(), summary
        domains = {domain for one in GoalInSummary._base_manager.all() for domain in one.domains}
    assert ("mental_health" in domains) is mood
    with reading(reader):
        assert ("mental_health" in {domain for one in GoalInSummary.objects.all() for domain in one.domains}) is mood


def classes(model: type[Goal | Action | Provision]) -> list[list[str]]:
    with as_system("a test looks"):
        return [one.told_as for one in model.objects.order_by("pk")]


def test_the_class_follows_the_needs_that_something_serves(work: make.Work) -> None:
    plan = make.plan(work, make.person(work))
    goal, service = make.goal(work, plan), make.service(work, plan)
    make.action(work, plan, goal=goal)
    assert (classes(Goal), classes(Action), classes(Provision)) == ([[]], [[]], [[]])
    text = GoalText(goal.words, Goal.Whose.YOUNG_PERSON, "", ["substance_use", "mental_health"])
    change_goal(goal=goal, text=text, by=work.by, saved=saving(by=work.by, based_on=1))
    both = ["mental_health", "substance_use"]
    assert (classes(Goal), classes(Action)) == ([both], [both])
    asked = make.asked(work, domains=["mental_health"])
    change_service(provision=service, service=asked, by=work.by, saved=saving(by=work.by, based_on=1))
    assert classes(Provision) == [["mental_health"]]


def test_rows_are_told_anew_when_a_partnership_changes_its_domains(work: make.Work) -> None:
    plan = make.plan(work, make.person(work))
    make.action(work, plan, goal=make.goal(work, plan, domains=("mental_health", "home")))
    with as_system("as if the domain had had no class of its own until now"):
        for model in (Goal, Action):
            model.objects.update(told_as=["housing"])
    tell_anew()
    assert (classes(Goal), classes(Action)) == ([["mental_health"]], [["mental_health"]])


def test_an_owner_is_told_what_they_are_to_do_unless_its_need_is_kept_from_them(work: make.Work) -> None:
    plan = make.plan(work, make.person(work))
    officer = partnership.membership("police_safeguarding_lead")
    owner = make.member(work, plan, NewMember("police", post=officer.post, user=officer.user))
    ours = make.action(work, plan, goal=make.goal(work, plan), owner=owner, what="Ring the taxi firm.")
    mood = make.goal(work, plan, "Better days", domains=("mental_health",))
    kept = make.action(work, plan, goal=mood, owner=owner, what="Bring the mood diary.")
    reader = acting(officer)
    home = told(reader, reverse("home"))
    assert "Ring the taxi firm." in home
    assert "mood diary" not in home
    assert "not shared with you: ask the lead professional" in home
    assert "Ring the taxi firm." in told(reader, reverse("action", args=[ours.pk]))
    assert reader.get(reverse("action", args=[kept.pk])).status_code == 403


def test_the_horizon_names_no_support_whose_other_need_is_kept_from_the_reader(work: make.Work) -> None:
    """A service for home and for mental health is drawn for the home, and its name would tell of the other."""
    about = make.person(work, make.BORN_17_10)
    with as_system("a test tells of homelessness"):
        source = SourcePerson.objects.get(person=about)
        records.flag(source, "homelessness", item_class="housing", since=date(2026, 10, 1))
        records.flag(source, "mental_health", item_class="mental_health", since=date(2026, 10, 1))
    plan = make.plan(work, about)
    make.service(work, plan, name="CAMHS housing support", domains=["home", "mental_health"])
    make.service(work, plan, name="Supported lodgings", domains=["home"])
    horizon = reverse("person-tab", args=[plan.person_id, "horizon"])
    for role, named in (("police_safeguarding_lead", False), ("mdt_social_worker", True)):
        page = told(acting(joined(work, plan, role)), horizon)
        assert "Supported lodgings" in page
        assert ("CAMHS" in page) is named


WAYS = ["plan", "goal-change", "action", "provision", "member-change", "review", "review-pdf", "plan-handout"]


@pytest.mark.parametrize("route", WAYS)
@pytest.mark.parametrize(
    ("role", "purpose"),
    [
        ("police_safeguarding_lead", "prevention_of_crime"),
        ("mdt_social_worker", "direct_care"),
        ("front_door_worker", "safeguarding"),
    ],
)
def test_what_is_not_shared_answers_as_what_is_not_there(work: make.Work, route: str, role: str, purpose: str) -> None:
    plan = make.plan(work, make.person(work))
    goal = make.goal(work, plan)
    pks = {
        "goal-change": goal.pk, "action": make.action(work, plan, goal=goal).pk,
        "provision": make.service(work, plan).pk, "member-change": make.lead_of(plan).pk,
        "review": ahead(plan).pk, "review-pdf": ahead(plan).pk,
    }  # fmt: skip
    held = partnership.membership(role)
    reader = acting(held)
    if role == "police_safeguarding_lead":  # works with her, and is told nothing of plans
        make.member(work, plan, NewMember("police", post=held.post), since=TODAY)
        session = reader.session
        session["acting_membership"], session["acting_purpose"] = held.pk, purpose
        session.save()
    there, nowhere = (reader.get(reverse(route, args=[pk])) for pk in (pks.get(route, plan.pk), 999_999))
    assert (there.status_code, nowhere.status_code) == (403, 403)
    texts = [page.content.decode().split("<main")[1] for page in (there, nowhere)]
    assert texts[0] == texts[1]
