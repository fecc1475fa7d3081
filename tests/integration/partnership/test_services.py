"""Agencies, teams, posts and people: what can be done, what is refused and why, and that all of it is on the ledger."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from handrail.disclosure.models import LedgerEntry
from handrail.kernel.errors import UserError
from handrail.partnership import public as partnership
from handrail.partnership.public import Membership, User
from tests.factories import partnership as factories

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)
PASSWORD = "a long enough password 7"


@pytest.fixture
def post() -> partnership.Post:
    partnership.create_agency(code="mps", name="Marlshire Police", kind="police", by=None)
    partnership.create_team(agency_code="mps", code="exploitation", name="Exploitation", by=None)
    return partnership.create_post(title="Sergeant", team_code="exploitation", role="police_safeguarding_lead", by=None)


def test_somebody_is_put_in_a_post_and_leaves(post: partnership.Post) -> None:
    held = partnership.add_user(
        username="ash", full_name="Ash Vale", post_id=post.pk, password=PASSWORD, since=TODAY, by=None
    )
    assert partnership.posts_with_holders(on=TODAY) == [(post, [held.user])]
    assert partnership.end_memberships(username="ash", on=TODAY + timedelta(days=1), by=None) == 1
    assert partnership.memberships_of(held.user, TODAY) == [held]
    assert partnership.memberships_of(held.user, TODAY + timedelta(days=1)) == []
    assert partnership.posts_with_holders(on=TODAY + timedelta(days=1)) == [(post, [])]


def test_a_post_has_one_holder_at_a_time(post: partnership.Post) -> None:
    partnership.appoint(user=factories.user(), post=post, since=TODAY, until=date(2027, 1, 1), by=None)
    with pytest.raises(UserError, match="is filled then"):
        partnership.appoint(user=factories.user(), post=post, since=date(2026, 12, 31), by=None)
    partnership.appoint(user=factories.user(), post=post, since=date(2027, 1, 1), by=None)


REFUSED: dict[str, tuple[str, Callable[[], object]]] = {
    "a kind nobody knows": (
        "not a kind of agency",
        lambda: partnership.create_agency(code="x", name="x", kind="army", by=None),
    ),
    "a code twice": (
        "already an agency",
        lambda: partnership.create_agency(code="mps", name="x", kind="police", by=None),
    ),
    "a team nowhere": (
        "no agency with the code",
        lambda: partnership.create_team(agency_code="x", code="y", name="y", by=None),
    ),
    "a team twice": (
        "already a team",
        lambda: partnership.create_team(agency_code="mps", code="exploitation", name="y", by=None),
    ),
    "a post nowhere": (
        "no team with the code",
        lambda: partnership.create_post(title="x", team_code="x", role="panel_chair", by=None),
    ),
    "a role nobody knows": (
        "not a role",
        lambda: partnership.create_post(title="x", team_code="exploitation", role="chief", by=None),
    ),
    "a short password": (
        "too short",
        lambda: partnership.create_user(username="x", full_name="x", password="short", by=None),
    ),
    "somebody nobody knows": (
        "Nobody signs in as",
        lambda: partnership.end_memberships(username="x", on=TODAY, by=None),
    ),
    "a post without a number": (
        "no post 0",
        lambda: partnership.add_user(username="x", full_name="x", post_id=0, password=PASSWORD, since=TODAY, by=None),
    ),
}


@pytest.mark.parametrize(("says", "attempt"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused_is_refused_in_a_sentence(post: partnership.Post, says: str, attempt: Callable) -> None:
    with pytest.raises(UserError, match=says):
        attempt()
    assert not User.objects.exists()


def test_names_to_sign_in_with_are_taken_whatever_their_case() -> None:
    partnership.create_user(username="ash", full_name="Ash", by=None)
    with pytest.raises(UserError, match="already somebody"):
        partnership.create_user(username="Ash", full_name="Ash", by=None)


def test_a_post_cannot_be_left_twice(post: partnership.Post) -> None:
    held = partnership.appoint(user=factories.user(), post=post, since=TODAY, by=None)
    partnership.vacate(membership=held, on=TODAY, by=None)
    with pytest.raises(UserError, match="already left"):
        partnership.vacate(membership=held, on=TODAY, by=None)


def test_making_the_demos_people_twice_makes_them_once(post: partnership.Post) -> None:
    for _ in range(2):
        partnership.ensure_user(username="ash", full_name="Ash", post=post, since=TODAY, by=None)
    assert Membership.objects.count() == 1


def test_each_change_is_on_the_ledger_with_who_made_it(post: partnership.Post) -> None:
    administrator = factories.user()
    partnership.appoint(user=factories.user(), post=post, since=TODAY, by=administrator)
    what = [entry.body["what"] for entry in LedgerEntry.objects.filter(action="manage_partnership").order_by("seq")]
    assert what == ["create_agency", "create_team", "create_post", "appoint"]
    assert LedgerEntry.objects.latest("seq").actor_id == administrator.pk


def test_what_cannot_be_put_on_the_ledger_does_not_happen(
    post: partnership.Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object, **kwargs: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(LedgerEntry.objects, "bulk_create", broken)
    with pytest.raises(OSError, match="disk"):
        partnership.create_agency(code="new", name="New", kind="police", by=None)
    assert not partnership.Agency.objects.filter(code="new").exists()
