"""Many writers at once still make one chain, with no gap and no two entries after the same one."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import connection

from handrail.disclosure.ledger.verify import verify_export
from handrail.disclosure.models import LedgerEntry
from handrail.disclosure.public import Action, export_ledger, record

WRITERS, EACH = 4, 25


def write_some(writer: int) -> None:
    try:
        for number in range(EACH):
            record(Action.SEARCH, body={"writer": writer, "number": number})
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_many_writers_make_one_chain(tmp_path: Path) -> None:
    before = LedgerEntry.objects.count()
    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(write_some, range(WRITERS)))
    assert export_ledger(tmp_path / "ledger.jsonl") == before + WRITERS * EACH
    assert verify_export(tmp_path / "ledger.jsonl") == []
