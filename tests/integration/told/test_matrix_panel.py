"""What a proposed matrix would change for a reader, on the page of somebody whom they know."""

import pytest
from django.urls import reverse

from handrail.disclosure.public import Level, MatrixCell, as_system, begin_draft, change_cells, propose
from handrail.records.public import Person
from tests.factories import partnership, plans, records
from tests.integration.told.conftest import acting

pytestmark = pytest.mark.django_db
TITLE = "What a proposed sharing matrix would change for you"
INTELLIGENCE = MatrixCell("mdt_social_worker", "direct_care", "police", "police_intelligence")


def test_it_is_told_once_it_is_proposed_and_what_is_seen_now_is_counted(work: plans.Work, aaliyah: Person) -> None:
    with as_system("a test prepares"):
        health = records.source_person(partnership.agency("health"), aaliyah)
        records.event(health, item_class="health_attendance")
    by, tab = partnership.user(), reverse("person-tab", args=[aaliyah.pk, "sharing"])
    draft = begin_draft(by=by)
    attendance = INTELLIGENCE._replace(origin_kind="health", item_class="health_attendance")
    levels = {INTELLIGENCE: Level.FULL, attendance: Level.POINTER}
    draft = change_cells(edition=draft.edition, levels=levels, by=by)
    worker = acting(work.held)
    assert TITLE not in worker.get(tab).content.decode()
    propose(edition=draft.edition, note="Another balance.", by=by)
    page = worker.get(tab).content.decode()
    assert TITLE in page
    assert "1 entry of this person" in page
    assert page.index("Police intelligence") < page.index("Visits to health services")  # more, before less


def test_whoever_nothing_changes_for_is_told_nothing(work: plans.Work, aaliyah: Person) -> None:
    by = partnership.user()
    draft = begin_draft(by=by)
    cell = INTELLIGENCE._replace(role="personal_adviser")
    draft = change_cells(edition=draft.edition, levels={cell: Level.FULL}, by=by)
    propose(edition=draft.edition, note="For advisers.", by=by)
    assert TITLE not in acting(work.held).get(reverse("person-tab", args=[aaliyah.pk, "sharing"])).content.decode()
