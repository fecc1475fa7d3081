"""Who takes over at eighteen, where a plan says it: named when it was closed, or a service that goes on."""

from collections.abc import Callable
from datetime import date

import pytest
from django.urls import reverse

from handrail.disclosure.public import as_system
from handrail.partnership.public import Agency, AgencyKind
from handrail.planning.models import Plan
from handrail.planning.public import Closing, Ending, close_plan
from handrail.records.public import SourcePerson
from handrail.transitions.models import TransitionCase
from tests.factories import partnership, records
from tests.factories import plans as make
from tests.integration.planning.conftest import acting
from tests.integration.planning.test_plan_pages import text

pytestmark = pytest.mark.django_db
TODAY = make.TODAY
RECEIVER = "Louise Hartnell"


@pytest.fixture
def plan(work: make.Work) -> Plan:
    """Of somebody of 17 and 10 months in the cohort, with nobody after 18."""
    about = make.person(work, make.BORN_17_10)
    with as_system("a test tells of exploitation"):
        source = SourcePerson.objects.get(person=about)
        records.flag(source, "criminal_exploitation", item_class="social_care", since=date(2026, 6, 1))
    return make.plan(work, about)


@pytest.fixture
def adults() -> Agency:
    return partnership.agency(AgencyKind.ADULT_SOCIAL_CARE, name="Adult social care")


def closed(work: make.Work, plan: Plan, adults: Agency) -> None:
    named = {"receiving_owner": RECEIVER, "receiving_agency": adults, "agreed_on": TODAY}
    close_plan(plan=plan, ending=Ending(TODAY, Closing.Because.MET, "Safe.", "College", **named), by=work.by)


def taken_over(plan: Plan) -> str:
    with as_system("a test looks"):
        return TransitionCase.objects.get(person_id=plan.person_id).taken_over_by


def provide(kind: AgencyKind, until: date) -> Callable[[make.Work, Plan, Agency], None]:
    def made(work: make.Work, plan: Plan, adults: Agency) -> None:
        by = adults if kind is AgencyKind.ADULT_SOCIAL_CARE else partnership.agency(kind)
        make.service(work, plan, name="Shared Lives", agency=by, planned_end=until)

    return made


OWNERS = [
    # what happens                                                                      what takes over
    ("nothing", lambda *_: None, ""),
    ("it is closed with a receiver named", closed, "closing"),
    ("a service for adults lasts beyond 18", provide(AgencyKind.ADULT_SOCIAL_CARE, date(2027, 6, 1)), "provision"),
    ("one ends before", provide(AgencyKind.ADULT_SOCIAL_CARE, date(2027, 1, 20)), ""),
    ("a school lasts beyond 18", provide(AgencyKind.EDUCATION, date(2027, 6, 1)), ""),
]  # fmt: skip


@pytest.mark.parametrize(("case", "happens", "what"), OWNERS)
def test_what_counts_as_an_owner(
    work: make.Work, plan: Plan, adults: Agency, case: str, happens: Callable[..., None], what: str
) -> None:
    happens(work, plan, adults)
    if case == "nothing":
        make.service(work, plan, planned_end=date(2026, 12, 1))  # so that the horizon is drawn
    assert taken_over(plan).partition(" ")[0] == what


def test_a_receiver_counts_no_more_once_another_plan_has_begun(work: make.Work, plan: Plan, adults: Agency) -> None:
    closed(work, plan, adults)
    make.plan(work, plan.person, "taf", since=TODAY)
    assert taken_over(plan) == ""


def test_the_list_says_who_takes_over_and_counts_them_as_owned(work: make.Work, plan: Plan, adults: Agency) -> None:
    worker = acting(work.held)
    make.service(work, plan, planned_end=TODAY)
    assert "No owner" in text(worker, reverse("transitions"))
    closed(work, plan, adults)
    page = text(worker, reverse("transitions"))
    assert "No owner" not in page
    assert RECEIVER in page
    assert "Adult social care. Named when a plan was closed" in page


def test_the_name_is_for_those_who_are_shared_the_plan_in_full(work: make.Work, plan: Plan, adults: Agency) -> None:
    closed(work, plan, adults)
    chair = partnership.membership("panel_chair")
    partnership.reach(plan.person_id, team=chair.post.team)
    page = text(acting(chair), reverse("transitions"))
    assert RECEIVER not in page
    assert "Adult social care" in page
