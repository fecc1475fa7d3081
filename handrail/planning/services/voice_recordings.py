"""Recordings and pictures of what somebody said: kept under a name of our own, never under theirs."""

from pathlib import Path
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from handrail.planning.policies.voice_recordings import HEAD_BYTES, check_size, kind_of


def keep_recording(upload: UploadedFile[Any]) -> tuple[str, str]:
    """Store a file; gives the name it is kept under and its media type. Raises `CannotPlan` for what is not taken."""
    check_size(upload.size or 0)
    upload.seek(0)
    kind = kind_of(upload.read(HEAD_BYTES))
    upload.seek(0)
    name = uuid4().hex
    folder().mkdir(parents=True, exist_ok=True)
    with (folder() / name).open("wb") as kept:
        for chunk in upload.chunks():
            kept.write(chunk)
    return name, kind


def recording_path(name: str) -> Path:
    return folder() / name


def folder() -> Path:
    return Path(settings.MEDIA_ROOT) / "voice"
