"""The ledger's pages: what is typed stands in no address, an entry opens, the chain is checked, the wall holds."""

from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client

from handrail.disclosure.ledger.checking import check_chain
from handrail.disclosure.ledger.checkpoint import write_checkpoint
from handrail.disclosure.models import LedgerEntry
from handrail.disclosure.public import Action, as_system, behind_the_wall, reader_for, reading, record
from handrail.kernel import clock
from handrail.partnership.public import Membership
from tests.factories import partnership
from tests.integration.disclosure.conftest import acting

pytestmark = pytest.mark.django_db
DEAN = UUID(int=7)


@pytest.fixture
def worker(machine: None) -> Membership:
    held = partnership.membership("mdt_social_worker")
    with reading(reader_for(held)):
        record(Action.SEARCH, body={"found": 1}, detail={"query": "dean carroll 2008"})
        record(Action.OPEN_PERSON, subject=DEAN, body={"level": 3})
    return held


@pytest.fixture
def officer(machine: None) -> Client:
    return acting(partnership.membership("ig_officer"))


def test_what_is_typed_stands_in_no_address_and_on_the_ledger(worker: Membership, officer: Client) -> None:
    answer = officer.post("/ledger", {"actor": worker.user.username, "action": "open_person"})
    assert answer.headers["Location"] == "/ledger"
    page = officer.get("/ledger").content.decode()
    assert str(DEAN) in page
    assert "Entries, newest first" in page
    assert page.count('<tr class="govuk-table__row') == 2  # the heading, and the one entry
    entry = LedgerEntry.objects.latest("seq")
    assert entry.detail.text == {"actor": worker.user.username, "action": "open_person"}
    assert worker.user.username not in str(entry.body)


def test_a_links_code_goes_before_what_was_typed(worker: Membership, officer: Client) -> None:
    officer.post("/ledger", {"actor": worker.user.username})
    assert "No entry fits" in officer.get("/ledger?outcome=denied").content.decode()
    assert str(DEAN) in officer.get("/ledger").content.decode()


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"subject": "nonsense"}, "copy it whole"),
        ({"actor": "nobody"}, "No entry fits"),
        ({"actor": "a\0b", "action": "\0"}, "No entry fits"),
    ],
)
def test_what_cannot_be_found_is_said(officer: Client, sent: dict[str, str], says: str) -> None:
    officer.post("/ledger", sent)
    assert says in officer.get("/ledger").content.decode()


def test_an_entry_opens_with_its_words_and_its_place_in_the_chain(worker: Membership, officer: Client) -> None:
    search = LedgerEntry.objects.get(action="search")
    page = officer.get(f"/ledger/{search.seq}/").content.decode()
    for there in ("dean carroll 2008", str(worker.user), worker.post.team.name, search.digest, "nobody has edited it"):
        assert there in page
    assert LedgerEntry.objects.latest("seq").body["entry"] == search.seq
    assert officer.get("/ledger/999999/").status_code == 404


def test_an_entry_that_was_edited_says_so(worker: Membership, officer: Client) -> None:
    search = LedgerEntry.objects.get(action="search")
    _tamper(search.seq)
    assert "somebody has edited it" in officer.get(f"/ledger/{search.seq}/").content.decode()
    assert f"Entry {search.seq} was edited" in officer.post("/ledger/verify/").content.decode()
    assert LedgerEntry.objects.latest("seq").body["faults"] == 1


def test_the_chain_is_checked_from_the_last_checkpoint_on(worker: Membership, tmp_path: Path, settings: Any) -> None:
    settings.HOME = tmp_path
    assert check_chain().checkpoint == 0
    signed = write_checkpoint(tmp_path / "head.json")
    record(Action.SIGN_IN)
    status = check_chain()
    assert (status.first, status.last, status.since_checkpoint, status.faults) == (signed + 1, signed + 1, 1, ())
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE disclosure_checkpoint DISABLE TRIGGER USER")
        cursor.execute("UPDATE disclosure_checkpoint SET digest = repeat('0', 64)")
    said = " ".join(check_chain().faults)
    assert "signature does not hold" in said
    assert "written anew" in said


@pytest.mark.parametrize("path", ["/ledger", "/ledger/1/"])
def test_nobody_else_reads_it(worker: Membership, path: str) -> None:
    assert acting(worker).get(path).status_code == 403


def test_the_wall_shows_a_reader_what_they_did_themselves_and_an_officer_all(worker: Membership) -> None:
    other = partnership.membership("mdt_social_worker")
    held = partnership.membership("ig_officer")
    everything = LedgerEntry.objects.count()
    assert everything >= 2
    assert (_seen(worker), _seen(other), _seen(held)) == (2, 0, everything)


def test_a_reader_behind_the_wall_appends_and_the_chain_holds(worker: Membership) -> None:
    other = partnership.membership("mdt_social_worker")
    with reading(reader_for(other)), behind_the_wall(other.pk, "direct_care", clock.today()):
        record(Action.SEARCH)
    assert check_chain().faults == ()
    assert LedgerEntry.objects.latest("seq").actor_id == other.user_id


def _seen(held: Membership) -> int:
    purpose = reader_for(held).purpose
    with as_system("the managers' filter is out of the way"), behind_the_wall(held.pk, purpose, clock.today()):
        return LedgerEntry.objects.count()


def _tamper(seq: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE disclosure_ledgerentry DISABLE TRIGGER ledger_append_only")
        cursor.execute("""UPDATE disclosure_ledgerentry SET body = body || '{"found": 0}' WHERE seq = %s""", [seq])
        cursor.execute("ALTER TABLE disclosure_ledgerentry ENABLE TRIGGER ledger_append_only")
