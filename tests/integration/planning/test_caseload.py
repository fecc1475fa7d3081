"""Caseloads: who holds how many, room for how many, the rows of each number, and nobody beyond the reader's."""

from datetime import date

import pytest
from django.urls import reverse

from handrail.disclosure.public import reader_for, reading
from handrail.partnership.public import Membership, Post, set_capacity
from handrail.planning.caseload_page import Asked, caseload_page
from handrail.planning.public import NewMember
from tests.factories import partnership
from tests.factories import plans as make
from tests.factories.partnership import reach
from tests.integration.planning.conftest import acting

pytestmark = pytest.mark.django_db
TODAY = make.TODAY


@pytest.fixture
def second(work: make.Work) -> Membership:
    return partnership.membership("mdt_social_worker", of=work.team, who=partnership.user(full_name="Ruth Penhale"))


def page(work: make.Work, held: Membership | None = None, **query: object) -> str:
    return acting(held or work.held).get(reverse("caseload"), query).content.decode()


def test_a_post_holds_whom_it_leads_and_whose_case_it_holds_each_once(work: make.Work, second: Membership) -> None:
    dean, aaliyah = make.person(work, given="Dean"), make.person(work)
    make.plan(work, dean)
    both = make.plan(work, aaliyah)
    make.plan(work, aaliyah, kind="cin")
    make.member(work, both, NewMember("case_social_worker", post=second.post))
    make.member(work, both, NewMember("mentor", post=second.post))
    with reading(reader_for(work.held)):
        content, _ = caseload_page(reader_for(work.held), Asked(), TODAY)
    cells = {row.as_cells()[0].text: [cell.text for cell in row.as_cells()[1:3]] for row in content["posts"].rows}
    assert cells == {str(work.by): ["2", "3"], "Ruth Penhale": ["1", "1"]}
    assert content["counts"].counts[0].number == 2, "The team holds each young person once"


@pytest.mark.parametrize(("capacity", "words", "over"), [(None, "1", False), (2, "1 of 2", False), (0, "1 of 0", True)])
def test_room_is_said_in_numbers_and_where_there_is_none_in_a_word(
    work: make.Work, capacity: int | None, words: str, over: bool
) -> None:
    make.plan(work, make.person(work))
    set_capacity(post=work.post, capacity=capacity, by=None)
    text = page(work)
    assert f">{words}</a>" in text
    assert ("Over<" in text.replace(" ", "").replace("\n", "")) is over
    assert ("app-gauge" in text) is (capacity is not None)


def test_a_vacant_post_is_no_room(work: make.Work) -> None:
    make.plan(work, make.person(work))
    set_capacity(post=work.post, capacity=3, by=None)
    Post.objects.create(team=work.team, role="mdt_social_worker", title="Vacant post", capacity=9)
    chair = partnership.membership("panel_chair")
    reach(make.person(work).pk, team=chair.post.team)
    text = page(work, chair, team=work.team.pk)
    assert ">0 of 3</a>" in text
    assert "1 post vacant" in text


@pytest.mark.parametrize("show", ["", "review", "action", "unseen"])
def test_every_number_opens_its_rows(work: make.Work, show: str) -> None:
    make.action(work, make.plan(work, make.person(work, given="Late")), due=date(2026, 11, 1))
    make.plan(work, make.person(work, given="Fresh"), since=TODAY)
    with reading(reader_for(work.held)):
        content, listed = caseload_page(reader_for(work.held), Asked(show=show), TODAY)
    figure = next(one for one in content["counts"].counts if one.current)
    assert figure.number == len(content["people"].rows) == len(listed) == (1 if show else 2)


def test_a_worker_sees_their_own_team_and_nobody_whom_they_may_not_open(work: make.Work) -> None:
    make.plan(work, make.person(work))
    other = make.Work(work.council, partnership.team(work.council), work.held)
    elsewhere = partnership.membership("mdt_social_worker", of=other.team)
    assert "BROOKS" in page(work)
    assert "BROOKS" not in page(work, elsewhere)
    assert "BROOKS" not in page(work, elsewhere, team=work.team.pk)


def test_the_chair_sees_each_team_but_counts_only_whom_they_may_open(work: make.Work) -> None:
    seen, _ = make.person(work), make.plan(work, make.person(work, given="Unseen"))
    make.plan(work, seen)
    chair = partnership.membership("panel_chair")
    reach(seen.pk, team=chair.post.team)
    text = page(work, chair, team=work.team.pk)
    assert "BROOKS, Aaliyah" in text
    assert "Unseen" not in text
    assert '<span class="app-counts__number">1</span>' in text


@pytest.mark.parametrize("role", ["police_safeguarding_lead", "ig_officer", "data_steward", "commissioner"])
def test_nobody_else_opens_it(work: make.Work, role: str) -> None:
    assert acting(partnership.membership(role)).get(reverse("caseload")).status_code == 403


def test_a_mistaken_address_shows_the_whole_team(work: make.Work) -> None:
    make.plan(work, make.person(work))
    assert "BROOKS" in page(work, show="nonsense", post="x" * 50, team="٣")


def test_the_number_of_queries_does_not_grow(work: make.Work, django_assert_max_num_queries: object) -> None:
    for given in ("Ada", "Bea", "Cyd"):
        make.plan(work, make.person(work, given=given))
    client = acting(work.held)
    client.get(reverse("caseload"))
    with django_assert_max_num_queries(36):  # type: ignore[operator]  # pytest-django's fixture is a context
        client.get(reverse("caseload"))


def test_what_waits_for_my_own_team_stands_beside_it_and_no_other_teams(work: make.Work) -> None:
    assert "contacts to take up" in page(work)
    chair = partnership.membership("panel_chair")
    make.plan(work, seen := make.person(work))
    reach(seen.pk, team=chair.post.team)
    assert "contacts to take up" not in page(work, chair, team=work.team.pk)
    door = partnership.membership("front_door_worker")
    assert 'href="/front-door/?where=late"' in page(work, door)
