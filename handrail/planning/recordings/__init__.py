"""Recordings and pictures without what they say of themselves: where, when and on whose phone they were made.

A file is known by its first bytes, whatever its name says. Only kinds are taken from which everything but sound or
picture can be left out; of others nobody could say what they carry along.
"""

import struct
from collections.abc import Callable

from handrail.planning.errors import CannotPlan
from handrail.planning.recordings.jpeg import bare_jpeg
from handrail.planning.recordings.mp3 import bare_mp3
from handrail.planning.recordings.mp4 import bare_mp4
from handrail.planning.recordings.png import bare_png
from handrail.planning.recordings.wav import bare_wav

Bare = Callable[[bytes], bytes]
TAKEN = "a JPEG or PNG picture, or an MP3, M4A or WAV recording"
_KINDS: tuple[tuple[int, bytes, str, Bare], ...] = (
    (0, b"\xff\xd8\xff", "image/jpeg", bare_jpeg),
    (0, b"\x89PNG\r\n\x1a\n", "image/png", bare_png),
    (0, b"ID3", "audio/mpeg", bare_mp3),
    (0, b"\xff\xfb", "audio/mpeg", bare_mp3),
    (0, b"\xff\xf3", "audio/mpeg", bare_mp3),
    (8, b"WAVE", "audio/wav", bare_wav),
    (4, b"ftypM4A", "audio/mp4", bare_mp4),
    (4, b"ftypmp4", "audio/mp4", bare_mp4),
    (4, b"ftypisom", "audio/mp4", bare_mp4),
)
_CARRIES_ALONG = ((0, b"OggS"), (0, b"%PDF-"))


def bare(content: bytes) -> tuple[bytes, str]:
    """The sound or picture alone, and its media type. Raises `CannotPlan` for what is not taken, or is damaged."""
    for start, signature, kind, strip in _KINDS:
        if content[start : start + len(signature)] == signature:
            try:
                return strip(content), kind
            except (IndexError, ValueError, struct.error):
                raise CannotPlan(f"The file is damaged: nobody can see or hear it. Attach {TAKEN}.") from None
    if any(content[start : start + len(signature)] == signature for start, signature in _CARRIES_ALONG):
        raise CannotPlan(
            "Files of this kind may say where they were made and by whom, and that cannot be taken out of them. "
            f"Save it as {TAKEN}."
        )
    raise CannotPlan(f"The file is not a recording or picture that can be kept: attach {TAKEN}.")
