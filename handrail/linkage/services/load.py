"""One load of one file: whole or not at all. A file that cannot be read changes nothing, and says why."""

import hashlib
from pathlib import Path

from django.db import transaction

from handrail.disclosure.public import Action, as_system, record
from handrail.kernel import clock
from handrail.kernel.errors import UserError
from handrail.linkage.extracts.reading import FeedReport
from handrail.linkage.models import Batch
from handrail.linkage.services.readers import ChosenReader
from handrail.linkage.services.staged import staged
from handrail.linkage.services.take_in import Progress, TakenIn, sender_of, take_in_chunks
from handrail.partnership.public import Agency, User

BLOCK = 1 << 20
FAILED = "Handrail failed while it read this file, and took nothing in. Tell whoever looks after it."


def load_file(
    *,
    path: Path,
    agency: Agency,
    reader: ChosenReader,
    by: User | None,
    file_name: str = "",
    progress: Progress | None = None,
) -> Batch:
    """Load a file, or a folder that is one return. The batch says what became of it: loaded, or refused and why."""
    batch = open_batch(path=path, agency=agency, reader=reader, by=by, file_name=file_name)
    return run_batch(batch=batch, path=path, reader=reader, by=by, progress=progress)


def open_batch(
    *, path: Path, agency: Agency, reader: ChosenReader, by: User | None, file_name: str = "", stored_as: str = ""
) -> Batch:
    return Batch.objects.create(
        agency=agency,
        reader=reader.code,
        specification=reader.specification,
        file_name=(file_name or path.name)[:200],
        stored_as=stored_as,
        digest=digest_of(path),
        uploaded_at=clock.now(),
        uploaded_by=by,
    )


def run_batch(
    *, batch: Batch, path: Path, reader: ChosenReader, by: User | None, progress: Progress | None = None
) -> Batch:
    """Load what a batch was opened for. Doing it again does nothing, so a task may be repeated."""
    if batch.state in (Batch.State.LOADED, Batch.State.REFUSED):
        return batch
    Batch.objects.filter(pk=batch.pk).update(state=Batch.State.LOADING)
    try:
        with as_system("a load writes what an agency sent"), transaction.atomic():
            _take_in(batch, path, reader, by, progress)
    except UserError as refused:
        return refuse_batch(batch, refused.sentence, by)
    except Exception:
        refuse_batch(batch, FAILED, by)
        raise
    return batch


def _take_in(batch: Batch, path: Path, reader: ChosenReader, by: User | None, progress: Progress | None) -> None:
    earlier = _same_as_latest(batch)
    if earlier is None:
        delivery = staged(reader, path, sender_of(batch))
        taken = take_in_chunks(delivery, batch=batch, progress=progress)
        batch.report = {"feeds": _report(delivery.reports, taken)}
        batch.rows_done = taken.rows
    else:
        batch.report = {"feeds": {}, "same_as": earlier.pk}
    batch.state, batch.loaded_at = Batch.State.LOADED, clock.now()
    batch.save(update_fields=["state", "loaded_at", "report", "rows_done"])
    body = {"batch": batch.pk, "agency": batch.agency.code, "reader": batch.reader, "rows": batch.rows_done}
    record(Action.LOAD, body=body, actor_id=by.pk if by else None)


def _same_as_latest(batch: Batch) -> Batch | None:
    """The agency's last load by this reader, where it was of this very file. (An older one may have been overtaken.)"""
    loaded = Batch.objects.filter(agency=batch.agency, reader=batch.reader, state=Batch.State.LOADED)
    latest = loaded.exclude(pk=batch.pk).order_by("-pk").first()
    if latest and latest.digest == batch.digest and latest.specification_id == batch.specification_id:
        return latest
    return None


def _report(reports: list[FeedReport], taken: TakenIn) -> dict[str, dict[str, object]]:
    """Per feed: what became of its rows, and what of its columns was understood."""
    feeds: dict[str, dict[str, object]] = {}
    for said in reports:
        columns = {"unknown": said.unknown, "absent": said.absent, "lost": dict(said.lost)}
        feeds[said.feed] = {"file": said.file, "note": said.note, "rules": dict(said.bad), **columns}
    for feed in {*feeds, *taken.feeds}:
        feeds.setdefault(feed, {}).update(taken.feed(feed).as_json())
    return feeds


def refuse_batch(batch: Batch, why: str, by: User | None) -> Batch:
    """Say on the batch and on the ledger that nothing of it was taken in, and why."""
    batch.state, batch.refused_because, batch.report, batch.rows_done = Batch.State.REFUSED, why[:500], {}, 0
    batch.loaded_at = None
    with transaction.atomic():
        batch.save(update_fields=["state", "refused_because", "report", "rows_done", "loaded_at"])
        body = {"batch": batch.pk, "agency": batch.agency.code, "reader": batch.reader}
        record(Action.LOAD, outcome="refused", body=body, actor_id=by.pk if by else None)
    return batch


def digest_of(path: Path) -> str:
    """SHA-256 of a file; of a folder, over the names and digests of the files in it."""
    whole = hashlib.sha256()
    if path.is_dir():
        for file in sorted(entry for entry in path.rglob("*") if entry.is_file()):
            whole.update(f"{file.relative_to(path)} {digest_of(file)}\n".encode())
        return whole.hexdigest()
    with path.open("rb") as opened:
        while block := opened.read(BLOCK):
            whole.update(block)
    return whole.hexdigest()
