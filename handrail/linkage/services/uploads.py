"""An uploaded file: kept under a name of ours until it is loaded or refused, then deleted."""

from __future__ import annotations

import secrets
from pathlib import Path, PurePath

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from handrail.kernel.errors import UserError
from handrail.linkage.models import Batch
from handrail.linkage.services.load import open_batch
from handrail.linkage.services.readers import detected_reader, reader_by_code
from handrail.partnership.public import Agency, User

ENDINGS = (".csv", ".txt", ".xlsx", ".xlsm", ".xml", ".zip")


class UploadGone(UserError):
    """The file that a batch was opened for is no longer there."""


def max_upload_bytes() -> int:
    return int(getattr(settings, "HANDRAIL_MAX_UPLOAD_BYTES", 2_000_000_000))


def upload_path(batch: Batch) -> Path:
    """Where a batch's file waits; raises `UploadGone` where it does not."""
    path = _folder() / batch.stored_as
    if not batch.stored_as or not path.is_file():
        raise UploadGone("The uploaded file is no longer here. Upload it again.")
    return path


def receive(*, file: UploadedFile[bytes], agency: Agency, reader_code: str, by: User) -> Batch:
    """Keep the file and open a batch for it. A file that is like nothing known is deleted at once, and why is said."""
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


def _folder() -> Path:
    folder = Path(settings.MEDIA_ROOT)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def _write(file: UploadedFile[bytes], path: Path) -> None:
    with path.open("xb") as kept:
        path.chmod(0o600)
        for block in file.chunks():
            kept.write(block)
