"""The ledger in the database: in order, append-only, and the same in the file that goes out."""

import json
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from handrail.disclosure.ledger.record import held_back, write
from handrail.disclosure.ledger.verify import verify_export
from handrail.disclosure.models import Checkpoint, LedgerDetail, LedgerEntry
from handrail.disclosure.public import Action, export_ledger, reading, record, record_list, write_checkpoint
from tests.factories import partnership

pytestmark = pytest.mark.django_db
PERSON = UUID("0d9c7b2e-3f69-4f0b-9f0e-1f5f0e6f2a11")


@pytest.fixture
def three(machine: None) -> list[LedgerEntry]:
    before = LedgerEntry.objects.count()
    reader = partnership.reader("mdt_social_worker")
    with reading(reader):
        record(Action.OPEN_PERSON, subject=PERSON, body={"level": 3})
        record(Action.SEARCH, body={"found": 2}, detail={"words": "dean caroll"})
        record(Action.OPEN_PERSON, subject=uuid4(), outcome="denied")
    return list(LedgerEntry.objects.order_by("seq")[before:])


def exported(folder: Path) -> tuple[Path, list[dict]]:
    file = folder / "ledger.jsonl"
    assert export_ledger(file) == LedgerEntry.objects.count()
    return file, [json.loads(line) for line in file.read_text().splitlines()]


def test_entries_say_who_why_and_what(three: list[LedgerEntry]) -> None:
    body = three[0].body
    assert (body["action"], body["purpose"], body["role"]) == ("open_person", "direct_care", "mdt_social_worker")
    assert body["subject"] == str(PERSON)
    assert three[0].actor_id == body["actor"]


def test_numbers_have_no_gaps(three: list[LedgerEntry]) -> None:
    assert list(LedgerEntry.objects.order_by("seq").values_list("seq", flat=True)) == list(
        range(1, LedgerEntry.objects.count() + 1)
    )


def test_personal_words_stand_in_the_detail_and_only_their_hash_in_the_body(three: list[LedgerEntry]) -> None:
    assert "dean" not in json.dumps(three[1].body)
    assert three[1].detail.text == {"words": "dean caroll"}
    assert len(three[1].body["detail"]) == 64


def test_what_goes_out_is_whole_and_a_detail_that_retention_took_breaks_nothing(
    three: list[LedgerEntry], tmp_path: Path
) -> None:
    LedgerDetail.objects.all().delete()
    assert verify_export(exported(tmp_path)[0]) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE disclosure_ledgerentry SET outcome = 'denied'",
        "DELETE FROM disclosure_ledgerentry",
    ],
)
def test_the_owner_of_the_table_cannot_change_it_either(three: list[LedgerEntry], statement: str) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        connection.cursor().execute(statement)


def test_the_ledger_cannot_be_emptied(three: list[LedgerEntry]) -> None:
    with transaction.atomic():
        cursor = connection.cursor()
        cursor.execute(
            "SET CONSTRAINTS ALL IMMEDIATE; ALTER TABLE disclosure_ledgerentry ENABLE TRIGGER ledger_no_truncate"
        )
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            cursor.execute("TRUNCATE disclosure_ledgerentry CASCADE")
        transaction.set_rollback(True)


def test_an_edit_behind_our_backs_shows_in_the_export(three: list[LedgerEntry], tmp_path: Path) -> None:
    """Whoever owns the database can switch a trigger off. The chain is for that."""
    cursor = connection.cursor()
    cursor.execute(
        "SET CONSTRAINTS ALL IMMEDIATE; ALTER TABLE disclosure_ledgerentry DISABLE TRIGGER ledger_append_only"
    )
    LedgerEntry.objects.filter(pk=three[0].pk).update(actor_id=1234)
    cursor.execute("ALTER TABLE disclosure_ledgerentry ENABLE TRIGGER ledger_append_only")
    assert any(f"Entry {three[0].seq} was edited" in fault for fault in verify_export(exported(tmp_path)[0]))


def test_a_checkpoint_shows_a_cut_tail(
    three: list[LedgerEntry], tmp_path: Path, settings: pytest.FixtureRequest
) -> None:
    settings.HOME = tmp_path
    head = tmp_path / "head.json"
    assert write_checkpoint(head) == three[-1].seq
    assert (tmp_path / "ledger-signing-key").stat().st_mode & 0o777 == 0o600
    assert Checkpoint.objects.filter(seq=three[-1].seq).exists()
    file, entries = exported(tmp_path)
    assert verify_export(file, head) == []
    file.write_text("".join(json.dumps(entry) + "\n" for entry in entries[:-1]))
    assert verify_export(file) == []
    assert any("tail was cut off" in fault for fault in verify_export(file, head))


def test_a_page_of_people_is_one_entry_with_a_hash_over_who(machine: None) -> None:
    people = [uuid4() for _ in range(30)]
    record_list(Action.LIST, people, body={"page": 2})
    entry = LedgerEntry.objects.latest("seq")
    assert entry.body["count"] == 30
    assert entry.detail.text["subjects"] == sorted(map(str, people))
    record_list(Action.LIST, reversed(people), body={"page": 2})
    assert LedgerEntry.objects.latest("seq").body["subjects"] == entry.body["subjects"]


def test_held_back_entries_are_written_together_and_in_order(machine: None) -> None:
    before = LedgerEntry.objects.count()
    with held_back() as page:
        record(Action.SEARCH)
        record(Action.LIST)
        assert LedgerEntry.objects.count() == before
        write(page.waiting)
    assert list(LedgerEntry.objects.order_by("seq").values_list("action", flat=True)[before:]) == ["search", "list"]


def test_publishing_is_the_only_way_to_change_the_matrix(machine: None) -> None:
    from handrail.disclosure.models import SharingMatrix, SharingRule

    for change in (
        lambda: SharingRule.objects.update(level=3),
        lambda: SharingRule.objects.filter(item_class="missing").delete(),
        lambda: SharingMatrix.objects.update(note="other"),
        lambda: SharingRule.objects.create(
            matrix=SharingMatrix.objects.get(version=1), role="x", purpose="x", origin_kind="x", item_class="x", level=3
        ),
    ):
        with pytest.raises(DatabaseError, match="never edited"), transaction.atomic():
            change()
