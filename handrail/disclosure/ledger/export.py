"""The ledger as a file of JSON lines: what `verify.py` proves on any machine, without Django and without us."""

import os
from pathlib import Path
from typing import Any

from handrail.disclosure.ledger.chain import canonical
from handrail.disclosure.models import LedgerEntry

COLUMNS = ("seq", "at", "actor_id", "action", "outcome", "subject", "body", "previous", "digest")


def export_ledger(file: Path) -> int:
    """Write every entry, oldest first, one a line; give how many. The file appears whole or not at all."""
    half = file.with_name(f"{file.name}.part")
    count = 0
    with half.open("w", encoding="utf-8") as out:
        for row in LedgerEntry.objects.order_by("seq").values(*COLUMNS).iterator(chunk_size=5000):
            out.write(canonical(plain(row)) + "\n")
            count += 1
    os.replace(half, file)
    return count


def plain(row: dict[str, Any]) -> dict[str, Any]:
    at = row["at"].isoformat(timespec="microseconds")
    return {**row, "at": at, "subject": str(row["subject"]) if row["subject"] else None}
