"""Proves an exported ledger offline. Standard library only, but for checking a checkpoint's signature.

    python -m handrail.disclosure.ledger.verify ledger.jsonl [checkpoint.json]

It finds an entry that was edited, removed, put elsewhere or put in between. A chain alone cannot show that its tail was
cut off, nor that all of it was written anew: a signed checkpoint, kept on another machine, shows both.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from handrail.disclosure.ledger.chain import START, canonical, link

# Columns that stand beside the body so that they can be searched, and where the body says the same.
BESIDE = {"seq": "seq", "at": "at", "actor_id": "actor", "action": "action", "outcome": "outcome", "subject": "subject"}


def verify_export(file: Path, checkpoint: Path | None = None, *, public_key: str | None = None) -> list[str]:
    """Everything that is wrong with an export, in sentences; an empty list means that the chain is whole.

    `public_key` (64 hex digits) is the key that the checkpoint must have been signed with, where the reader keeps it.
    """
    faults: list[str] = []
    seen: dict[int, str] = {}
    expected, previous = 1, START
    for number, entry in _lines(file):
        if isinstance(entry, str):
            faults.append(f"Line {number} cannot be read: {entry}.")
            continue
        faults += faults_of(entry, expected, previous)
        seen[entry["seq"]] = entry["digest"]
        expected, previous = entry["seq"] + 1, entry["digest"]
    if checkpoint is not None:
        faults += _against(json.loads(checkpoint.read_text()), seen, public_key)
    return faults


def _lines(file: Path) -> Iterator[tuple[int, dict[str, Any] | str]]:
    with file.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                entry = json.loads(line)
            except ValueError:
                yield number, "it is not JSON"
                continue
            missing = {"body", "previous", "digest", *BESIDE} - set(entry) if isinstance(entry, dict) else {"all of it"}
            whole = not missing and isinstance(entry["seq"], int) and isinstance(entry["body"], dict)
            yield number, entry if whole else f"{', '.join(sorted(missing)) or 'its number'} is missing"


def faults_of(entry: dict[str, Any], expected: int, previous: str) -> Iterator[str]:
    seq = entry["seq"]
    if seq > expected:
        yield f"Entries {expected} to {seq - 1} are missing before entry {seq}."
    elif seq < expected:
        yield f"Entry {seq} stands where entry {expected} should: entries were put in another order, or one twice."
    if entry["previous"] != previous:
        yield f"Entry {seq} does not follow from the entry before it."
    if link(entry["previous"], entry["body"]) != entry["digest"]:
        yield f"Entry {seq} was edited: its digest is not that of its body."
    for column, key in BESIDE.items():
        if entry[column] != entry["body"].get(key):
            yield f"Entry {seq} was edited: its {key} is not what its body says."


def _against(checkpoint: dict[str, Any], seen: dict[int, str], public_key: str | None) -> Iterator[str]:
    if public_key is not None and checkpoint["public_key"] != public_key:
        yield "The checkpoint was signed with another key than the one given."
    if not signature_holds(checkpoint):
        yield "The checkpoint's signature does not hold: the checkpoint was edited."
    digest = seen.get(checkpoint["seq"])
    if digest is None:
        last = max(seen, default=0)
        yield f"The tail was cut off: the checkpoint knows entry {checkpoint['seq']}, the export ends at entry {last}."
    elif digest != checkpoint["digest"]:
        yield f"Entry {checkpoint['seq']} is not the one that was signed: the chain was written anew."


def signed_text(checkpoint: dict[str, Any]) -> bytes:
    """The bytes that are signed."""
    return canonical({key: checkpoint[key] for key in ("seq", "digest", "at")}).encode()


def signature_holds(checkpoint: dict[str, Any]) -> bool:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(checkpoint["public_key"]))
    try:
        key.verify(bytes.fromhex(checkpoint["signature"]), signed_text(checkpoint))
    except InvalidSignature:
        return False
    return True


if __name__ == "__main__":
    found = verify_export(*map(Path, sys.argv[1:3]))
    print("\n".join(found) or "The chain is whole.")  # noqa: T201 - a command line of its own
    sys.exit(bool(found))
