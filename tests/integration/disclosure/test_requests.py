"""A request: who may open the page, what stands behind it, and the ledger before the response."""

from typing import Any

import pytest
from django.db import DatabaseError, connection
from django.test import Client

from handrail.disclosure.models import LedgerEntry
from handrail.disclosure.public import UnscopedRead, as_system
from handrail.disclosure.wall import ROLE
from handrail.partnership.public import Agency, Membership, UnmarkedView, access_of, every_page
from handrail.records.public import Person, SourcePerson
from tests.factories import partnership, records
from tests.integration.disclosure.conftest import acting, role_now

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.integration.disclosure.pages")]


@pytest.fixture
def worker(machine: None) -> Membership:
    return partnership.membership("mdt_social_worker")


@pytest.fixture
def young_person(worker: Membership) -> SourcePerson:
    source = records.young_person(worker.post.team.agency)
    records.event(source)
    partnership.reach(source.person_id, team=worker.post.team)
    return source


def latest() -> LedgerEntry:
    return LedgerEntry.objects.latest("seq")


def test_every_page_says_who_may_open_it() -> None:
    for address, view in every_page():
        if address != "unmarked":
            access_of(view)


def test_a_page_that_does_not_say_is_not_served(client: Client) -> None:
    with pytest.raises(UnmarkedView):
        client.get("/unmarked")


def test_every_request_stands_behind_the_wall_even_before_sign_in(client: Client) -> None:
    assert client.get("/everybody").content.decode() == ROLE
    assert role_now() != ROLE


def test_a_stranger_is_sent_to_sign_in(client: Client) -> None:
    assert client.get("/anybody").headers["Location"] == "/accounts/login/?next=/anybody"


def test_a_reader_sees_what_is_theirs(worker: Membership, young_person: SourcePerson) -> None:
    assert acting(worker).get("/anybody").content.decode() == f"mdt_social_worker direct_care 1 {ROLE}"


def test_somebody_without_a_post_opens_nothing_and_is_told_so(machine: None) -> None:
    held = partnership.membership("mdt_social_worker", until=partnership.SINCE)
    answer = acting(held).get("/anybody")
    assert answer.status_code == 403
    assert "You sit in no post today" in answer.content.decode()


def test_no_browser_and_no_proxy_keeps_a_page(worker: Membership, young_person: SourcePerson, client: Client) -> None:
    signed_in = acting(worker)
    for answer in (
        signed_in.get("/anybody"),
        signed_in.get("/officers"),
        signed_in.get(f"/person/{young_person.person_id}"),
        signed_in.get("/no-such-page"),
        client.get("/anybody"),
    ):
        assert answer.headers["Cache-Control"] == "no-store", answer.status_code
    assert "max-age" in client.get("/brand.css").headers["Cache-Control"]


def test_a_permission_that_the_post_lacks_is_refused_and_on_the_ledger(worker: Membership) -> None:
    answer = acting(worker).get("/officers")
    assert answer.status_code == 403
    assert "does not open this page" in answer.content.decode()
    assert (latest().action, latest().outcome, latest().actor_id) == ("open_page", "denied", worker.user_id)


def test_opening_a_person_is_on_the_ledger(worker: Membership, young_person: SourcePerson) -> None:
    assert acting(worker).get(f"/person/{young_person.person_id}").content == b"FULL"
    entry = latest()
    assert (entry.action, entry.outcome, entry.subject) == ("open_person", "allowed", young_person.person_id)


def test_a_refusal_undoes_what_the_view_did_and_stays_on_the_ledger(machine: None, young_person: SourcePerson) -> None:
    stranger = partnership.membership("mdt_social_worker")
    answer = acting(stranger).get(f"/person/{young_person.person_id}")
    assert answer.status_code == 403
    assert "Nothing on record says that your team works with this person" in answer.content.decode()
    assert (latest().outcome, latest().subject) == ("denied", young_person.person_id)
    assert not Agency.objects.filter(name__startswith="changed").exists()


def test_a_mistake_is_answered_in_its_sentence_and_changes_nothing(worker: Membership) -> None:
    answer = acting(worker).get("/mistaken")
    assert answer.status_code == 400
    assert "That post was already left." in answer.content.decode()
    assert not Agency.objects.filter(name__startswith="changed").exists()


def test_a_crash_undoes_everything_but_refusals(worker: Membership) -> None:
    client = acting(worker)
    before = latest().seq
    client.raise_request_exception = False
    assert client.get("/crash").status_code == 500
    added = LedgerEntry.objects.filter(seq__gt=before)
    assert [(entry.action, entry.outcome) for entry in added] == [("open_person", "denied")]
    assert not Agency.objects.filter(name__startswith="changed").exists()


@pytest.mark.parametrize("address", ["/change", "/person/{}"])
def test_without_the_ledger_the_reader_gets_nothing_and_nothing_changes(
    worker: Membership, young_person: SourcePerson, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: Any, **kwargs: Any) -> None:
        raise DatabaseError("the disk is full")

    client = acting(worker)
    monkeypatch.setattr(LedgerEntry.objects, "bulk_create", broken)
    client.raise_request_exception = False
    answer = client.get(address.format(young_person.person_id))
    assert answer.status_code == 500
    assert b"FULL" not in answer.content
    assert not Agency.objects.filter(name__startswith="changed").exists()


def test_the_post_and_the_purpose_are_chosen_and_stay(machine: None) -> None:
    lead = partnership.membership("police_safeguarding_lead")
    second = partnership.membership("ig_officer", who=lead.user)
    client = acting(lead)
    assert client.get("/anybody").content.startswith(b"police_safeguarding_lead safeguarding")
    assert client.post("/acting/purpose", {"purpose": "prevention_of_crime"}).status_code == 302
    assert latest().action == "choose_purpose"
    assert client.get("/anybody").content.startswith(b"police_safeguarding_lead prevention_of_crime")
    client.post("/acting/post", {"membership": str(second.pk)})
    assert client.get("/anybody").content.startswith(b"ig_officer information_governance")
    assert client.get("/officers").status_code == 200


@pytest.mark.parametrize(
    ("address", "given"),
    [("/acting/purpose", {"purpose": "sharing_duty"}), ("/acting/post", {"membership": "1"}), ("/acting/post", {})],
)
def test_somebody_elses_post_or_purpose_cannot_be_chosen(
    worker: Membership, address: str, given: dict[str, str]
) -> None:
    client = acting(worker)
    assert client.post(address, given).headers["Location"] == "/acting"
    assert client.get("/anybody").content.startswith(b"mdt_social_worker direct_care")


def test_after_a_request_nobody_reads(worker: Membership) -> None:
    acting(worker).get("/anybody")
    from handrail.disclosure.reader import _current

    token = _current.set(None)
    with pytest.raises(UnscopedRead):
        Person.objects.count()
    _current.reset(token)


@pytest.mark.parametrize(
    ("role", "address", "says"),
    [
        ("ig_officer", "/ledger", "Ledger"),
        ("ig_officer", "/ledger?action=choose_purpose&outcome=denied", "No entry fits"),
        ("ig_officer", "/sharing", "Front-door worker"),
        ("ig_officer", "/sharing?role=police_safeguarding_lead&purpose=prevention_of_crime", "preventing crime"),
        ("partnership_administrator", "/partnership", "Partnership administrator"),
        ("mdt_social_worker", "/acting", "Working with the young person"),
    ],
)
def test_the_pages_of_these_rooms_open(machine: None, role: str, address: str, says: str) -> None:
    answer = acting(partnership.membership(role)).get(address)
    assert answer.status_code == 200
    assert says in answer.content.decode()


def test_a_page_costs_a_fixed_number_of_queries(worker: Membership, django_assert_max_num_queries: Any) -> None:
    client = acting(worker)
    client.get("/anybody")
    with django_assert_max_num_queries(13):
        client.get("/anybody")


def test_the_database_comes_back_to_its_owner(worker: Membership) -> None:
    acting(worker).get("/anybody")
    with connection.cursor() as cursor, as_system("looking"):
        cursor.execute("SELECT current_user <> %s", [ROLE])
        assert cursor.fetchone()[0]
