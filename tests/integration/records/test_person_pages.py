"""A person's pages through the middleware: what stands on them for whom, at what cost, and the awkward people."""

from datetime import date, time
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from handrail.disclosure.models import LedgerEntry
from handrail.disclosure.public import as_system, reading
from handrail.records import opening
from handrail.records.models import Identifier, SourcePerson
from handrail.records.services import refresh_reach
from tests.factories import readers
from tests.factories import records as make
from tests.integration.records.conftest import Marlshire

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def page(client: Client, name: str, source: SourcePerson, **query: str) -> str:
    response = client.get(reverse(name, args=[source.person_id]), query)
    assert response.status_code == 200, response.status_code
    return response.content.decode()


class TestWhoSeesWhat:
    def test_a_social_worker_of_the_team_sees_her_in_full_and_health_in_summary(self, marlshire: Marlshire) -> None:
        said = page(readers.signed_in("mdt_social_worker", marlshire.mdt), "person", marlshire.aaliyah)
        assert "BROOKS, Aaliyah" in said
        assert "Joy Okafor, MDT 3" in said
        assert "4 Mill Lane" in said
        assert "because MDT 3 has worked with them since 3 February 2026" in said
        assert "CAMHS" in said
        assert "Dr Fenwick" not in said

    def test_both_birth_dates_stand_under_their_own_agencies(self, marlshire: Marlshire) -> None:
        said = page(readers.signed_in("mdt_social_worker", marlshire.mdt), "person", marlshire.aaliyah)
        assert "14 March 2009" in said
        assert "13 April 2009" in said
        assert "Agencies disagree on the birth date" in said

    def test_the_front_door_finds_who_is_involved_and_whom_to_ring_and_no_more(self, marlshire: Marlshire) -> None:
        said = page(readers.signed_in("front_door_worker", make.team(marlshire.council)), "person", marlshire.aaliyah)
        assert "Is involved now" in said
        assert "01632 960300 (9 to 5)" in said
        client = readers.signed_in("front_door_worker", make.team(marlshire.council))
        assert "No event is shared with you" in page(client, "person-timeline", marlshire.aaliyah)
        for detail in ("CAMHS", "Joy Okafor", "Mill Lane", "two nights", "mental", "999 123 4567"):
            assert detail not in said
        with reading(readers.reader("front_door_worker", make.team(marlshire.council))):
            assert not Identifier.objects.exists()

    def test_police_never_learn_of_mental_health(self, marlshire: Marlshire) -> None:
        said = page(readers.signed_in("police_safeguarding_lead", marlshire.safeguarding), "person", marlshire.aaliyah)
        assert "CAMHS" not in said
        assert "mental health" not in said.lower()
        assert "Exploitation team" in said
        client = readers.signed_in("police_safeguarding_lead", marlshire.safeguarding)
        who_else = page(client, "person-why", marlshire.aaliyah).partition('id="who-else"')[2]
        assert "Marlshire Council" in who_else
        assert "Marlshire Health" not in who_else

    def test_intelligence_is_a_pointer_to_the_social_worker(self, marlshire: Marlshire) -> None:
        client = readers.signed_in("mdt_social_worker", marlshire.mdt)
        said = page(client, "person", marlshire.aaliyah)
        assert "Holds more than it shares with you" in said
        assert "intelligence" not in said
        line = page(client, "person-timeline", marlshire.aaliyah)
        assert "Missing from home, two nights" in line
        assert "docks" not in line

    def test_somebody_without_a_relationship_is_refused_as_if_nobody_were_held(self, marlshire: Marlshire) -> None:
        client = readers.signed_in("mdt_social_worker", make.team(marlshire.council, "MDT 1"))
        held = client.get(reverse("person", args=[marlshire.aaliyah.person_id]))
        nobody = client.get(reverse("person", args=[uuid4()]))
        assert (held.status_code, nobody.status_code) == (403, 403)
        assert b"Brooks" not in held.content

    @pytest.mark.parametrize("name", ["person", "person-timeline", "person-sources", "person-why"])
    def test_an_information_governance_officer_opens_nobody(self, marlshire: Marlshire, name: str) -> None:
        client = readers.signed_in("ig_officer", make.team(marlshire.council))
        assert client.get(reverse(name, args=[marlshire.aaliyah.person_id])).status_code == 403


class TestTimeline:
    def test_queries_do_not_grow_with_the_record(self, marlshire: Marlshire) -> None:
        client = readers.signed_in("mdt_social_worker", marlshire.mdt)

        def cost(name: str) -> int:
            with CaptureQueriesContext(connection) as seen:
                page(client, name, marlshire.aaliyah)
            return len(seen)

        names = ("person", "person-timeline", "person-sources", "person-why")
        cost("person")  # a session's first page also keeps when it began
        few = [cost(name) for name in names]
        with as_system("a long record"):
            make.many_events(marlshire.aaliyah, 5000)
            for number in range(40):
                make.involvement(marlshire.aaliyah, f"Service {number}", team=marlshire.mdt)
        assert [cost(name) for name in names] == few
        # Of the first, five are the front door's panels; of each, one counts unread notices.
        assert few == [44, 30, 30, 33]

    def test_five_thousand_events_are_walked_page_by_page(self, marlshire: Marlshire) -> None:
        with as_system("a long record"):
            make.many_events(marlshire.aaliyah, 5000)
        client = readers.signed_in("mdt_social_worker", marlshire.mdt)
        said = page(client, "person-timeline", marlshire.aaliyah)
        assert "5,003 entries" in said
        assert said.count('class="app-timeline__entry"') == 50
        assert 'rel="next">Older' in said

    def test_filters_narrow_and_say_so(self, marlshire: Marlshire) -> None:
        client = readers.signed_in("mdt_social_worker", marlshire.mdt)
        said = page(client, "person-timeline", marlshire.aaliyah, agency=marlshire.police.code)
        assert "1 of 3 entries" in said
        assert "Child in need: began" not in said

    def test_a_last_day_asked_for_is_within(self, marlshire: Marlshire) -> None:
        client = readers.signed_in("mdt_social_worker", marlshire.mdt)
        said = page(client, "person-timeline", marlshire.aaliyah, since="2026-10-01", until="2026-10-01")
        assert "two nights" in said
        assert "1 of 3 entries" in said

    @pytest.mark.parametrize(
        "query",
        [
            {"since": "yesterday"},
            {"until": "9999-12-31"},
            {"after": "2026-01-01.000000.0.99999999999999999999999"},
            {"after": "\x00"},
            {"kind": "\x00"},
            {"agency": "no-such"},
        ],
    )
    def test_what_an_address_cannot_mean_does_not_break_the_page(
        self, marlshire: Marlshire, query: dict[str, str]
    ) -> None:
        page(readers.signed_in("mdt_social_worker", marlshire.mdt), "person-timeline", marlshire.aaliyah, **query)


class TestAsSent:
    def test_a_row_as_sent_opens_where_it_is_shared_in_full(self, marlshire: Marlshire) -> None:
        with as_system("a row with words of its own"):
            row = make.record(marlshire.aaliyah, item_class="missing", as_sent={"MissingFrom": "Quay House"})
            event = make.event(marlshire.aaliyah, source_record=row, kind="missing_episode", at=time(1, 5))
        client = readers.signed_in("mdt_social_worker", marlshire.mdt)
        address = reverse("person-as-sent", args=[marlshire.aaliyah.person_id, "event", event.pk])
        assert address in page(client, "person-timeline", marlshire.aaliyah)
        assert "Quay House" in client.get(address).content.decode()

    def test_not_by_a_number_alone_where_it_is_not(self, marlshire: Marlshire) -> None:
        with as_system("the intelligence report"):
            hidden = marlshire.aaliyah.person.source_persons.get(agency=marlshire.police).events.get(
                kind="intelligence"
            )
        client = readers.signed_in("mdt_social_worker", marlshire.mdt)
        address = reverse("person-as-sent", args=[marlshire.aaliyah.person_id, "event", hidden.pk])
        assert client.get(address).status_code == 404

    def test_nor_through_another_person(self, marlshire: Marlshire) -> None:
        with as_system("two people of one team"):
            other = make.young_person(marlshire.council, given="Dean", family="Carroll")
            make.involvement(other, team=marlshire.mdt)
            event = make.event(other)
            refresh_reach(today=make.TODAY)
        client = readers.signed_in("mdt_social_worker", marlshire.mdt)
        address = reverse("person-as-sent", args=[marlshire.aaliyah.person_id, "event", event.pk])
        assert client.get(address).status_code == 404

    def test_a_feed_shows_its_rows(self, marlshire: Marlshire) -> None:
        with as_system("a row"):
            make.record(marlshire.aaliyah, feed="annex-a.list-6", item_class="social_care", as_sent={"Child ID": "M1"})
        client = readers.signed_in("mdt_social_worker", marlshire.mdt)
        address = reverse("person-rows", args=[marlshire.aaliyah.person_id, marlshire.aaliyah.pk, "annex-a.list-6"])
        sources = page(client, "person-sources", marlshire.aaliyah)
        assert address in sources
        assert "Annex A list 6: children in need" in sources, "by the title of its specification, not by its code"
        assert "Child ID" in client.get(address).content.decode()


class TestSameAddress:
    @pytest.fixture
    def others(self, marlshire: Marlshire) -> dict[str, SourcePerson]:
        """Others near 4 Mill Lane: her team works with all of them but the stranger."""
        homes = {
            "Brother": ("4 Mill Ln", "ZZ1 1AA", None),
            "Stranger": ("4 Mill Lane", "ZZ1 1AA", None),
            "Neighbour": ("6 Mill Lane", "ZZ1 1AA", None),
            "Before": ("4 Mill Lane", "ZZ1 1AA", date(2020, 1, 1)),
        }
        with as_system("a test makes its people"):
            made = {}
            for given, (lines, postcode, until) in homes.items():
                made[given] = make.young_person(marlshire.council, given=given, family="Adu", born=date(2011, 6, 29))
                make.address(made[given], lines, postcode, until=until)
                if given != "Stranger":
                    make.involvement(made[given], team=marlshire.mdt)
            refresh_reach(today=make.TODAY)
        return made

    def test_who_lives_at_the_same_address_now_is_told_to_whoever_may_see_them(
        self, marlshire: Marlshire, others: dict[str, SourcePerson]
    ) -> None:
        said = page(readers.signed_in("mdt_social_worker", marlshire.mdt), "person", marlshire.aaliyah)
        assert f'href="{reverse("person", args=[others["Brother"].person_id])}"' in said
        assert "Lives at the same address" in said
        for other in ("Stranger", "Neighbour", "Before"):
            assert other not in said
        listed = LedgerEntry.objects.get(action="list", body__same_address=True)
        assert listed.detail.text["subjects"] == [str(others["Brother"].person_id)]

    def test_nobody_at_pointer_level_is_told(self, marlshire: Marlshire, others: dict[str, SourcePerson]) -> None:
        client = readers.signed_in("front_door_worker", make.team(marlshire.council))
        assert "Lives at the same address" not in page(client, "person", marlshire.aaliyah)

    def test_a_home_of_many_is_no_household(self, marlshire: Marlshire) -> None:
        with as_system("a children's home"):
            for number in range(11):
                lodger = make.young_person(marlshire.council, given=f"Lodger{number}")
                make.address(lodger, "4 Mill Lane", "ZZ1 1AA")
                make.involvement(lodger, team=marlshire.mdt)
            refresh_reach(today=make.TODAY)
        client = readers.signed_in("mdt_social_worker", marlshire.mdt)
        assert "Lives at the same address" not in page(client, "person", marlshire.aaliyah)


class TestAwkwardPeople:
    def test_without_a_name_the_id_the_birth_date_and_the_pupil_number_stand_for_it(self, marlshire: Marlshire) -> None:
        with as_system("a return carries no names"):
            source = make.young_person(marlshire.council, given="", family="", local_id="M1234")
            make.identifier(source, "upn", "H801200001001")
            make.involvement(source, team=marlshire.mdt)
            refresh_reach(today=make.TODAY)
        said = page(readers.signed_in("mdt_social_worker", marlshire.mdt), "person", source)
        assert "Child id M1234, born 14 March 2009, UPN H801200001001" in said

    @pytest.mark.parametrize(
        ("given", "family", "called"),
        [("Suresh", "", "Suresh"), ("", "Brooks", "BROOKS"), ("W" * 120, "O'Neill-" + "W" * 100, "O&#39;NEILL-WWW")],
    )
    def test_one_name_and_very_long_names(self, marlshire: Marlshire, given: str, family: str, called: str) -> None:
        with as_system("an unusual name"):
            source = make.young_person(marlshire.council, given=given, family=family)
            make.involvement(source, team=marlshire.mdt)
            refresh_reach(today=make.TODAY)
        assert called in page(readers.signed_in("mdt_social_worker", marlshire.mdt), "person", source)

    def test_no_birth_date_and_a_death(self, marlshire: Marlshire) -> None:
        with as_system("two people"):
            unborn = make.young_person(marlshire.council, born=None)
            late = make.young_person(marlshire.council, given="Dean", died=date(2026, 5, 3))
            late.person.died = date(2026, 5, 3)
            late.person.save()
            make.event(late, date(2026, 11, 1))
            for source in (unborn, late):
                make.involvement(source, team=marlshire.mdt)
            refresh_reach(today=make.TODAY)
        client = readers.signed_in("mdt_social_worker", marlshire.mdt)
        assert "Age not known" in page(client, "person", unborn)
        said = page(client, "person", late)
        assert "Died 3 May 2026, aged 17" in said
        assert "18 in" not in said
        assert "missing episode" not in said

    def test_one_joined_away_leads_to_where_the_record_stands_now(
        self, marlshire: Marlshire, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with as_system("a join"):
            retired = make.person(retired=True)
        monkeypatch.setattr(opening, "_successors", [lambda person_id: [marlshire.aaliyah.person_id]])
        client = readers.signed_in("mdt_social_worker", marlshire.mdt)
        response = client.get(reverse("person", args=[retired.pk]), follow=True)
        assert "was joined with this one" in response.content.decode()
        assert "BROOKS, Aaliyah" in response.content.decode()
        opened = LedgerEntry.objects.filter(action="open_person").order_by("seq")
        assert [entry.subject for entry in opened] == [retired.pk, marlshire.aaliyah.person_id]
        assert opened[0].body["joined_away"]


def test_the_overview_tells_what_has_happened_lately_and_no_more_than_the_timeline(marlshire: Marlshire) -> None:
    said = page(readers.signed_in("mdt_social_worker", marlshire.mdt), "person", marlshire.aaliyah)
    lately = said.partition('id="lately"')[2].partition("</section>")[0]
    assert "Missing from home, two nights" in lately
    assert "docks" not in said
    front_door = readers.signed_in("front_door_worker", make.team(marlshire.council, "Front door"))
    assert 'id="lately"' not in page(front_door, "person", marlshire.aaliyah)
