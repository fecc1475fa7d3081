"""A page of plans takes the same few queries, however much stands in a plan and however many plans there are."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from handrail.partnership.public import Membership
from handrail.planning.models import Plan
from handrail.planning.public import NewMember
from tests.factories import partnership
from tests.factories import plans as make
from tests.integration.planning.conftest import acting

pytestmark = pytest.mark.django_db
# Measured in November 2026: what a page asks in all, its reader, ledger, navigation and frame included.
MOST = {"plan": 38, "person-tab": 60, "plans": 34}


def asked(client: Client, address: str) -> int:
    client.get(address)  # what is worked out once for a process is not the page's
    with CaptureQueriesContext(
        connection,
    ) as queries:
        answer = client.get(address)
    assert answer.status_code == 200
    return len(queries)


def fill(work: make.Work, plan: Plan) -> None:
    goal = make.goal(work, plan)
    make.action(work, plan, goal=goal)
    make.service(work, plan)
    make.member(work, plan, NewMember("mentor", name="Bex Loveday", agency=work.council))


@pytest.mark.parametrize("role", ["mdt_social_worker", "police_safeguarding_lead"])
def test_a_plan_takes_no_more_for_more_that_stands_in_it(work: make.Work, role: str) -> None:
    plan = make.plan(work, make.person(work))
    held: Membership = work.held
    if role != "mdt_social_worker":
        held = partnership.membership(role)
        make.member(work, plan, NewMember("other", post=held.post))
    reader = acting(held)
    pages = {
        "plan": reverse("plan", args=[plan.pk]), "person-tab": reverse("person-tab", args=[plan.person_id, "plan"]),
    }  # fmt: skip
    fill(work, plan)
    few = {page: asked(reader, address) for page, address in pages.items()}
    for _ in range(4):
        fill(work, plan)
    assert {page: asked(reader, address) for page, address in pages.items()} == few
    assert {page: count for page, count in few.items() if count > MOST[page]} == {}


def test_the_list_takes_no_more_for_more_plans(work: make.Work) -> None:
    reader, address = acting(work.held), reverse("plans")
    for number in range(2):
        fill(work, make.plan(work, make.person(work, family=f"Brooks{number}")))
    few = asked(reader, address)
    for number in range(2, 7):
        fill(work, make.plan(work, make.person(work, family=f"Brooks{number}")))
    assert asked(reader, address) == few
    assert few <= MOST["plans"]
