"""Somebody outside is told: recorded with its basis, on the ledger in codes, listed once its day is past."""

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from handrail.disclosure.models import LedgerDetail, LedgerEntry
from handrail.disclosure.public import as_system, reader_for, reading
from handrail.records.public import Person
from handrail.sharing.errors import CannotTell
from handrail.sharing.models import Consent, DisclosureMade, How
from handrail.sharing.services.telling import check_telling
from tests.factories import partnership, plans, telling
from tests.integration.told.conftest import acting

pytestmark = pytest.mark.django_db
WORDS = "That she cannot go back to Mill Lane."

FORM = {
    "to_agency": "outside",
    "to_name": "Ms Pike, Quay Housing",
    "told_on-day": "3",
    "told_on-month": "11",
    "told_on-year": "2026",
    "how": "email",
    "what": WORDS,
    "classes": ["contact_details", "housing"],
    "purpose": "safeguarding",
    "necessary": "They must not send letters there.",
    "proportionate": "Not why, and not where she is now.",
    "consent": "agreed",
    "keep_until-day": "3",
    "keep_until-month": "2",
    "keep_until-year": "2027",
}

WRONG: list[tuple[dict[str, Any], str]] = [
    ({"to_name": " "}, "Say who was told"),
    ({"classes": ()}, "at least one kind"),
    ({"told_on": date(2026, 11, 23)}, "still to come"),
    ({"keep_until": None}, "until when they may keep it"),
    ({"keep_until": date(2026, 11, 2)}, "before they were told"),
    ({"consent": Consent.OBJECTED}, "Say what they said"),
    ({"purpose": "sharing_duty"}, "the law lets you share"),  # not in force
    ({"purpose": "information_governance"}, "the law lets you share"),  # no gateway
]


@pytest.mark.parametrize(("wrong", "sentence"), WRONG)
def test_what_says_too_little_is_refused(db: None, wrong: dict[str, Any], sentence: str) -> None:
    with pytest.raises(CannotTell, match=sentence):
        check_telling(telling.telling(**wrong))


def test_only_what_is_spoken_needs_no_end(db: None) -> None:
    check_telling(telling.telling(how=How.SPOKEN, keep_until=None))


def test_it_is_recorded_with_its_basis_and_stands_on_the_ledger_in_codes(work: plans.Work, aaliyah: Person) -> None:
    answer = acting(work.held).post(reverse("told-add", args=[aaliyah.pk]), FORM)
    assert answer.status_code == 302
    with as_system("a test looks"):
        made = DisclosureMade.objects.get()
    assert made.gateway.startswith("Children Act 2004")
    assert made.lawful_basis.startswith("UK GDPR Article 6(1)(e)")
    entry = LedgerEntry.objects.get(action="disclose", body__disclosure=made.pk)
    assert entry.subject == aaliyah.pk
    told = {key: entry.body[key] for key in ("how", "recipient", "fields", "basis", "until", "on", "consent")}
    assert told == {
        "how": "email",
        "recipient": "outside",
        "fields": ["contact_details", "housing"],
        "basis": "safeguarding",
        "until": "2027-02-03",
        "on": "2026-11-03",
        "consent": "agreed",
    }
    assert "Pike" not in str(entry.body)
    words = LedgerDetail.objects.get(entry=entry).text
    assert words["to"] == "Ms Pike, Quay Housing"
    assert words["necessary"] == "They must not send letters there."


def test_a_mistake_keeps_what_was_typed_and_says_what_is_wrong(work: plans.Work, aaliyah: Person) -> None:
    answer = acting(work.held).post(
        reverse("told-add", args=[aaliyah.pk]), {**FORM, "consent": "objected", "consent_words": ""}
    )
    page = answer.content.decode()
    assert "Say what they said, or why they were not asked." in page
    assert WORDS in page
    with as_system("a test looks"):
        assert not DisclosureMade.objects.exists()


SEEN = [
    # role                       that it was told    the words
    ("mdt_social_worker", True, True),
    ("personal_adviser", True, True),
    ("front_door_worker", True, False),
    ("police_safeguarding_lead", True, False),
    ("commissioner", False, False),
]


@pytest.mark.parametrize(("role", "that", "words"), SEEN)
def test_who_reads_that_somebody_was_told(
    work: plans.Work, aaliyah: Person, role: str, that: bool, words: bool
) -> None:
    telling.told(work, aaliyah)
    held = partnership.membership(role)
    partnership.reach(aaliyah.pk, team=held.post.team)
    page = acting(held).get(reverse("person-tab", args=[aaliyah.pk, "sharing"])).content.decode()
    assert ("By e-mail. Told by" in page) is that
    assert (WORDS in page) is words
    assert ("Pike" in page) is words


def test_a_class_that_is_kept_from_a_reader_takes_the_entry_along(work: plans.Work, aaliyah: Person) -> None:
    """That something was told of mental health would tell of it."""
    telling.told(work, aaliyah, classes=("mental_health",))
    held = partnership.membership("police_safeguarding_lead")
    partnership.reach(aaliyah.pk, team=held.post.team)
    assert "By e-mail" not in acting(held).get(reverse("person-tab", args=[aaliyah.pk, "sharing"])).content.decode()


def test_nobody_records_of_somebody_whom_their_team_does_not_work_with(work: plans.Work, aaliyah: Person) -> None:
    stranger = acting(partnership.membership("mdt_social_worker"))
    assert stranger.post(reverse("told-add", args=[aaliyah.pk]), FORM).status_code == 403
    looks_up = acting(partnership.membership("front_door_worker"))
    assert looks_up.post(reverse("told-add", args=[aaliyah.pk]), FORM).status_code == 400
    with as_system("a test looks"):
        assert not DisclosureMade.objects.exists()


def test_what_is_past_its_day_stands_first_and_is_settled(work: plans.Work, aaliyah: Person) -> None:
    made = telling.told(work, aaliyah, keep_until=date(2026, 11, 20))
    telling.told(work, aaliyah)
    worker = acting(work.held)
    page = worker.get(reverse("told")).content.decode()
    assert page.index("Past its day") < page.index("3 February 2027")
    settle = reverse("told-settle", args=[made.pk])
    assert "who told you" in worker.post(settle, {"what": "destroyed", **_page(worker, settle)}).content.decode()
    day = {"ended_on-day": "21", "ended_on-month": "11", "ended_on-year": "2026", "ended_told_by": "Ms Pike"}
    assert worker.post(settle, {"what": "destroyed", **day, **_page(worker, settle)}).status_code == 302
    assert "Past its day" not in worker.get(reverse("told")).content.decode()
    with as_system("a test looks"):
        assert DisclosureMade.objects.get(pk=made.pk).version == 2


def test_the_officer_sees_what_is_past_its_day_and_nobody_by_name(work: plans.Work, aaliyah: Person) -> None:
    made = telling.told(work, aaliyah, keep_until=date(2026, 11, 20))
    telling.refused(work, aaliyah, review_on=date(2026, 11, 10), refused_by_agency=work.council)
    page = acting(partnership.membership("ig_officer")).get(reverse("told-watch")).content.decode()
    assert "2 days ago" in page
    assert f">{made.pk}<" in page
    assert "No power or duty to share it for this" in page
    for secret in ("Brooks", "BROOKS", "Aaliyah", "Pike", str(aaliyah.pk)):
        assert secret not in page


def test_the_wall_keeps_it_from_whoever_has_no_relationship(work: plans.Work, aaliyah: Person) -> None:
    telling.told(work, aaliyah)
    stranger = reader_for(partnership.membership("mdt_social_worker"))
    with reading(stranger):
        assert not DisclosureMade.objects.exists()


def _page(client: Any, address: str) -> dict[str, str]:
    """The line in which a form says from which version it was filled."""
    page = client.get(address).content.decode()
    return {"draft-page": page.split('name="draft-page" value="')[1].split('"')[0]}
