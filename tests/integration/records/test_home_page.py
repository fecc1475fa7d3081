"""The home page: what it holds for whom, and where it leads."""

import html
import re
from datetime import date

import pytest
from django.urls import reverse

from handrail.disclosure.public import as_system
from handrail.kernel.clock import now
from handrail.linkage.models import Batch, QuarantinedRow
from handrail.records.services import refresh_reach
from tests.factories import readers
from tests.factories import records as make
from tests.integration.records.conftest import Marlshire

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


class TestHome:
    def test_a_team_sees_its_own_people_by_who_turns_18_next(self, marlshire: Marlshire) -> None:
        with as_system("others, of the team and not"):
            for given, born in (
                ("Dean", date(2008, 12, 1)),
                ("Grown", date(2008, 11, 22)),
                ("Little", date(2012, 1, 1)),
            ):
                make.involvement(make.young_person(marlshire.council, given=given, born=born), team=marlshire.mdt)
            make.young_person(marlshire.council, given="Stranger", born=date(2009, 1, 1))
            refresh_reach(today=make.TODAY)
        said = readers.signed_in("mdt_social_worker", marlshire.mdt).get(reverse("home")).content.decode()
        assert "Your team works with 4 people" in said
        assert said.index("BROOKS, Dean") < said.index("BROOKS, Aaliyah")
        assert "In 9 days" in said
        for other in ("Grown", "Little", "Stranger"):
            assert other not in said

    def test_who_may_find_anybody_has_no_list_of_everybody(self, marlshire: Marlshire) -> None:
        client = readers.signed_in("front_door_worker", make.team(marlshire.council))
        assert "People your team works with" not in client.get(reverse("home")).content.decode()


def test_the_home_page_offers_find_to_nobody_who_may_open_nobody(marlshire: Marlshire) -> None:
    client = readers.signed_in("ig_officer", make.team(marlshire.council))
    said = client.get(reverse("home")).content.decode()
    assert "Reads the ledger" in said
    assert "find-on-home" not in said


TASKS = {
    "front_door_worker": {"/find"},
    "ig_officer": {"/ledger?outcome=denied", "/ledger", "/sharing", "/access/review/", "/retention/"},
    "data_steward": {"/matches", "/quarantine", "/extracts", "/specifications"},
    "commissioner": {"/transitions/forecast/"},
    "partnership_administrator": {"/partnership"},
    "mdt_social_worker": set(),
}


@pytest.mark.parametrize("role", TASKS)
def test_the_home_page_says_what_a_role_can_do_and_leads_there(marlshire: Marlshire, role: str) -> None:
    client = readers.signed_in(role, make.team(marlshire.council, role))
    said = client.get(reverse("home")).content.decode()
    leads_to = set(re.findall(r'class="govuk-link govuk-task-list__link" href="([^"]+)"', said))
    assert leads_to == TASKS[role]
    assert {client.get(address).status_code for address in leads_to} <= {200}


def test_a_steward_sees_how_much_waits(marlshire: Marlshire) -> None:
    batch = Batch.objects.create(agency=marlshire.police, reader="police-missing", file_name="x", uploaded_at=now())
    for line in range(3):
        QuarantinedRow.objects.create(batch=batch, feed="police-missing", line=line, rule="x")
    client = readers.signed_in("data_steward", make.team(marlshire.council))
    said = client.get(reverse("home")).content.decode()
    assert "3 rows set aside" in said
    assert "1 upload to confirm" in said


def test_a_team_without_people_reads_how_they_come(marlshire: Marlshire) -> None:
    client = readers.signed_in("school_safeguarding_lead", make.team(make.agency("A school", "education")))
    assert "once your agency's extract says" in html.unescape(client.get(reverse("home")).content.decode())


@pytest.mark.parametrize("role", ["front_door_worker", "ig_officer", "data_steward", "panel_chair"])
def test_everybody_has_a_way_back_to_their_work(marlshire: Marlshire, role: str) -> None:
    client = readers.signed_in(role, make.team(marlshire.council, role))
    said = client.get(reverse("home")).content.decode()
    assert re.search(r'<a [^>]*href="/"[^>]*>\s*(<strong[^>]*>)?My work', said)
