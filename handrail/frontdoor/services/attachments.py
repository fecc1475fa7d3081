"""Files that come with a contact from outside: scanned, kept under a name of ours, read by the front door alone."""

from __future__ import annotations

import secrets
from pathlib import Path, PurePath

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from handrail.disclosure.public import as_system
from handrail.frontdoor.models import Attachment, Contact
from handrail.kernel import clock
from handrail.kernel.errors import UserError
from handrail.kernel.scanning import scan

ENDINGS = (".pdf", ".docx", ".odt", ".txt", ".jpg", ".jpeg", ".png")
MOST_BYTES = 10_000_000
NOT_TAKEN = "Files cannot be taken here, because nothing looks through them for viruses. Write what matters instead."


class NoFilesHere(UserError):
    def __init__(self) -> None:
        super().__init__(NOT_TAKEN)


def takes_files() -> bool:
    """Where a scanner is set, or where the partnership has chosen to take files unscanned."""
    return bool(settings.HANDRAIL_CLAMD or settings.HANDRAIL_TAKE_UNSCANNED)


def check_file(file: UploadedFile[bytes]) -> bool:
    """Whether the file was scanned. Raises `NoFilesHere`, or `ScanRefused` for one that is not clean."""
    if not takes_files():
        raise NoFilesHere
    if not settings.HANDRAIL_CLAMD:
        return False
    scan(file.chunks(), address=settings.HANDRAIL_CLAMD)
    return True


def attach(*, contact: Contact, file: UploadedFile[bytes], scanned: bool) -> Attachment:
    """Keep a file that has been checked."""
    stored_as = secrets.token_hex(16)
    path = attachment_folder() / stored_as
    with path.open("xb") as kept:
        path.chmod(0o600)
        for block in file.chunks():
            kept.write(block)
    with as_system("a file that came with a contact is kept for the front door"):
        return Attachment.objects.create(
            contact=contact,
            name=PurePath(file.name or "file").name[:200],
            stored_as=stored_as,
            size=file.size or 0,
            scanned=scanned,
            at=clock.now(),
        )


def attachment_folder() -> Path:
    folder = Path(settings.MEDIA_ROOT) / "contacts"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder
