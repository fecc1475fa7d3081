"""What a page keeps by itself while somebody types."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client

from handrail.disclosure.public import as_system
from handrail.partnership.public import Membership, User
from handrail.writing.public import Draft
from tests.factories.written_pages import filled, opened

pytestmark = pytest.mark.usefixtures("pages", "machine")
Browser = Callable[..., Client]
Form = dict[str, list[str]]


@pytest.fixture
def machine() -> Iterator[None]:
    with as_system("a test looks at everybody's drafts"):
        yield


def keep(client: Client, form: Form, worry: str, turn: int, **more: Any) -> Any:
    return client.post("/drafts/keep", filled(form, worry=worry, draft__turn=str(turn), **more))


def kept() -> list[str]:
    return sorted(draft.values["worry"][0] for draft in Draft.objects.filter(taken_at=None))


def test_each_keep_takes_the_place_of_the_one_before(signed_in: Browser, ruth: Membership) -> None:
    client = signed_in(ruth)
    form = opened(client, "/notes/new")
    for turn, worry in enumerate(("H", "He", "He is"), start=1):
        assert keep(client, form, worry, turn).json()["sentence"].startswith("Draft kept ")
    assert kept() == ["He is"]


def test_a_keep_that_comes_late_changes_nothing(signed_in: Browser, ruth: Membership) -> None:
    client = signed_in(ruth)
    form = opened(client, "/notes/new")
    keep(client, form, "He is", 3)
    assert keep(client, form, "He", 2).status_code == 200
    assert kept() == ["He is"]


def test_a_keep_that_comes_after_the_sending_leaves_no_ghost(signed_in: Browser, ruth: Membership) -> None:
    client = signed_in(ruth)
    form = opened(client, "/notes/new")
    client.post("/notes/new", filled(form, worry="He is out.", draft__turn="5"))
    keep(client, form, "He is", 4)
    assert kept() == []
    keep(client, form, "He is out. And more, after going back.", 6)
    assert kept() == ["He is out. And more, after going back."]


def test_a_keep_that_comes_after_a_refused_sending_leaves_no_ghost(signed_in: Browser, ruth: Membership) -> None:
    client = signed_in(ruth)
    form = opened(client, "/notes/new")
    client.post("/notes/new", filled(form, worry="He is out.", seen_on__day="x", draft__turn="5"))
    again = opened(client, "/notes/new")
    keep(client, again, "He is out. More.", 1)
    keep(client, form, "He is", 4)
    assert kept() == ["He is out. More."]


def test_two_windows_are_two_drafts(signed_in: Browser, ruth: Membership) -> None:
    one, other = signed_in(ruth), signed_in(ruth)
    first, second = opened(one, "/notes/new"), opened(other, "/notes/new")
    keep(one, first, "From the office", 1)
    keep(other, second, "From the car", 1)
    assert kept() == ["From the car", "From the office"]
    page = one.get("/notes/new").content.decode()
    assert "Open your other draft of this" in page


def test_two_windows_opened_from_one_draft_part_when_both_write(signed_in: Browser, ruth: Membership) -> None:
    client = signed_in(ruth)
    keep(client, opened(client, "/notes/new"), "Begun", 1)
    first, second = opened(client, "/notes/new"), opened(client, "/notes/new")
    keep(client, first, "Begun, and more", 1)
    keep(client, second, "Begun, and otherwise", 1)
    assert kept() == ["Begun, and more", "Begun, and otherwise"]
    client.post("/notes/new", filled(first, worry="Begun, and more", draft__turn="2"))
    assert kept() == ["Begun, and otherwise"]


def test_signed_out_the_page_is_told_and_nothing_is_kept(signed_in: Browser, ruth: Membership) -> None:
    client = signed_in(ruth)
    form = opened(client, "/notes/new")
    client.logout()
    answer = keep(client, form, "He is", 1)
    assert answer.status_code == 401
    assert answer.json()["sentence"] == (
        "Not kept: you are signed out. What you typed stays on this page; sign in in another tab and press Keep."
    )
    assert kept() == []
    assert keep(signed_in(ruth), form, "He is", 2).status_code == 200
    assert kept() == ["He is"]


def test_a_page_that_closes_is_kept_even_so(signed_in: Browser, ruth: Membership) -> None:
    client = signed_in(ruth)
    form = opened(client, "/notes/new")
    client.logout()
    assert keep(client, form, "He is", 1, draft__leaving="yes").status_code == 200
    assert [draft.author for draft in Draft.objects.all()] == [ruth.user]
    assert "draft-leaving" not in Draft.objects.get().values


def test_somebody_else_in_the_same_browser_keeps_nothing(signed_in: Browser, ruth: Membership, joe: Membership) -> None:
    form = opened(signed_in(ruth), "/notes/new")
    assert keep(signed_in(joe), form, "His", 1).status_code == 409
    assert kept() == []


def test_a_closed_account_keeps_nothing(signed_in: Browser, ruth: Membership) -> None:
    client = signed_in(ruth)
    form = opened(client, "/notes/new")
    User.objects.filter(pk=ruth.user_id).update(is_active=False)
    assert keep(client, form, "He is", 1, draft__leaving="yes").status_code == 400
    assert kept() == []


@pytest.mark.parametrize("turn", ["", "-1", "1e9", "99999999999999999999", "x"])
def test_a_count_that_is_none_is_taken_as_none(signed_in: Browser, ruth: Membership, turn: str) -> None:
    client = signed_in(ruth)
    form = opened(client, "/notes/new")
    answer = client.post("/drafts/keep", filled(form, worry="He is", draft__turn=turn))
    assert answer.status_code == 200
    assert kept() == ["He is"]


def test_without_a_line_of_ours_it_says_so(signed_in: Browser, ruth: Membership) -> None:
    answer = signed_in(ruth).post("/drafts/keep", {"worry": "x"})
    assert answer.status_code == 400
    assert answer.json()["sentence"].startswith("Not kept")
