"""The pages of being let in, as the people meet them: journeys, refusals, and how much each page asks."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from handrail.disclosure.models import LedgerEntry
from handrail.disclosure.public import as_system, reader_for, reading
from handrail.sharing.models import AccessRequest, Connection, Emergency, Grant
from handrail.sharing.naming import Naming
from handrail.sharing.services.requests import Asking, Holder, ask_access
from tests.factories import records as make
from tests.integration.records.conftest import Marlshire
from tests.integration.sharing.conftest import Staff, browser, sees

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]
HERS = {"given": "Aaliyah", "family": "Brooks", "born-day": "14", "born-month": "3", "born-year": "2009"}
UNTIL = {"until-day": "5", "until-month": "12", "until-year": "2026"}
DANGER = {"danger": "life", "words": "At A&E, unconscious", "understood": "on"}


def said(client: Client, name: str, *args: object, status: int = 200) -> str:
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == status, answer.status_code
    return answer.content.decode()


class TestJourneys:
    def test_from_a_refusal_to_an_open_record(self, marlshire: Marlshire, staff: Staff) -> None:
        person, client = marlshire.aaliyah.person_id, browser(staff.other)
        refused = client.get(reverse("person", args=[person]))
        ask = f"{reverse('access-ask')}?about={person}"
        assert ask in refused.content.decode()
        sent = client.post(ask, {"for_whom": "me", "why": "I stand in for Joy", **UNTIL})
        assert sent.url == reverse("access")
        assert "Somebody whose page they were refused" in said(client, "access")
        decides = browser(staff.ours)
        assert "Priya Nair" in said(decides, "access-decide")
        assert "Requests to be let in" in said(decides, "home")
        (request,) = _all(AccessRequest)
        page = said(decides, "access-request", request.pk)
        assert "BROOKS, Aaliyah" in page
        answer = {"answer": "give", "person": str(person), "words": "Ring me first", **UNTIL}
        assert decides.post(reverse("access-request", args=[request.pk]), answer).status_code == 302
        assert client.get(reverse("person", args=[person])).status_code == 200
        assert "Ring me first" in said(client, "access")
        assert "You were let in on 22 November 2026. It ends on 6 December 2026." in said(client, "person-why", person)

    def test_in_an_emergency(self, marlshire: Marlshire, staff: Staff) -> None:
        person, client = marlshire.aaliyah.person_id, browser(staff.other)
        assert "The information-governance officer is told at once" in said(client, "emergency")
        opened = client.post(reverse("emergency"), {**HERS, **DANGER})
        assert opened.url == reverse("person", args=[person])
        assert "You opened them in an emergency. It ends on 23 Nov 2026 at 00:00." in said(client, "person", person)
        officer = browser(staff.officer)
        assert "Opened in an emergency" in said(officer, "home")
        (made,) = _all(Emergency)
        page = said(officer, "access-review-one", made.pk)
        assert "At A&amp;E, unconscious" in page
        assert "CAMHS" not in page
        found = {"outcome": "not_justified", "words": "Their shift had ended", "follow_up": "Manager told"}
        assert officer.post(reverse("access-review-one", args=[made.pk]), found).status_code == 302
        assert client.get(reverse("person", args=[person])).status_code == 403
        assert "Their shift had ended" in said(client, "access")

    def test_from_the_persons_page(self, marlshire: Marlshire, staff: Staff) -> None:
        person, client = marlshire.aaliyah.person_id, browser(staff.ours)
        assert "Let somebody in" in said(client, "person-tab", person, "sharing")
        given = {"whom": f"member-{staff.other.pk}", "why": "Joint visit", **UNTIL}
        assert client.post(reverse("person-let-in", args=[person]), given).status_code == 302
        page = said(client, "person-tab", person, "sharing")
        assert "Priya Nair, MDT 1" in page
        assert "Joint visit" in page
        (grant,) = _all(Grant)
        assert client.post(reverse("access-end", args=[grant.pk]), {"why": "Done"}).status_code == 302
        assert not sees(staff.other, person)

    def test_who_was_let_in_is_told_to_other_agencies_by_agency_alone(self, marlshire: Marlshire, staff: Staff) -> None:
        from tests.factories import readers

        person, client = marlshire.aaliyah.person_id, browser(staff.ours)
        given = {"whom": f"member-{staff.other.pk}", "why": "Joint visit", **UNTIL}
        client.post(reverse("person-let-in", args=[person]), given)
        with as_system("police work with her too"):
            held = readers.membership("police_safeguarding_lead", marlshire.safeguarding, "Karen Holt")
        page = said(browser(held), "person-tab", person, "sharing")
        assert "Somebody of Marlshire Council" in page
        assert "One person" in page
        for word in ("Priya Nair", "Joint visit", "End this", "in an emergency"):
            assert word not in page

    def test_whoever_does_not_decide_asks(self, marlshire: Marlshire, staff: Staff) -> None:
        person = marlshire.aaliyah.person_id
        with as_system("police know her too"):
            make.involvement(
                make.source_person(marlshire.police, marlshire.aaliyah.person), team=marlshire.safeguarding
            )
            held = _member_of(marlshire, staff)
        client = browser(held)
        assert "Ask for somebody to be let in" in said(client, "person-let-in", person)
        given = {"whom": f"team-{staff.other_team.pk}", "why": "They meet on Monday", **UNTIL}
        assert client.post(reverse("person-let-in", args=[person]), given).status_code == 302
        assert not _all(Grant)
        (asked,) = _all(AccessRequest)
        assert (asked.by, asked.for_team) == (held.user, staff.other_team)


def _member_of(marlshire: Marlshire, staff: Staff) -> object:
    from handrail.records.services import refresh_reach
    from tests.factories import readers

    held = readers.membership("police_safeguarding_lead", marlshire.safeguarding, "Karen Holt")
    refresh_reach(today=make.TODAY)
    return held


class TestWrongInput:
    @pytest.mark.parametrize(
        ("url_name", "who", "sent", "sentence"),
        [
            ("access-ask", "other", {}, "Give the full name and the date of birth, or one number"),
            (
                "access-ask",
                "other",
                {**HERS, "why": "x", "for_whom": "me", **UNTIL, "until-year": "2030"},
                "on or before",
            ),
            ("emergency", "other", {**HERS}, "Say what the danger is"),
            ("emergency", "other", {**HERS, "danger": "boredom", "words": "x", "understood": "on"}, "Select one of"),
            ("emergency", "other", {**HERS, "danger": "life", "words": "x"}, "Read what happens"),
            ("connections", "ours", {"kind": "self"}, "Give the full name and the date of birth, or one number"),
            ("connections", "officer", {**HERS}, "Say who it is"),
            ("connections-all", "officer", {**HERS, "kind": "self"}, "Choose a member of staff"),
        ],
    )
    def test_a_sentence_beside_the_field_and_nothing_kept(
        self, marlshire: Marlshire, staff: Staff, url_name: str, who: str, sent: dict[str, str], sentence: str
    ) -> None:
        answer = browser(getattr(staff, who)).post(reverse(url_name), sent)
        assert answer.status_code == 422
        assert sentence in answer.content.decode()
        for value in (sent.get("given"), sent.get("words")):
            assert not value or value in answer.content.decode()
        assert not any(_all(model) for model in (AccessRequest, Emergency, Connection))

    def test_what_named_nobody_is_kept_and_says_so(self, marlshire: Marlshire, staff: Staff) -> None:
        answer = browser(staff.other).post(reverse("emergency"), {**HERS, **DANGER, "family": "Nobody"})
        assert answer.status_code == 422
        assert "Nobody could be opened" in answer.content.decode()
        (made,) = _all(Emergency)
        assert made.person_id is None
        assert LedgerEntry.objects.filter(action="break_glass", outcome="denied").count() == 1


class TestWhatIsNotTheirs:
    def test_others_requests_grants_and_emergencies_are_not_there(self, marlshire: Marlshire, staff: Staff) -> None:
        with reading(reader_for(staff.other)) as reader:
            asking = Asking(
                naming=Naming(address=marlshire.aaliyah.person_id),
                holder=Holder(member=staff.other),
                why="I stand in",
                until=date(2026, 12, 5),
            )
            request = ask_access(asking=asking, by=reader)
        outsider = browser(staff.colleague)
        held = outsider.get(reverse("access-request", args=[request.pk]))
        none = outsider.get(reverse("access-request", args=[request.pk + 1000]))
        assert (held.status_code, none.status_code) == (404, 404)
        assert outsider.post(reverse("access-take-back", args=[request.pk])).status_code == 404
        assert outsider.get(reverse("access-end", args=[1])).status_code == 404
        assert outsider.get(reverse("access-review")).status_code == 403

    def test_a_request_about_somebody_their_team_does_not_know_stays_with_the_front_door(
        self, marlshire: Marlshire, staff: Staff
    ) -> None:
        with reading(reader_for(staff.police)) as reader:
            asking = Asking(
                naming=Naming(address=uuid4()), holder=Holder(member=staff.police), why="x", until=date(2026, 12, 5)
            )
            ask_access(asking=asking, by=reader)
        assert "Nobody waits for your answer" in said(browser(staff.ours), "access-decide")
        assert "Dan Reeve" in said(browser(staff.door), "access-decide")


PAGES = [
    ("access", "other", ()),
    ("access-decide", "ours", ()),
    ("access-decide", "door", ()),
    ("access-review", "officer", ()),
    ("connections-all", "officer", ()),
]


@pytest.mark.parametrize(("name", "who", "args"), PAGES)
def test_queries_do_not_grow(marlshire: Marlshire, staff: Staff, name: str, who: str, args: tuple[object, ...]) -> None:
    client = browser(getattr(staff, who))

    def cost() -> int:
        with CaptureQueriesContext(connection) as seen:
            said(client, name, *args)
        return len(seen)

    _fill(marlshire, staff, 1)
    cost()
    few = cost()
    _fill(marlshire, staff, 4)
    assert cost() == few


def _fill(marlshire: Marlshire, staff: Staff, times: int) -> None:
    """So many of everything, about so many people."""
    from datetime import timedelta

    from handrail.kernel import clock

    with as_system("a test fills the lists"):
        for number in range(times):
            born = date(2008, 1, 1 + number + times)
            known = make.young_person(marlshire.council, given=f"Given{number}{times}", family="Hale", born=born)
            make.involvement(known, team=marlshire.mdt)
            named = {"given": known.given, "family": known.family, "born": known.born}
            now = clock.now()
            AccessRequest.objects.create(
                **named,
                by=staff.other.user,
                membership=staff.other,
                for_member=staff.other,
                why="x",
                until=make.TODAY,
                at=now,
            )
            Grant.objects.create(
                person_id=known.person_id,
                member=staff.other,
                why="x",
                since=make.TODAY,
                until=make.TODAY + timedelta(days=3),
                asked_by=staff.other.user,
                decided_by=staff.ours.user,
                decided_at=now,
            )
            Emergency.objects.create(
                by=staff.other.user,
                membership=staff.other,
                purpose="direct_care",
                person_id=known.person_id,
                danger="life",
                words="x",
                at=now,
                ends_at=now + timedelta(hours=12),
                review_due=now + timedelta(days=2),
            )
        from handrail.records.services import refresh_reach

        refresh_reach(today=make.TODAY)


def _all(model: type) -> list:  # type: ignore[type-arg]  # rows of any of this room's models
    with as_system("what is kept"):
        return list(model.objects.all())  # type: ignore[attr-defined]  # each is a model
