"""A request that was refused: recorded, shown, counted, looked at again; a declined check is one of them."""

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from handrail.disclosure.models import LedgerEntry
from handrail.disclosure.public import as_system, reading
from handrail.frontdoor.public import Answering, answer_check, ask_checks
from handrail.records.public import Person
from handrail.sharing.errors import CannotRefuse
from handrail.sharing.models import Refusal
from handrail.sharing.services.refusing import check_refusing
from tests.factories import frontdoor, partnership, plans, telling
from tests.integration.told.conftest import acting

pytestmark = pytest.mark.django_db

WRONG: list[tuple[dict[str, Any], str]] = [
    ({"asked_by": ""}, "Say who asked"),
    ({"because": " "}, "Say why"),
    ({"refused_on": date(2026, 11, 23)}, "still to come"),
    ({"review_on": date(2026, 11, 2)}, "after it was made"),
]


@pytest.mark.parametrize(("wrong", "sentence"), WRONG)
def test_what_says_too_little_is_refused(db: None, wrong: dict[str, Any], sentence: str) -> None:
    with pytest.raises(CannotRefuse, match=sentence):
        check_refusing(telling.refusing(**wrong))


def test_it_is_recorded_from_its_page_and_shown(work: plans.Work, aaliyah: Person) -> None:
    worker = acting(work.held)
    form = {
        "asked_by_agency": "outside",
        "asked_by": "A letting agent",
        "asked_for": "Whether she has been arrested.",
        "purpose": "A tenancy check",
        "refused_by_agency": str(work.council.pk),
        "refused_by": "Ruth Penhale",
        "refused_on-day": "3",
        "refused_on-month": "11",
        "refused_on-year": "2026",
        "reason": "no_basis",
        "because": "Nothing lets us tell a landlord that.",
        "offered": "A letter that she is supported.",
    }
    assert worker.post(reverse("refusal-add", args=[aaliyah.pk]), form).status_code == 302
    page = worker.get(reverse("person-tab", args=[aaliyah.pk, "sharing"])).content.decode()
    assert "Nothing lets us tell a landlord that." in page
    assert "A letter that she is supported." in page
    entry = LedgerEntry.objects.get(action="refuse_to_share", body__reason="no_basis")
    assert "landlord" not in str(entry.body)


def test_it_is_looked_at_again(work: plans.Work, aaliyah: Person) -> None:
    refusal = telling.refused(work, aaliyah, review_on=date(2026, 11, 10))
    worker, address = acting(work.held), reverse("refusal-review", args=[refusal.pk])
    tab = reverse("person-tab", args=[aaliyah.pk, "sharing"])
    assert address in worker.get(tab).content.decode()
    opened = worker.get(address).content.decode().split('name="draft-page" value="')[1].split('"')[0]
    words = {"outcome": "stands", "review_words": "Nothing has changed.", "draft-page": opened}
    assert worker.post(address, words).status_code == 302
    page = worker.get(tab).content.decode()
    assert "The refusal stands, 22 November 2026. Nothing has changed." in page
    assert f'href="{address}"' not in page
    with as_system("a test looks"):
        assert Refusal.objects.get().reviewed_on == plans.TODAY


def test_a_check_that_was_declined_counts_and_is_kept_once(db: None) -> None:
    with as_system("a test prepares"):
        posts = frontdoor.posts()
        about = frontdoor.held_by(posts.door.agency, posts.door)
    by, police = posts.reader("worker"), posts.reader("police")
    with reading(by):
        contact = frontdoor.contact(by, about)
        (check,) = ask_checks(contact=contact, asking=frontdoor.asking(posts.police), by=by)
    with reading(police):
        answer_check(check=check, said=Answering(answer="declined", text="It would spoil an inquiry."), by=police)
    page = acting(posts.worker).get(reverse("person-tab", args=[about.pk, "sharing"])).content.decode()
    assert "It would spoil an inquiry." in page
    counted = acting(partnership.membership("ig_officer")).get(reverse("told-watch")).content.decode()
    assert "An agency declined a check at the front door" in counted
    assert "inquiry" not in counted
    with as_system("a test looks"):
        assert not Refusal.objects.exists()
