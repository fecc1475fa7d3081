"""The horizon on a person's page, as different readers see it."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from handrail.partnership.public import AgencyKind
from handrail.records.public import Person
from tests.factories import records
from tests.factories import transitions as make
from tests.integration.transitions.conftest import sitting

pytestmark = pytest.mark.django_db


@pytest.fixture
def dean(machine: None) -> Person:
    """Exploited; CAMHS closed for non-attendance; looked after; substance treatment that goes on."""
    source = records.young_person(make.social_care(), family="Carroll", given="Dean")
    records.flag(source)
    make.supported(source.person, "Foster care", kind="looked_after", since=date(2023, 5, 1), legal_status="C2")
    health = records.source_person(records.agency("Marlshire NHS", AgencyKind.HEALTH), source.person)
    make.supported(source.person, "CAMHS", kind="camhs", until=date(2026, 10, 2), end_reason="did not attend")
    make.supported(source.person, "Turning Tide", kind="substance_misuse")
    records.flag(health, "substance_use", item_class="substance_use", basis="Referral to treatment: ketamine")
    make.computed()
    return source.person


def horizon(role: str, person: Person) -> str:
    client, _ = sitting(role, person)
    return client.get(reverse("person-tab", args=[person.pk, "horizon"])).text


def test_gaps_and_endings_are_named_with_fact_and_rule(dean: Person) -> None:
    page = horizon("mdt_social_worker", dean)
    assert "CAMHS ended on 2 Oct 2026" in page
    assert "Foster care ends by law on 14 Mar 2027" in page
    assert "Was seen by CAMHS, and has not been discharged with treatment completed" in page
    assert "Children Act 1989 ss. 20, 22, 105(1)" in page
    assert "Turning Tide" in page


def test_what_is_not_shared_is_neither_named_nor_a_false_gap(dean: Person) -> None:
    page = horizon("police_safeguarding_lead", dean)
    for word in ("Turning Tide", "ketamine", "Substance use"):
        assert word not in page, word
    assert "Foster care" in page
    assert "CAMHS" not in page
    assert "Marlshire NHS" not in page


def test_the_chart_stands_on_the_overview_too(dean: Person) -> None:
    client, _ = sitting("mdt_social_worker", dean)
    assert "Support horizon" in client.get(reverse("person", args=[dean.pk])).text


@pytest.mark.parametrize(
    ("born", "says"),
    [
        (None, "No agency has given a birth date"),
        (date(2016, 1, 1), "drawn from the 13th birthday"),
        (date(2000, 1, 1), "ends at the 25th birthday"),
        (date(2009, 1, 1), "No need that you may see is recorded"),
    ],
)
def test_where_there_is_no_horizon_it_says_why(machine: None, born: date | None, says: str) -> None:
    source = records.young_person(make.social_care(), born=born)
    make.computed()
    assert says in horizon("mdt_social_worker", source.person)


def test_queries_do_not_grow_with_the_facts(machine: None) -> None:
    counts = []
    for facts in (1, 12):
        source = records.young_person(make.social_care())
        for number in range(facts):
            records.flag(source, since=date(2026, 1, 1 + number), basis=f"Flag {number}")
            make.supported(source.person, f"Service {number}", kind="mentoring", since=date(2026, 1, 1 + number))
        make.computed()
        client, _ = sitting("mdt_social_worker", source.person)
        address = reverse("person-tab", args=[source.person.pk, "horizon"])
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        counts.append(len(queries))
    assert counts[0] == counts[1]
