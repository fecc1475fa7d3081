"""The transitions list as people meet it: who is on it, in which order, and that each figure opens its rows."""

import csv
import io
import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from handrail.disclosure.models import LedgerDetail, LedgerEntry
from handrail.partnership.public import AgencyKind
from tests.factories import records
from tests.factories import transitions as make
from tests.integration.transitions.conftest import sitting

pytestmark = pytest.mark.django_db
LIST = "/transitions/"
TAKE_OUT = "/lists/transitions/take-out/"
SAID = {"why": "Agenda of the panel", "given": "self", "columns": [str(number) for number in range(10)]}


def listed(html: str) -> list[str]:
    return re.findall(r'id="case-[0-9a-f-]+".*?<a [^>]*>([^<]+)', html, re.DOTALL)


def rows(html: str) -> str:
    return html.split("<tbody", 1)[1].split("</tbody>", 1)[0]


def figures(html: str) -> list[int]:
    return [int(n.replace(",", "")) for n in re.findall(r'app-counts__number">([\d,]+)', html)]


def addresses(html: str) -> list[str]:
    return [a.replace("&amp;", "&") for a in re.findall(r'app-counts__link" href="([^"]+)"', html)]


@pytest.fixture
def three(machine: None) -> list:
    """Nobody's worry is a month old and met by nothing; Dean's support ends at 18 in 112 days, Lou's in a year and a
    half."""
    soon = make.exploited(family="Carroll", given="Dean")
    later = make.exploited(family="Later", given="Lou", born=date(2010, 6, 1))
    now = records.young_person(make.social_care(), family="Aardvark", given="Nobody")
    records.flag(now, since=date(2026, 10, 20))
    make.computed()
    return [now.person, soon, later]


def test_what_has_just_happened_and_what_is_about_to_stand_first(three: list) -> None:
    long_open = records.young_person(make.social_care(), family="Longopen", given="Lee")
    records.flag(long_open, since=date(2025, 11, 1))
    make.computed()
    client, _ = sitting("mdt_social_worker", *three, long_open.person)
    page = client.get(LIST).text
    assert listed(page) == ["AARDVARK, Nobody", "CARROLL, Dean", "LONGOPEN, Lee", "LATER, Lou"]
    words = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", rows(page)))
    assert "Since 20 Oct 2026: Safety from exploitation and harm New gap" in words
    assert "In 112 days (18th birthday): Safety from exploitation and harm" in words
    assert "Since 1 Nov 2025: Safety from exploitation and harm Gap now" in words


def test_a_gap_opens_on_the_day_support_stopped(machine: None) -> None:
    """A need of years, met until a fortnight ago, is news; and one that is years old does not hide what ends soon."""
    met = records.young_person(make.social_care(), family="Carroll", given="Dean")
    records.flag(met, since=date(2023, 1, 5))
    make.supported(met.person, "Steps Mentoring", kind="mentoring", since=date(2024, 1, 5), until=date(2026, 11, 8))
    housed = records.young_person(make.social_care(), family="Marsh", given="Kay", born=date(2007, 7, 30))
    records.flag(housed, since=date(2023, 1, 5))
    kind = "temporary_accommodation"
    make.supported(housed.person, "Lamb Inn", kind=kind, since=date(2026, 9, 1), planned_end=date(2026, 12, 4))
    make.computed()
    client, _ = sitting("mdt_social_worker", met.person, housed.person)
    page = client.get(LIST).text
    assert listed(page) == ["MARSH, Kay", "CARROLL, Dean"]
    assert "In 12 days: Home and housing" in page
    assert "Since 8 Nov 2026: Safety from exploitation and harm" in page


def test_the_figures_open_exactly_the_rows_they_count(three: list) -> None:
    client, _ = sitting("mdt_social_worker", *three)
    page = client.get(LIST).text
    assert figures(page) == [3, 1, 2]
    for figure, address in zip(figures(page), addresses(page), strict=True):
        assert len(listed(client.get(address).text)) == figure


def test_a_domain_orders_by_what_goes_wrong_in_it(three: list) -> None:
    client, _ = sitting("mdt_social_worker", *three)
    page = client.get(LIST, {"domain": "harm"}).text
    assert figures(page) == [3, 1, 2]
    assert listed(client.get(LIST, {"domain": "harm", "show": "gap"}).text) == ["AARDVARK, Nobody"]
    records.flag(three[1].source_persons.get(), "substance_use", since=date(2026, 11, 1), basis="Ketamine")
    make.computed()
    assert "Substance use" in rows(client.get(LIST, {"domain": "substance_use"}).text)
    assert "Substance use" not in rows(client.get(LIST, {"domain": "harm"}).text)
    assert listed(client.get(LIST, {"domain": "mental_health"}).text) == []


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({"age": "16"}, ["LATER, Lou"]),
        ({"age": "17h"}, ["AARDVARK, Nobody", "CARROLL, Dean"]),
        ({"age": "18"}, []),
        ({"quarter": "2027-Q1"}, ["AARDVARK, Nobody", "CARROLL, Dean"]),
        ({"quarter": "2028-Q2", "show": "unmet-at-18", "domain": "harm"}, ["LATER, Lou"]),
        ({"quarter": "2028-Q2", "show": "need-at-18", "domain": "home"}, []),
        ({"team": "no number", "age": "x", "show": "x", "page": "-1", "quarter": "2027-Q9"}, None),
    ],
)
def test_choices_narrow_the_list_and_nonsense_is_left_out(three: list, query: dict, names: list | None) -> None:
    client, _ = sitting("mdt_social_worker", *three)
    everybody = ["AARDVARK, Nobody", "CARROLL, Dean", "LATER, Lou"]
    assert listed(client.get(LIST, query).text) == (everybody if names is None else names)


def test_nobody_sees_whom_they_do_not_reach(three: list) -> None:
    client, _ = sitting("mdt_social_worker", three[1])
    page = client.get(LIST).text
    assert listed(page) == ["CARROLL, Dean"]
    assert "AARDVARK" not in page
    client, _ = sitting("mdt_social_worker")
    assert "Nobody whom you may see" in client.get(LIST).text


def test_the_panel_reaches_the_whole_cohort_and_those_who_leave_it_no_more(machine: None) -> None:
    from handrail.records.public import Flag
    from tests.factories import partnership
    from tests.integration.transitions.conftest import acting

    chair = partnership.membership("panel_chair")
    person = make.exploited(family="Carroll", given="Dean")
    assert make.computed() == 1
    assert listed(acting(chair).get(LIST).text) == ["CARROLL, Dean"]
    Flag.objects.filter(source_person__person=person).delete()
    assert make.computed() == 0
    assert listed(acting(chair).get(LIST).text) == []


@pytest.mark.parametrize("role", ["front_door_worker", "ig_officer", "commissioner", "school_safeguarding_lead"])
def test_who_has_no_transitions_list(three: list, role: str) -> None:
    client, _ = sitting(role, *three)
    assert client.get(LIST).status_code == 403


def test_a_gap_that_only_police_may_not_know_of_is_not_told_to_them(machine: None) -> None:
    health = records.agency("Marlshire NHS", AgencyKind.HEALTH)
    source = records.young_person(make.social_care(), family="Carroll", given="Dean")
    records.flag(source)
    seen_by_health = records.source_person(health, source.person)
    records.flag(seen_by_health, "mental_health", item_class="mental_health", basis="Referral to CAMHS: self-harm")
    make.computed()
    for role, told in (("mdt_social_worker", True), ("police_safeguarding_lead", False), ("panel_chair", True)):
        client, _ = sitting(role, source.person)
        page = client.get(LIST).text
        assert listed(page) == ["CARROLL, Dean"], role
        assert ("Mental health" in page.split("<tbody", 1)[1]) is told, role
        assert ('value="mental_health"' in page) is told, role


def test_the_number_of_queries_does_not_grow(machine: None) -> None:
    people = make.many_exploited(60, of=make.social_care())
    make.computed()
    counts = []
    for shown in (people[:30], people):
        client, _ = sitting("mdt_social_worker", *shown)
        client.get(LIST)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(LIST).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_page_that_is_listed_stands_on_the_ledger(three: list) -> None:
    client, _ = sitting("mdt_social_worker", *three)
    client.get(LIST)
    entry = LedgerEntry.objects.filter(action="list").latest("seq")
    assert entry.body["count"] == 3
    assert LedgerDetail.objects.get(entry=entry).text["subjects"] == sorted(str(p.pk) for p in three)


def exported(client: Client, query: str = "", **said: object) -> str:
    answer = client.post(f"{TAKE_OUT}?{query}", {**SAID, **said})
    return b"".join(answer.streaming_content).decode("utf-8-sig")


def test_an_export_holds_the_rows_asked_for_and_is_on_the_ledger_first(three: list) -> None:
    client, _ = sitting("mdt_social_worker", *three)
    text = exported(client, "domain=harm&show=gap", columns=["0", "5"])
    assert list(csv.reader(io.StringIO(text))) == [
        ["Young person", "Gap in"],
        ["AARDVARK, Nobody", "Safety from exploitation and harm"],
    ]
    entry = LedgerEntry.objects.filter(action="export").latest("seq")
    assert (entry.body["count"], entry.body["columns"], entry.body["format"]) == (1, ["young-person", "gap-in"], "csv")


def test_a_name_cannot_become_a_formula_in_an_export(machine: None) -> None:
    person = make.exploited(family="", given="=HYPERLINK(1)")
    make.computed()
    client, _ = sitting("mdt_social_worker", person)
    text = exported(client)
    assert "'=HYPERLINK" in text


def test_an_excel_export_opens(three: list) -> None:
    client, _ = sitting("mdt_social_worker", *three)
    response = client.post(TAKE_OUT, {**SAID, "format": "xlsx"})
    assert response.content[:2] == b"PK"


@pytest.mark.parametrize("role", ["police_safeguarding_lead", "personal_adviser", "commissioner"])
def test_who_may_not_export(three: list, role: str) -> None:
    client, _ = sitting(role, *three)
    assert client.get(TAKE_OUT).status_code == 403
    assert client.post(TAKE_OUT, SAID).status_code == 403


def test_a_worker_is_named_only_where_the_involvement_is_shared_in_full(three: list) -> None:
    """As on the person's own page, which says 'Worker not shared with you' at summary."""
    for role, named in (("mdt_social_worker", True), ("panel_chair", False), ("police_safeguarding_lead", False)):
        client, _ = sitting(role, *three)
        assert ("J. Okafor" in client.get(LIST).text) is named, role
    chair, _ = sitting("panel_chair", *three)
    text = exported(chair)
    assert "J. Okafor" not in text
    assert "Team 3" in text


def test_the_home_page_lists_people_and_so_stands_on_the_ledger(three: list) -> None:
    client, _ = sitting("police_safeguarding_lead", *three)
    assert "CARROLL, Dean" in client.get("/").text
    entry = LedgerEntry.objects.filter(action="list").latest("seq")
    assert str(three[1].pk) in LedgerDetail.objects.get(entry=entry).text["subjects"]


@pytest.mark.parametrize("query", [{"quarter": "9999-Q4"}, {"area": "\0"}, {"care": "\0"}])
def test_an_address_that_makes_no_sense_is_no_error(three: list, query: dict[str, str]) -> None:
    client, _ = sitting("mdt_social_worker", *three)
    assert client.get(LIST, query).status_code == 200
