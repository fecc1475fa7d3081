"""Recordings and pictures of what somebody said: looked through, freed of what they say of themselves, and kept under a
name of our own, never under theirs.
"""

import os
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from handrail.kernel.scanning import scan
from handrail.planning.errors import CannotPlan
from handrail.planning.policies.voice_recordings import check_size
from handrail.planning.recordings import bare

NOT_TAKEN = "Files cannot be taken here, because nothing looks through them for viruses. Write down what they said."


def takes_recordings() -> bool:
    """Where a scanner is set, or where the partnership has chosen to take files unscanned."""
    return bool(settings.HANDRAIL_CLAMD or settings.HANDRAIL_TAKE_UNSCANNED)


def keep_recording(upload: UploadedFile[Any]) -> tuple[str, str]:
    """Store a file; gives the name it is kept under and its media type. Raises `CannotPlan` for what is not taken, and
    `ScanRefused` for what is not clean."""
    if not takes_recordings():
        raise CannotPlan(NOT_TAKEN)
    check_size(upload.size or 0)
    upload.seek(0)
    content, kind = bare(b"".join(upload.chunks()))
    if settings.HANDRAIL_CLAMD:
        upload.seek(0)
        scan(upload.chunks(), address=settings.HANDRAIL_CLAMD)
    name = uuid4().hex
    folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    with os.fdopen(os.open(folder() / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as kept:
        kept.write(content)
    return name, kind


def recording_path(name: str) -> Path:
    return folder() / name


def folder() -> Path:
    return Path(settings.MEDIA_ROOT) / "voice"
