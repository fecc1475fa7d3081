"""An uploaded file: kept under a name of ours until it is loaded or refused, then deleted.

One that nobody confirms is swept away after a while, with every upload and at every start of the server.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from pathlib import Path, PurePath

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from handrail.kernel import clock
from handrail.kernel.errors import UserError
from handrail.linkage.models import Batch
from handrail.linkage.services.load import open_batch, refuse_batch
from handrail.linkage.services.readers import detected_reader, reader_by_code
from handrail.partnership.public import Agency, User

NOT_CONFIRMED = "Nobody confirmed it within {hours} hours, so the file was deleted. Upload it again."
ENDINGS = (".csv", ".txt", ".xlsx", ".xlsm", ".xml", ".zip")


class UploadGone(UserError):
    """The file that a batch was opened for is no longer there."""


def max_upload_bytes() -> int:
    return int(settings.HANDRAIL_UPLOAD_LIMIT_MB) * 1_000_000


def upload_path(batch: Batch) -> Path:
    """Where a batch's file waits; raises `UploadGone` where it does not."""
    path = _folder() / batch.stored_as
    if not batch.stored_as or not path.is_file():
        raise UploadGone("The uploaded file is no longer here. Upload it again.")
    return path


def receive(*, file: UploadedFile[bytes], agency: Agency, reader_code: str, by: User) -> Batch:
    """Keep the file and open a batch for it. A file that is like nothing known is deleted at once, and why is said."""
    sweep_uploads()
    ending = PurePath(file.name or "").suffix.lower()
    path = _folder() / f"{secrets.token_hex(16)}{ending if ending in ENDINGS else ''}"
    try:
        _write(file, path)
        reader = reader_by_code(reader_code) if reader_code else detected_reader(path)
        name = PurePath(file.name or "upload").name
        with transaction.atomic():
            return open_batch(path=path, agency=agency, reader=reader, by=by, file_name=name, stored_as=path.name)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def forget_upload(batch: Batch) -> None:
    """Delete the file: what it said is on the record, or was refused."""
    if batch.stored_as:
        (_folder() / batch.stored_as).unlink(missing_ok=True)
        Batch.objects.filter(pk=batch.pk).update(stored_as="")


def sweep_uploads() -> int:
    """Delete what was uploaded to be looked at and never loaded, and what no batch knows of. Gives how many files."""
    hours = int(settings.HANDRAIL_KEEP_UPLOADS_HOURS)
    before = clock.now() - timedelta(hours=hours)
    waiting = Batch.objects.filter(state__in=[Batch.State.UPLOADED, Batch.State.PREVIEWED], uploaded_at__lt=before)
    swept = 0
    for batch in waiting.exclude(stored_as=""):
        with transaction.atomic():
            refuse_batch(batch, NOT_CONFIRMED.format(hours=hours), None)
            forget_upload(batch)
        swept += 1
    return swept + _sweep_strays(before)


def _sweep_strays(before: datetime) -> int:
    """Files that an upload left behind which was cut off: no batch was opened for them."""
    known = set(Batch.objects.exclude(stored_as="").values_list("stored_as", flat=True))
    strays = [
        path
        for path in _folder().iterdir()
        if path.is_file() and path.name not in known and path.stat().st_mtime < before.timestamp()
    ]
    for path in strays:
        path.unlink(missing_ok=True)
    return len(strays)


def _folder() -> Path:
    folder = Path(settings.MEDIA_ROOT)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def _write(file: UploadedFile[bytes], path: Path) -> None:
    with path.open("xb") as kept:
        path.chmod(0o600)
        for block in file.chunks():
            kept.write(block)
