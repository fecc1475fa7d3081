"""Home: whom I hold, reviews that come up, people who were not seen; for each role what is theirs."""

from datetime import date

import pytest
from django.urls import reverse

from handrail.partnership.public import Membership
from tests.factories import partnership
from tests.factories import plans as make
from tests.integration.planning.conftest import acting

pytestmark = pytest.mark.django_db
TODAY = make.TODAY
MINE, COMING, UNSEEN = 'id="my-young-people"', 'id="reviews-coming"', 'id="not-seen"'


def block(held: Membership, mark: str) -> str:
    """A block of somebody's home page, '' where it is not there."""
    page = acting(held).get(reverse("home")).content.decode()
    _, found, rest = page.partition(mark)
    return rest.partition("</section>")[0] if found else ""


def test_my_young_people_are_those_whom_my_post_holds(work: make.Work) -> None:
    make.plan(work, make.person(work, given="Mine"))
    colleague = partnership.membership("mdt_social_worker", of=work.team)
    assert "BROOKS, Mine" in block(work.held, MINE)
    assert block(colleague, MINE) == ""


def test_whoever_was_not_heard_for_six_weeks_is_named_to_the_whole_team(work: make.Work) -> None:
    make.plan(work, make.person(work, given="Long"), since=date(2026, 9, 1))
    make.plan(work, make.person(work, given="Lately"), since=date(2026, 11, 1))
    colleague = partnership.membership("mdt_social_worker", of=work.team)
    for held in (work.held, colleague):
        assert "BROOKS, Long" in block(held, UNSEEN)
        assert "BROOKS, Lately" not in block(held, UNSEEN)
        assert "82 days ago" in block(held, UNSEEN)


def test_reviews_coming_leave_out_what_is_due_from_me_already(work: make.Work) -> None:
    make.plan(work, make.person(work, given="Due"), since=date(2026, 9, 1))
    make.plan(work, make.person(work, given="Later"), since=date(2026, 10, 26))
    colleague = partnership.membership("mdt_social_worker", of=work.team)
    assert "BROOKS, Due" not in block(work.held, COMING)
    assert "BROOKS, Due" in block(colleague, COMING)
    assert "Overdue" in block(colleague, COMING)


def test_the_chair_sees_reviews_of_those_whom_they_may_open(work: make.Work) -> None:
    chair = partnership.membership("panel_chair")
    seen = make.person(work, given="Seen")
    make.plan(work, seen)
    make.plan(work, make.person(work, given="Hidden"))
    partnership.reach(seen.pk, team=chair.post.team)
    assert "BROOKS, Seen" in block(chair, COMING)
    assert "Hidden" not in block(chair, COMING)
    assert block(chair, MINE) == block(chair, UNSEEN) == ""


@pytest.mark.parametrize("role", ["ig_officer", "data_steward", "commissioner", "school_safeguarding_lead"])
def test_who_works_with_no_plans_has_none_of_it(work: make.Work, role: str) -> None:
    make.plan(work, make.person(work))
    held = partnership.membership(role)
    assert {block(held, mark) for mark in (MINE, COMING, UNSEEN)} == {""}


def test_the_number_of_queries_does_not_grow(work: make.Work, django_assert_max_num_queries: object) -> None:
    for given in ("Ada", "Bea", "Cyd"):
        make.plan(work, make.person(work, given=given))
    client = acting(work.held)
    client.get(reverse("home"))
    with django_assert_max_num_queries(66):  # type: ignore[operator]  # pytest-django's fixture is a context
        client.get(reverse("home"))
