"""What a file would bring, before it does: its first rows as they are understood, and a load that is taken back."""

from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from django.db import transaction

from handrail.disclosure.public import as_system
from handrail.linkage.extracts.reading import FeedReport
from handrail.linkage.models import Batch
from handrail.linkage.services.readers import ChosenReader
from handrail.linkage.services.staged import staged
from handrail.linkage.services.take_in import Progress, TakenIn, sender_of, take_in_chunks
from handrail.records.facts import Row

ROWS = 20


@dataclass(frozen=True, slots=True)
class Preview:
    """The feeds of a file with the columns that were understood, and the first rows, good and bad, of each."""

    reports: list[FeedReport]
    rows: list[Row]


def preview(*, path: Path, reader: ChosenReader, rows: int = ROWS) -> Preview:
    """Raises a `UserError` where nothing of the file can be taken in."""
    reading = reader.open(path)
    return Preview(reading.reports, list(islice(reading, rows)))


def dry_run(*, batch: Batch, path: Path, reader: ChosenReader, progress: Progress | None = None) -> TakenIn:
    """What a load would do, row for row: it is done and taken back. Raises a `UserError` where it would be refused."""
    with as_system("a dry run: nothing of it stays"), transaction.atomic():
        delivery = staged(reader, path, sender_of(batch))
        taken = take_in_chunks(delivery, batch=batch, progress=progress)
        transaction.set_rollback(True)
    return taken
