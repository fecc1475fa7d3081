"""Plans through their pages, as a social worker writes them."""

from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse

from handrail.disclosure.public import as_system
from handrail.planning.models import Goal, Plan
from tests.factories import plans as make
from tests.integration.planning.conftest import acting

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker(work: make.Work) -> Client:
    return acting(work.held)


def day(name: str, text: str) -> dict[str, str]:
    year, month, day = text.split("-")
    return {f"{name}-day": day, f"{name}-month": month, f"{name}-year": year}


def send(worker: Client, address: str, **values: object) -> object:
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
