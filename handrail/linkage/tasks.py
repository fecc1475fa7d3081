"""Work in the background. Tasks take ids only, since their arguments and errors are stored, and may be repeated."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connection
from django.db.utils import DatabaseError
from django_tasks import task

from handrail.kernel.errors import UserError
from handrail.linkage.models import Batch
from handrail.linkage.services.link import link
from handrail.linkage.services.load import run_batch
from handrail.linkage.services.models import latest_model
from handrail.linkage.services.pipeline import after_load
from handrail.linkage.services.preview import dry_run
from handrail.linkage.services.readers import reader_of
from handrail.linkage.services.uploads import forget_upload, upload_path

EVERY_SECONDS = 1.0


@task()
def load_batch(batch_id: int) -> None:
    """Load an uploaded file, and link whom it brought."""
    batch = Batch.objects.select_related("agency", "specification", "uploaded_by").get(pk=batch_id)
    if batch.state in (Batch.State.LOADED, Batch.State.REFUSED):
        return
    with _told(batch_id) as progress:
        run_batch(
            batch=batch, path=upload_path(batch), reader=reader_of(batch), by=batch.uploaded_by, progress=progress
        )
    forget_upload(batch)
    if batch.state == Batch.State.LOADED:
        after_load(index=True)
        if latest_model() is not None:
            link(by=batch.uploaded_by)


@task()
def try_batch(batch_id: int) -> None:
    """A dry run of an uploaded file; what it found stands in the batch's report."""
    batch = Batch.objects.select_related("agency", "specification").get(pk=batch_id)
    if batch.state not in (Batch.State.UPLOADED, Batch.State.PREVIEWED):
        return
    try:
        taken = dry_run(batch=batch, path=upload_path(batch), reader=reader_of(batch))
        found: dict[str, object] = {"feeds": {feed: tally.as_json() for feed, tally in taken.feeds.items()}}
    except UserError as refused:
        found = {"refused": refused.sentence}
    Batch.objects.filter(pk=batch_id).update(report={"dry_run": found}, state=Batch.State.PREVIEWED)


@contextmanager
def _told(batch_id: int) -> Iterator[Callable[[str, int, int], None]]:
    """Progress as others see it: through a connection of its own, since the load's transaction shows nothing yet."""
    other, last = connection.copy(), 0.0

    def tell(what: str, done: int, total: int) -> None:
        nonlocal last
        if time.monotonic() - last < EVERY_SECONDS:
            return
        last = time.monotonic()
        try:
            with other.cursor() as cursor:
                cursor.execute("SET lock_timeout = '200ms'")
                cursor.execute("UPDATE linkage_batch SET rows_done = %s WHERE id = %s", [done, batch_id])
        except DatabaseError:
            other.close()  # progress may be missed, the load may not

    try:
        yield tell
    finally:
        other.close()
