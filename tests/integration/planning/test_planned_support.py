"""Writing a plan moves the horizon: what it puts in place is support until its planned end."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from handrail.disclosure.public import as_system
from handrail.planning.models import Provision
from handrail.planning.services.goals import end_service
from handrail.planning.services.plan_writing import saving
from handrail.transitions.models import SupportPeriod
from handrail.transitions.public import horizon
from tests.factories import plans as make
from tests.factories import records
from tests.integration.planning.conftest import acting

pytestmark = pytest.mark.django_db
TODAY = make.TODAY


def drawn(provision: Provision) -> list[tuple[str, date, date, str]]:
    with as_system("a test looks"):
        rows = SupportPeriod.objects.filter(fact=f"provision {provision.pk}").order_by("domain")
        return [(row.domain, row.period.lower, row.period.upper, row.ends_because) for row in rows]


SERVICES = [
    # since          planned end        ended             drawn until        because
    (date(2026, 10, 1), date(2027, 6, 1), None, date(2027, 6, 1), "planned end"),
    (date(2026, 12, 1), date(2027, 6, 1), None, date(2027, 6, 1), "planned end"),
    (date(2026, 10, 1), date(2026, 11, 1), None, TODAY, "planned end passed"),
    (date(2026, 10, 1), TODAY, None, TODAY, "planned end"),
    (date(2026, 10, 1), date(2027, 6, 1), date(2026, 11, 20), date(2026, 11, 20), "closed"),
]


@pytest.mark.parametrize(("since", "planned_end", "ended", "until", "because"), SERVICES)
def test_a_service_is_support_in_each_of_its_domains(
    work: make.Work, since: date, planned_end: date, ended: date | None, until: date, because: str
) -> None:
    plan = make.plan(work, make.person(work))
    made = make.service(work, plan, domains=["home", "money"], since=since, planned_end=planned_end)
    if ended:
        end_service(provision=made, on=ended, reason="x", by=work.by, saved=saving(by=work.by, based_on=made.version))
    assert drawn(made) == [(domain, since, until, because) for domain in ("home", "money")]


def test_a_service_for_mental_health_is_shared_as_mental_health(work: make.Work) -> None:
    made = make.service(work, make.plan(work, make.person(work)), domains=["home", "mental_health"])
    with as_system("a test looks"):
        bars = SupportPeriod.objects.filter(fact=f"provision {made.pk}").order_by("domain")
        assert [bar.item_class for bar in bars] == ["plan", "mental_health"]


def test_a_gap_closes_while_a_plan_is_written_and_opens_again_when_the_service_ends(work: make.Work) -> None:
    with as_system("a test tells of homelessness"):
        source = records.young_person(work.council, born=make.BORN_15)
        records.flag(source, "homelessness", item_class="housing", since=date(2026, 10, 1))
    plan = make.plan(work, source.person)

    def first_gap() -> date | None:
        with as_system("a test looks"):
            row = next(row for row in horizon(today=TODAY, person_ids=[source.person.pk]) if row.domain == "home")
            return row.gaps[0].since if row.gaps else None

    assert first_gap() == TODAY
    lodgings = make.service(work, plan, domains=["home"], planned_end=date(2027, 5, 1))
    assert first_gap() == date(2027, 5, 1)
    end = TODAY - timedelta(days=1)
    saved = saving(by=work.by, based_on=lodgings.version)
    end_service(provision=lodgings, on=end, reason="They moved", by=work.by, saved=saved)
    assert first_gap() == TODAY


def test_the_bar_leads_to_the_plan_that_drew_it(work: make.Work) -> None:
    plan = make.plan(work, make.person(work))
    made = make.service(work, plan)
    worker = acting(work.held)
    page = worker.get(reverse("person-tab", args=[plan.person_id, "horizon"]))
    assert page.status_code == 200
    answer = worker.get(reverse("provision", args=[made.pk]))
    assert answer.url == f"{reverse('plan', args=[plan.pk])}#services"
