"""Deliveries and batches for tests: a reader that hands over rows made in the test."""

import hashlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from handrail.kernel import clock
from handrail.linkage.extracts.reading import FeedReport, Reading
from handrail.linkage.models import Batch, LinkageModel, LinkageRun, Match
from handrail.linkage.services.load import load_file
from handrail.linkage.services.readers import ChosenReader
from handrail.partnership.public import Agency
from handrail.records.facts import EventFact, ItemClass, NameFact, Row, SourceRow
from handrail.records.public import SourcePerson

FEED = "test-feed"


def an_agency(code: str = "police", kind: str = "police", **more: Any) -> Agency:
    return Agency.objects.get_or_create(code=code, defaults={"name": code.title(), "kind": kind, **more})[0]


def a_row(
    local_id: str = "N1",
    key: str = "1",
    *,
    given: str = "Dan",
    family: str = "Carroll",
    said: str = "Theft",
    born: date | None = date(2008, 11, 2),
    facts: tuple[Any, ...] = (),
    **more: Any,
) -> SourceRow:
    happened = EventFact("suspect", ItemClass.OFFENDING, date(2025, 3, 1), said)
    sent = {"id": local_id, "key": key, "given": given, "family": family, "said": said}
    stated = (NameFact(given, family), happened, *facts)
    return SourceRow(FEED, int(key) + 1, local_id, key, sent, born=born, facts=stated, **more)


def reader_of(rows: Sequence[Row], code: str = FEED) -> ChosenReader:
    feeds = {row.feed for row in rows} | {FEED}
    reports = [FeedReport(feed, "test.csv") for feed in sorted(feeds)]
    return ChosenReader(code, lambda path: Reading(code, reports, iter(rows)))


def load(rows: Sequence[Row], folder: Path, *, agency: Agency | None = None, code: str = FEED) -> Batch:
    """Load rows as if a file of theirs had come. The file's digest is that of the rows."""
    path = folder / f"{hashlib.sha256(repr(rows).encode()).hexdigest()[:12]}.csv"
    path.write_text(repr(rows))
    return load_file(path=path, agency=agency or an_agency(), reader=reader_of(rows, code), by=None)


def a_batch(agency: Agency, **more: Any) -> Batch:
    return Batch.objects.create(
        agency=agency, reader=FEED, file_name="test.csv", digest="0", uploaded_at=clock.now(), **more
    )


def a_model(version: str = "test") -> LinkageModel:
    kept = {"settings": {}, "trained_at": clock.now()}
    return LinkageModel.objects.get_or_create(version=version, defaults=kept)[0]


def a_match(
    left: SourcePerson, right: SourcePerson, *, weight: float = 3.0, band: str = "review", **more: Any
) -> Match:
    run = LinkageRun.objects.create(model=a_model(), started_at=clock.now())
    left, right = sorted((left, right), key=lambda source: source.pk)
    return Match.objects.create(run=run, left=left, right=right, weight=weight, band=band, **more)
