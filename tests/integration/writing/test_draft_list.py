"""Your drafts: on the home page and on a page of their own, thrown away and brought back, removed when old."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from handrail.disclosure.public import as_system
from handrail.kernel import clock
from handrail.partnership.public import Membership
from handrail.writing.public import Draft, forget_draft, keep_draft, remove_old_drafts

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
Browser = Callable[..., Client]


def draft(held: Membership, key: str = "note:new", *, days_ago: int = 0, title: str = "A new note") -> Draft:
    with clock.stopped_at(NOON - timedelta(days=days_ago)):
        return keep_draft(key, by=held.user, values={"worry": ["Secret"]}, based_on=None, title=title, page="/x")


def test_the_list_has_mine_and_nobody_elses(signed_in: Browser, ruth: Membership, joe: Membership) -> None:
    mine = draft(ruth, title="Mine")
    draft(joe, title="His")
    with clock.stopped_at(NOON):
        page = signed_in(ruth).get("/drafts/").content.decode()
        home = signed_in(ruth).get("/").content.decode()
    for shown in (page, home):
        assert f'href="/x?draft={mine.pk}"' in shown
        assert "Kept at 12:00" in shown or "kept at 12:00" in shown
        assert "His" not in shown
        assert "Secret" not in shown


def test_nobody_throws_away_or_brings_back_anothers(signed_in: Browser, ruth: Membership, joe: Membership) -> None:
    mine = draft(ruth)
    for verb in ("throw-away", "bring-back"):
        assert signed_in(joe).post(f"/drafts/{mine.pk}/{verb}").status_code == 404


def test_what_is_thrown_away_comes_back_as_it_was(signed_in: Browser, ruth: Membership) -> None:
    mine, client = draft(ruth), signed_in(ruth)
    page = client.post(f"/drafts/{mine.pk}/throw-away", follow=True).content.decode()
    assert "Thrown away" in page
    assert "You have no drafts." in page
    assert "Bring back" in page
    page = client.post(f"/drafts/{mine.pk}/bring-back", follow=True).content.decode()
    assert "You have no drafts." not in page
    with as_system("a test looks"):
        assert Draft.objects.get().values == {"worry": ["Secret"]}


def test_a_draft_says_when_it_will_be_removed_before_it_is(signed_in: Browser, ruth: Membership) -> None:
    draft(ruth, "note:1", days_ago=80, title="Old")
    draft(ruth, "note:2", days_ago=1, title="Young")
    with clock.stopped_at(NOON):
        page = signed_in(ruth).get("/drafts/").content.decode()
    assert page.index("Old") < page.index("Young")
    assert page.count("It is removed in 10 days unless you go on with it.") == 1


def test_only_what_lay_untouched_long_enough_is_removed(ruth: Membership) -> None:
    draft(ruth, "note:1", days_ago=91)
    draft(ruth, "note:2", days_ago=89)
    thrown, sent = draft(ruth, "note:3", days_ago=9), draft(ruth, "note:4", days_ago=9)
    with as_system("a test prepares"):
        Draft.objects.filter(pk=thrown.pk).update(thrown_at=NOON - timedelta(days=8))
    with clock.stopped_at(NOON - timedelta(days=2)):
        forget_draft(sent.key, by=ruth.user)
    with clock.stopped_at(NOON):
        assert remove_old_drafts() == 2
    with as_system("a test looks"):
        assert [left.key for left in Draft.objects.all()] == ["note:2"]
