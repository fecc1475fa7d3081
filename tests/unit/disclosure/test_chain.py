"""The ledger's chain, proved from a file alone: whatever is done to an export, verification says so."""

import json
from copy import deepcopy
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from handrail.disclosure.ledger.chain import START, canonical, link
from handrail.disclosure.ledger.verify import signed_text, verify_export

codes = st.text("abcdefghijklmnopqrstuvwxyz_-0123456789", max_size=12)
Entry = dict[str, Any]


def chained(actions: list[str]) -> list[Entry]:
    entries, previous = [], START
    for seq, action in enumerate(actions, start=1):
        beside = {"seq": seq, "at": f"2026-11-22T10:00:{seq % 60:02}.000000+00:00", "action": action}
        beside |= {"outcome": "allowed", "subject": None}
        body = {**beside, "actor": seq % 3, "count": seq * 2}
        digest = link(previous, body)
        entries.append({**beside, "actor_id": seq % 3, "body": body, "previous": previous, "digest": digest})
        previous = digest
    return entries


def faults(entries: list[Entry], checkpoint: Entry | None = None) -> list[str]:
    with TemporaryDirectory() as folder:
        file, head = Path(folder) / "ledger.jsonl", Path(folder) / "head.json"
        file.write_text("".join(canonical(entry) + "\n" for entry in entries))
        if checkpoint is None:
            return verify_export(file)
        head.write_text(json.dumps(checkpoint))
        return verify_export(file, head)


def signed(entry: Entry, key: Ed25519PrivateKey) -> Entry:
    unsigned = {"seq": entry["seq"], "digest": entry["digest"], "at": entry["at"]}
    return {
        **unsigned,
        "public_key": key.public_key().public_bytes_raw().hex(),
        "signature": key.sign(signed_text(unsigned)).hex(),
    }


ledgers = st.lists(codes, min_size=3, max_size=12).map(chained)


@given(ledgers)
def test_an_untouched_ledger_is_whole(entries: list[Entry]) -> None:
    assert faults(entries) == []


@given(ledgers, st.data())
def test_an_edited_body_is_found(entries: list[Entry], data: st.DataObject) -> None:
    edited = deepcopy(entries)
    entry = data.draw(st.sampled_from(edited))
    entry["body"]["count"] += 1
    assert any(f"Entry {entry['seq']} was edited" in fault for fault in faults(edited))


@pytest.mark.parametrize(
    ("column", "value"),
    [("action", "other"), ("actor_id", 99), ("outcome", "denied"), ("subject", "x"), ("at", "2020-01-01")],
)
def test_an_edit_beside_the_body_is_found(column: str, value: object) -> None:
    entries = chained(["a", "b", "c"])
    entries[1][column] = value
    assert any("Entry 2 was edited" in fault for fault in faults(entries))


@given(ledgers, st.data())
def test_an_edit_with_its_own_digest_mended_breaks_the_next_link(entries: list[Entry], data: st.DataObject) -> None:
    edited = deepcopy(entries)
    place = data.draw(st.integers(0, len(edited) - 2))
    edited[place]["body"]["count"] += 1
    edited[place]["digest"] = link(edited[place]["previous"], edited[place]["body"])
    assert any(f"Entry {place + 2} does not follow" in fault for fault in faults(edited))


@given(ledgers, st.data())
def test_a_removed_entry_is_found(entries: list[Entry], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(entries) - 2))
    assert any("missing" in fault for fault in faults(entries[:place] + entries[place + 1 :]))


@given(ledgers, st.data())
def test_reordered_entries_are_found(entries: list[Entry], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(entries) - 2))
    moved = [*entries[:place], entries[place + 1], entries[place], *entries[place + 2 :]]
    assert any("another order" in fault for fault in faults(moved))


@given(ledgers, st.data())
def test_a_cut_tail_is_found_with_a_checkpoint_and_not_without(entries: list[Entry], data: st.DataObject) -> None:
    kept = data.draw(st.integers(0, len(entries) - 1))
    head = signed(entries[-1], Ed25519PrivateKey.generate())
    assert faults(entries[:kept]) == []
    assert any("tail was cut" in fault for fault in faults(entries[:kept], head))
    assert faults(entries, head) == []


def test_a_chain_written_anew_does_not_hold_against_a_checkpoint() -> None:
    head = signed(chained(["a", "b", "c"])[-1], Ed25519PrivateKey.generate())
    assert any("written anew" in fault for fault in faults(chained(["a", "x", "c"]), head))


def test_an_edited_checkpoint_does_not_hold() -> None:
    entries = chained(["a", "b", "c"])
    head = signed(entries[-1], Ed25519PrivateKey.generate()) | {"seq": 2, "digest": entries[1]["digest"]}
    assert any("signature does not hold" in fault for fault in faults(entries[:2], head))


def test_another_key_than_the_one_kept_is_said(tmp_path: Path) -> None:
    entries = chained(["a"])
    file, head = tmp_path / "l.jsonl", tmp_path / "h.json"
    file.write_text(canonical(entries[0]) + "\n")
    head.write_text(json.dumps(signed(entries[0], Ed25519PrivateKey.generate())))
    assert any("another key" in fault for fault in verify_export(file, head, public_key="00" * 32))


@pytest.mark.parametrize("line", ["not json", "[]", "{}", '{"seq": 1}', "null"])
def test_a_line_that_cannot_be_read_is_a_fault_and_not_a_crash(tmp_path: Path, line: str) -> None:
    file = tmp_path / "ledger.jsonl"
    file.write_text(line + "\n")
    assert ["Line 1 cannot be read" in fault for fault in verify_export(file)] == [True]
