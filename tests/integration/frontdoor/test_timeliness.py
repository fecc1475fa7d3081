"""The page of figures: its numbers, the contacts behind them, who may open it, and what leaves the system."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from handrail.disclosure.public import as_system
from handrail.frontdoor.indicators import BY_CODE, share
from handrail.frontdoor.models import Contact, Decision
from handrail.frontdoor.public import ask_checks, decide_contact
from handrail.frontdoor.selectors.timeliness import handled
from handrail.kernel import clock
from handrail.kernel.clock import LOCAL
from tests.factories import frontdoor as make
from tests.factories.frontdoor import Posts
from tests.integration.frontdoor.conftest import acting
from tests.integration.frontdoor.test_pages import text

MONDAY = datetime(2026, 11, 9, 10, tzinfo=LOCAL)


def contact(posts: Posts, came: datetime, decided: datetime | None) -> Contact:
    with clock.stopped_at(came):
        made = make.contact(posts.reader("school"))
    if decided:
        with clock.stopped_at(decided):
            decide_contact(contact=made, deciding=make.deciding(), by=posts.reader("worker"))
    return made


@pytest.fixture
def worked(posts: Posts) -> list[Contact]:
    """One in time, one late, one late and open, and one of the reporting year before."""
    return [
        contact(posts, MONDAY, MONDAY + timedelta(hours=5)),
        contact(posts, MONDAY, MONDAY + timedelta(days=3)),
        contact(posts, MONDAY, None),
        contact(posts, MONDAY.replace(month=3), MONDAY.replace(month=3)),
    ]


def test_a_number_opens_the_contacts_that_it_counts(posts: Posts, worked: list[Contact]) -> None:
    client = acting(posts.worker)
    page = text(client.get("/front-door/timeliness/"))
    assert "1 April 2026 to 31 March 2027" in page
    assert "Decided within one working day Higher is better 1 2 3" in page
    assert "33.3" in page
    in_time, late, open_, _ = (one.reference for one in worked)
    met = text(client.get("/front-door/timeliness/decided/met/"))
    missed = text(client.get("/front-door/timeliness/decided/missed/"))
    assert [name in met for name in (in_time, late, open_)] == [True, False, False]
    assert [name in missed for name in (in_time, late, open_)] == [False, True, True]


def test_the_year_before(posts: Posts, worked: list[Contact]) -> None:
    client = acting(posts.worker)
    assert "Higher is better 1 0 1" in text(client.get("/front-door/timeliness/?year=2025"))
    assert worked[3].reference in text(client.get("/front-door/timeliness/decided/met/?year=2025"))


@pytest.mark.parametrize("year", ["", "nonsense", "1", "99999999999999999999", "2\x0025"])
def test_a_year_that_is_none_is_the_present_one(posts: Posts, year: str) -> None:
    answer = acting(posts.worker).get("/front-door/timeliness/", {"year": year})
    assert "1 April 2026 to 31 March 2027" in text(answer)


def test_small_numbers_do_not_leave_the_system(posts: Posts, worked: list[Contact]) -> None:
    answer = acting(posts.worker).get("/front-door/timeliness/export/")
    rows = b"".join(answer).decode("utf-8-sig").splitlines()
    assert "2026-27,Decided within one working day,c,c," in rows
    assert "2026-27,Re-referrals within 12 months,0,0," in rows


@pytest.mark.parametrize("who", ["officer", "mdt", "police"])
@pytest.mark.parametrize("part", ["", "export/", "decided/met/"])
def test_who_does_not_decide_does_not_see_it(posts: Posts, who: str, part: str) -> None:
    assert acting(getattr(posts, who)).get(f"/front-door/timeliness/{part}").status_code == 403


def test_another_front_door_sees_its_own_alone(posts: Posts, worked: list[Contact]) -> None:
    elsewhere = make.posts()
    page = text(acting(elsewhere.worker).get("/front-door/timeliness/decided/met/"))
    assert worked[0].reference not in page


@pytest.mark.parametrize("address", ["nothing/met/", "decided/nothing/"])
def test_a_figure_that_is_none(posts: Posts, address: str) -> None:
    assert acting(posts.worker).get(f"/front-door/timeliness/{address}").status_code == 404


def test_a_decision_that_was_replaced_counts_from_the_first_and_as_what_stands(posts: Posts) -> None:
    made = contact(posts, MONDAY, MONDAY)
    with as_system("a test decides anew"):
        first = Decision.objects.get(contact=made)
        kept = {
            field.attname: getattr(first, field.attname)
            for field in Decision._meta.concrete_fields
            if field.attname != "id"
        }
        anew = {"replaces_id": first.pk, "because": "It is graver.", "at": MONDAY + timedelta(days=5)}
        Decision.objects.create(**{**kept, **anew, "route": "no_further_action"})
        facts = handled(posts.door.pk, MONDAY.date(), MONDAY.date() + timedelta(days=1), clock.now())
    assert [(one.decided, one.route) for one in facts] == [(MONDAY, "no_further_action")]


def test_checks_count_by_their_own_clock(posts: Posts) -> None:
    with clock.stopped_at(MONDAY):
        made = make.contact(posts.reader("school"))
        ask_checks(contact=made, asking=make.asking(posts.police), by=posts.reader("worker"))
    with as_system("a test counts"), CaptureQueriesContext(connection) as asked:
        facts = handled(posts.door.pk, MONDAY.date(), MONDAY.date() + timedelta(days=1), clock.now())
    found = share(BY_CODE["checks"], facts, clock.now())
    assert (found.met, found.missed) == ((), (made.pk,))
    assert len(asked) <= 3
