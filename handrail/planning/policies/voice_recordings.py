"""Which recordings and pictures are taken in: by their first bytes, whatever their name says."""

from handrail.planning.errors import CannotPlan

MOST_BYTES = 20_000_000  # ten minutes of speech at 256 kbit/s
ENDINGS = (".jpg", ".jpeg", ".png", ".mp3", ".m4a", ".wav", ".ogg", ".pdf")
_SIGNATURES = (
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"%PDF-", "application/pdf"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"\xff\xfb", "audio/mpeg"),
    (0, b"OggS", "audio/ogg"),
    (8, b"WAVE", "audio/wav"),
    (4, b"ftypM4A", "audio/mp4"),
    (4, b"ftypmp4", "audio/mp4"),
    (4, b"ftypisom", "audio/mp4"),
)
HEAD_BYTES = 16


def kind_of(head: bytes) -> str:
    """The media type of a file that begins like this. Raises `CannotPlan` for anything but sound, pictures and PDF."""
    for start, signature, kind in _SIGNATURES:
        if head[start : start + len(signature)] == signature:
            return kind
    raise CannotPlan(
        "The file is not a recording or picture that can be kept: JPEG, PNG, PDF, MP3, M4A, WAV or OGG.",
        field="recording",
    )


def check_size(size: int) -> None:
    if size == 0:
        raise CannotPlan("The selected file is empty.", field="recording")
    if size > MOST_BYTES:
        raise CannotPlan(f"The selected file must be smaller than {MOST_BYTES // 1_000_000} MB.", field="recording")
