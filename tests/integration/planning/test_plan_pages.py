"""Plans through their pages, as a social worker writes them."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse

from handrail.disclosure.public import as_system
from handrail.planning.models import Goal, Plan, Review
from tests.factories import plans as make
from tests.integration.planning.conftest import acting

pytestmark = pytest.mark.django_db
TODAY = make.TODAY


@pytest.fixture
def worker(work: make.Work) -> Client:
    return acting(work.held)


def day(name: str, text: str) -> dict[str, str]:
    year, month, day = text.split("-")
    return {f"{name}-day": day, f"{name}-month": month, f"{name}-year": year}


def send(worker: Client, address: str, **values: object) -> Any:
    """Open a form's page and send it with these values, as a worker would."""
    page = worker.get(address)
    assert page.status_code == 200, page.content.decode()
    line = page.content.decode().split('name="draft-page" value="')[1].split('"')[0]
    return worker.post(
        address, urlencode({"draft-page": line, **values}, doseq=True), content_type="application/x-www-form-urlencoded"
    )


def text(worker: Client, address: str) -> str:
    page = worker.get(address)
    assert page.status_code == 200, page.content.decode()[:3000]
    return page.content.decode()


def test_a_plan_is_begun_and_given_a_goal_an_action_and_a_service(worker: Client, work: make.Work) -> None:
    about = make.person(work)
    tab = reverse("person-tab", args=[about.pk, "plan"])
    assert "No plan is open" in text(worker, tab)
    answer = send(
        worker, reverse("plan-start", args=[about.pk]),
        kind="package", why="So that you are safe.", post=work.post.pk, role="case_social_worker",
        **day("since", "2026-11-01"),
    )  # fmt: skip
    assert answer.status_code == 302, answer.content.decode()
    with as_system("a test looks"):
        plan = Plan.objects.get()
    send(
        worker, reverse("goal-add", args=[plan.pk]), words="I want to stay near my nan.", whose_words="young_person",
        domains=["home", "family"],
    )  # fmt: skip
    with as_system("a test looks"):
        goal = Goal.objects.get()
    send(
        worker, reverse("action-add", args=[plan.pk]), what="Ring the housing officer.", goal=goal.pk,
        owner=make.lead_of(plan).pk, **day("due", "2026-11-10"),
    )  # fmt: skip
    send(
        worker, reverse("service-add", args=[plan.pk]), service="Supported lodgings", agency=work.council.pk,
        domains=["home"], **day("since", "2026-11-05"), **day("planned_end", "2027-05-05"),
    )  # fmt: skip
    page = text(worker, tab)
    for words in ("I want to stay near my nan.", "Ring the housing officer.", "Supported lodgings", "1 action overdue"):
        assert words in page


def minutes(plan: Plan, on: str) -> dict[str, object]:
    return {
        **day("held_on", on),
        "chair": "Carol Denby",
        "young_person_view": "It is quieter.",
        "decisions": "It ends, because it is safe.\nA child in need plan follows.",
        "discussed": "",
        "late_because": "The chair was ill.",
        f"came{make.lead_of(plan).pk}": "came",
    }


def review_of(plan: Plan, meeting: str) -> int:
    with as_system("a test looks"):
        return int(Review.objects.get(plan=plan, meeting=meeting, finished_at=None).pk)


def test_from_a_plan_over_its_review_down_to_the_next(worker: Client, work: make.Work) -> None:
    plan = make.plan(work, make.person(work), "cp")
    make.goal(work, plan)
    pk = review_of(plan, "conference")
    finish = reverse("review-finish", args=[pk])
    assert "on which day the meeting was held" in send(worker, finish, plan_ends="on").content.decode()
    assert send(worker, reverse("review-minutes", args=[pk]), **minutes(plan, "2026-11-20")).status_code == 302
    assert send(worker, finish, plan_ends="on").status_code == 302
    answer = send(
        worker, reverse("plan-step", args=[plan.pk]), kind="cin", reason="The conference decided so.",
        why="You are safer.", post=work.post.pk, role="case_social_worker", **day("on", "2026-11-22"),
    )  # fmt: skip
    assert answer.status_code == 302, answer.content.decode()
    page = text(worker, reverse("person-tab", args=[plan.person_id, "plan"]))
    assert "Stepped down from a child protection plan, on the same day" in page
    assert "I want to stay near my nan." in page
    assert "It is quieter." in text(worker, reverse("review", args=[pk]))


def test_closing_at_17_and_10_months_is_refused_without_a_receiver_and_keeps_what_was_typed(
    worker: Client, work: make.Work
) -> None:
    plan = make.plan(work, make.person(work, make.BORN_17_10))
    address = reverse("plan-close", args=[plan.pk])
    said = {
        **day("on", "2026-11-22"), "because": "met", "summary": "She is at college.", "support_goes_on": "College",
    }  # fmt: skip
    answer = send(worker, address, **said)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "They are 17 years and 6 months or older. Name who takes over" in page
    assert "She is at college." in page
    assert "She is at college." in worker.get(address).content.decode()  # as a draft
    taken = {
        "receiving_owner": "Louise Hartnell",
        "receiving_agency": work.council.pk,
        **day("agreed_on", "2026-11-20"),
    }
    assert send(worker, address, **said, **taken).status_code == 302
    assert "Louise Hartnell" in text(worker, reverse("plan", args=[plan.pk]))


def test_two_who_change_one_goal_see_both_their_words(worker: Client, work: make.Work) -> None:
    plan = make.plan(work, make.person(work))
    goal = make.goal(work, plan)
    address = reverse("goal-change", args=[goal.pk])
    said = {"whose_words": "young_person", "domains": ["home"], "signs": ""}
    page = worker.get(address).content.decode()
    line = page.split('name="draft-page" value="')[1].split('"')[0]
    assert send(worker, address, words="Near my nan, and warm.", **said).status_code == 302
    late = urlencode({"draft-page": line, "words": "Near my nan, with a dog.", **said}, doseq=True)
    answer = worker.post(address, late, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 409
    for words in ("warm", "with a dog"):
        assert words in answer.content.decode()


BAD = [
    ("goal-add", {"words": "", "domains": []}, "Select at least one need domain"),
    ("goal-add", {"words": "x" * 1001, "whose_words": "nobody", "domains": ["no-domain"]}, "1000 characters or fewer"),
    ("action-add", {"what": "x", "owner": "999999"}, "Select one of the answers shown"),
    ("action-add", {"what": "x", **day("due", "2026-13-45")}, "must have a real month"),
    ("service-add", {"service": "x", **day("since", "2026-11-05"), **day("planned_end", "2026-11-05")},
     "must be planned to end"),
    ("member-add", {"post": "somebody-else", "role": "mentor"}, "Enter their name"),
    ("member-add", {"post": "abc", "role": "x"}, "Select one of the answers shown"),
    ("lead", {"member": "-1"}, "Select one of the answers shown"),
    ("plan-step", {"kind": "package"}, "Select one of the answers shown"),
    ("plan-close", {"because": "stepped_up"}, "Select one of the answers shown"),
]  # fmt: skip


@pytest.mark.parametrize(("route", "values", "said"), BAD)
def test_bad_input_gets_a_sentence_and_changes_nothing(
    worker: Client, work: make.Work, route: str, values: dict[str, object], said: str
) -> None:
    plan = make.plan(work, make.person(work))
    if route == "service-add":
        values = {**values, "agency": work.council.pk, "domains": ["home"]}
    answer = send(worker, reverse(route, args=[plan.pk]), **values)
    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert "There is a problem" in answer.content.decode()


def test_a_plan_of_somebody_else_is_refused_in_the_words_for_one_that_is_not_there(worker: Client) -> None:
    other = make.work()
    plan = make.plan(other, make.person(other))
    pages = [worker.get(reverse("plan", args=[pk])) for pk in (plan.pk, 999_999)]
    assert [page.status_code for page in pages] == [403, 403]
    texts = [page.content.decode().split("<main")[1] for page in pages]
    assert texts[0] == texts[1]


def test_the_list_takes_the_same_few_queries_however_many_plans_there_are(
    worker: Client, work: make.Work, django_assert_max_num_queries: object
) -> None:
    for number in range(6):
        plan = make.plan(work, make.person(work, family=f"Brooks{number}"))
        make.action(work, plan, due=TODAY - timedelta(days=number))
    with django_assert_max_num_queries(32):  # type: ignore[operator]  # pytest-django's fixture is a context
        page = text(worker, reverse("plans"))
    assert page.count("BROOKS") == 6
    assert "BROOKS0" not in text(worker, f"{reverse('plans')}?show=action")
