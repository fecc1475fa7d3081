"""To whom support may not be told, a young person with it and one without it are the same in everything they read."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from handrail.disclosure.public import reading
from handrail.partnership.public import Agency, AgencyKind
from handrail.records.public import Involvement, Person
from handrail.transitions.models import HorizonFinding, NeedPeriod, SupportPeriod
from handrail.transitions.selectors.forecast import forecast
from tests.factories import partnership, records
from tests.factories import transitions as make
from tests.integration.transitions.conftest import sitting

pytestmark = pytest.mark.django_db
LIST = "/transitions/"
POLICE, CHAIR = "police_safeguarding_lead", "panel_chair"


@pytest.fixture
def dean(machine: None) -> Person:
    """In the cohort, with a worry about his mental health that social care has told everybody of."""
    person = make.exploited(family="Carroll", given="Dean", born=date(2007, 11, 1))
    source = person.source_persons.get()
    records.flag(source, "mental_health", since=date(2026, 10, 20), basis="Worry about mental health")
    records.source_person(records.agency("Marlshire NHS", AgencyKind.HEALTH), person)
    for kind in AgencyKind.values:
        records.agency(f"Another {kind}", kind)
    make.computed()
    return person


def camhs(person: Person) -> Involvement:
    return make.supported(person, "CAMHS", kind="camhs", since=date(2024, 1, 1), until=date(2026, 10, 2))


def treatment(person: Person) -> Involvement:
    return make.supported(person, "Community team", kind="adult_mental_health", since=date(2026, 10, 20))


def ended_treatment(person: Person) -> Involvement:
    return make.supported(person, "Community team", kind="adult_mental_health", planned_end=date(2026, 12, 1))


def words(client: Client, address: str, **query: str) -> str:
    """What a page says, its main part alone: without what differs from one answer to the next."""
    html = client.get(address, query).text.split("<main", 1)[1].split("</main>", 1)[0]
    return re.sub(r"\s+", " ", re.sub(r"<title>|<[^>]+>", " ", html))


def everything(client: Client, person: Person) -> list[str]:
    pages = [words(client, "/"), words(client, LIST)]
    pages += [words(client, LIST, show=show) for show in ("gap", "no-owner", "need-at-18", "unmet-at-18")]
    pages += [words(client, LIST, domain=domain) for domain in ("mental_health", "harm")]
    pages += [words(client, reverse(name, args=[person.pk])) for name in ("person", "person-timeline", "person-why")]
    return [*pages, words(client, reverse("person-tab", args=[person.pk, "horizon"]))]


@pytest.mark.parametrize("tell", [camhs, treatment, ended_treatment])
@pytest.mark.parametrize(("role", "differs"), [(POLICE, False), (CHAIR, True)])
def test_what_may_not_be_told_changes_no_page(
    dean: Person, tell: Callable[[Person], Involvement], role: str, differs: bool
) -> None:
    client, _ = sitting(role, dean)
    everything(client, dean)  # from now on home says that he was opened lately
    before = everything(client, dean)
    tell(dean)
    make.computed()
    after = everything(client, dean)
    assert (before != after) is differs


def test_the_row_of_an_untold_domain_says_so_and_shows_the_need(dean: Person) -> None:
    client, _ = sitting(POLICE, dean)
    page = words(client, reverse("person-tab", args=[dean.pk, "horizon"]))
    assert "Worry about mental health" in page
    assert "Whether this is met is not shared with you" in page
    told = words(sitting(CHAIR, dean)[0], reverse("person-tab", args=[dean.pk, "horizon"]))
    assert "Whether this is met is not shared with you" not in told
    assert "Nothing is recorded that meets this need" in told


def test_an_untold_domain_is_no_choice_and_no_figure(dean: Person) -> None:
    police, chair = (sitting(role, dean)[0].get(LIST).text for role in (POLICE, CHAIR))
    for words_ in ('value="mental_health"', "with no owner after", 'name="team"', "No owner"):
        assert (words_ in chair, words_ in police) == (True, False), words_
    assert "Nobody of whom you may know" in police


def test_the_forecast_of_rows_leaves_untold_findings_out(dean: Person) -> None:
    young = make.exploited(born=date(2009, 1, 5))
    records.flag(young.source_persons.get(), "mental_health", since=date(2026, 10, 20))
    make.computed()
    found = {}
    for role in (POLICE, CHAIR):
        reader = partnership.reader(role)
        partnership.reach(young.pk, agency=Agency.objects.get(pk=reader.agency_id))
        partnership.reach(young.pk, team=partnership.Team.objects.get(pk=reader.team_id))
        with reading(reader):
            told = forecast(today=make.TODAY)
        found[role] = {domain for (_, domain) in told.unmet}, "mental_health" in told.told
    assert found == {POLICE: ({"harm"}, False), CHAIR: ({"harm", "mental_health"}, True)}


def test_a_pointer_shows_no_need_no_support_and_no_finding(dean: Person) -> None:
    """Which domain they stand in would tell the class of what only its agency may be told of."""
    health = records.source_person(Agency.objects.get(name="Marlshire NHS"), dean)
    records.flag(health, "substance_use", item_class="health_attendance", basis="Brought in drunk")
    make.computed()
    reader = partnership.reader(POLICE)
    partnership.reach(dean.pk, agency=Agency.objects.get(pk=reader.agency_id))
    with reading(reader):
        for model in (NeedPeriod, SupportPeriod, HorizonFinding):
            assert not model.objects.filter(item_class="health_attendance").exists(), model
    assert NeedPeriod.objects.filter(item_class="health_attendance").exists()


def test_a_need_that_is_not_shared_makes_no_gap_longer(dean: Person) -> None:
    """Police intelligence says that the harm goes on until 25; social care, that it was over by the summer."""
    source = make.exploited(family="Later").source_persons.get()
    records.flag(source, "gangs", since=date(2026, 1, 5), until=date(2026, 8, 1))
    source.flags.filter(kind="criminal_exploitation").delete()
    police = records.source_person(records.agency("Marlshire Police"), source.person)
    records.flag(police, "criminal_exploitation", item_class="police_intelligence")
    make.computed()
    until = {one.item_class: one.until for one in HorizonFinding.objects.filter(person=source.person, domain="harm")}
    assert until == {"social_care": date(2027, 8, 1), "police_intelligence": date(2034, 3, 14)}


def test_a_domain_of_which_only_an_ended_need_is_shared_has_no_row(dean: Person) -> None:
    """Police intelligence goes on; what social care recorded was over before today."""
    source = make.exploited(family="Earlier").source_persons.get()
    source.flags.filter(kind="criminal_exploitation").delete()
    records.flag(source, "gangs", since=date(2024, 1, 5), until=date(2025, 9, 1))
    police = records.source_person(records.agency("Marlshire Police"), source.person)
    records.flag(police, "criminal_exploitation", item_class="police_intelligence")
    make.computed()
    client, _ = sitting("personal_adviser", source.person)
    page = client.get(reverse("person", args=[source.person.pk]))
    assert page.status_code == 200
    assert "Safety from exploitation and harm" not in page.text.split("Support horizon", 1)[1].split("</section", 1)[0]


def test_support_from_whom_no_rule_names_is_not_counted(dean: Person) -> None:
    """Or it would be told, by a gap that is none, to those with whom its class is not shared."""
    records.involvement(dean.source_persons.first(), "Counselling", kind="adult_mental_health", item_class="education")
    make.computed()
    assert not SupportPeriod.objects.filter(domain="mental_health").exists()
