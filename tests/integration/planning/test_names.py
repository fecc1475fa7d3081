"""A name comes from sources that are shared with whoever reads, in lists and in drafts, when it is read."""

import pytest
from django.urls import reverse

from handrail.disclosure.models import LedgerEntry, SharingMatrix, SharingRule
from handrail.disclosure.public import as_system
from handrail.kernel import clock
from handrail.partnership.public import AgencyKind, Membership
from handrail.planning.models import Plan
from handrail.planning.public import NewMember
from handrail.records.public import Person, SourcePerson
from tests.factories import partnership, records
from tests.factories import plans as make
from tests.integration.planning.conftest import acting
from tests.integration.planning.test_plan_pages import send, text

pytestmark = pytest.mark.django_db
TODAY = make.TODAY
BEST, SHARED = "BROOKS", "BROOKES"  # of the council, and of the school that alone shares whom it knows


@pytest.fixture
def plan(work: make.Work) -> Plan:
    """The council's own spelling is the best source."""
    about = make.person(work)
    with as_system("a test lets a school know her, by another spelling"):
        school = records.source_person(partnership.agency(AgencyKind.EDUCATION), about)
        SourcePerson.objects.filter(pk=school.pk).update(given="Aaliyah", family="Brookes")
    made = make.plan(work, about)
    make.action(work, made)
    return made


@pytest.fixture
def adviser(work: make.Work, plan: Plan) -> Membership:
    """Of another council service, in the team around, and with an action of their own."""
    held = partnership.membership("personal_adviser")
    owner = make.member(work, plan, NewMember("personal_adviser", post=held.post, user=held.user))
    make.action(work, plan, owner=owner)
    return held


def keep_identity(kind: AgencyKind) -> None:
    """From now on agencies of a kind share with an adviser everything but that they hold a record of somebody."""
    before = SharingMatrix.objects.exclude(published_at=None).order_by("-version")[0]
    matrix = SharingMatrix.objects.create(version=before.version + 1, note="a test")
    kept = [one for one in before.rules.all() if (one.origin_kind, one.item_class) != (kind, "identity")]
    for rule in kept:
        rule.pk, rule.matrix = None, matrix
    SharingRule.objects.bulk_create(kept)
    matrix.published_at = clock.now()
    matrix.save()


PAGES = ["plans", "home", "drafts"]


@pytest.mark.parametrize("route", PAGES)
def test_a_list_calls_her_as_is_shared_with_whoever_reads_it(plan: Plan, adviser: Membership, route: str) -> None:
    worker = acting(adviser)
    goal = reverse("goal-add", args=[plan.pk])
    send(worker, goal, words="Half a goal")  # refused, and kept as a draft
    assert f"{BEST}" in text(worker, reverse(route))
    keep_identity(AgencyKind.CHILDRENS_SOCIAL_CARE)
    shown = text(worker, reverse(route))
    assert f"{SHARED}, Aaliyah" in shown
    assert f"{BEST}," not in shown
    assert f"Aaliyah {BEST}<" not in shown


def test_forms_and_minutes_call_her_so_too(plan: Plan, adviser: Membership) -> None:
    keep_identity(AgencyKind.CHILDRENS_SOCIAL_CARE)
    page = text(acting(adviser), reverse("goal-add", args=[plan.pk]))
    assert f"Aaliyah {SHARED}" in page
    assert f"Aaliyah {BEST}<" not in page


def test_a_draft_names_nobody_once_she_may_not_be_opened_any_more(plan: Plan, adviser: Membership) -> None:
    worker = acting(adviser)
    send(worker, reverse("goal-add", args=[plan.pk]), words="Half a goal")
    assert "Add a goal: BROOKS, Aaliyah" in text(worker, reverse("drafts"))
    assert LedgerEntry.objects.filter(action="list_own", body__count=1).exists()
    with clock.stopped_at(make.lead_of(plan).until):
        worker = acting(adviser)
        shown = text(worker, reverse("drafts"))
    assert "Add a goal" in shown
    assert "BROOKS" not in shown


@pytest.mark.parametrize(("route", "action"), [("plans", "list_plans"), ("home", "list_plans"), ("drafts", "list_own")])
def test_whom_a_list_shows_is_on_the_ledger_before_it_is_shown(
    plan: Plan, adviser: Membership, route: str, action: str
) -> None:
    worker = acting(adviser)
    send(worker, reverse("goal-add", args=[plan.pk]), words="Half a goal")
    before = LedgerEntry.objects.filter(action=action, actor_id=adviser.user_id).count()
    text(worker, reverse(route))
    entry = LedgerEntry.objects.filter(action=action, actor_id=adviser.user_id).order_by("-seq")[0]
    assert LedgerEntry.objects.filter(action=action, actor_id=adviser.user_id).count() > before
    with as_system("a test looks at whom"):
        assert Person.objects.filter(pk=plan.person_id).exists()
        assert str(plan.person_id) in str(entry.detail.text)
