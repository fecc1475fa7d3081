"""JPEG: segments, each after a marker and its length, until the picture itself begins (ITU-T T.81, annex B)."""

import struct
from collections.abc import Iterator

_SCAN, _END, _EXIF = 0xDA, 0xD9, 0xE1
# APP1 to APP15 and comments tell of camera, place and time. JFIF (APP0) and Adobe's APP14 say how colours are meant.
_TELLS = {0xFE, *range(0xE1, 0xF0)} - {0xEE}
_WITHIN = {0x00, *range(0xD0, 0xD8)}  # after 0xFF within a scan: a byte of the picture, or a place to begin again
_ORIENTATION = 0x0112


def bare_jpeg(content: bytes) -> bytes:
    """The picture, with nothing left of its notes but which way up it is held.

    What stands behind its end goes too: phones hang films and depth maps there, with notes of their own.
    """
    kept, turned = [], 1
    for marker, segment in _segments(content):
        if marker == _EXIF:
            turned = _held(segment) or turned
        if marker not in _TELLS:
            kept.append(segment)
    return b"\xff\xd8" + (_exif(turned) if turned != 1 else b"") + b"".join(kept)


def _segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Each segment with its marker, a scan with the picture that follows it, up to the end marker."""
    at = 2
    while True:
        while content[at + 1] == 0xFF:  # padding before a marker
            at += 1
        if content[at] != 0xFF:
            raise ValueError("no marker where one must stand")
        marker = content[at + 1]
        if marker == _END:
            yield marker, content[at : at + 2]
            return
        (length,) = struct.unpack(">H", content[at + 2 : at + 4].rjust(2, b"\0"))
        end = at + 2 + length
        if length < 2 or end > len(content):
            raise ValueError("a segment is cut off")
        if marker == _SCAN:
            end = _next_marker(content, end)
        yield marker, content[at:end]
        at = end


def _next_marker(content: bytes, at: int) -> int:
    """Where the picture that a scan began ends."""
    while True:
        at = content.index(b"\xff", at)
        if content[at + 1] not in _WITHIN:
            return at
        at += 2


def _held(segment: bytes) -> int | None:
    """The orientation (1 to 8) that an Exif segment gives."""
    if segment[4:10] != b"Exif\0\0":
        return None
    tiff = segment[10:]
    order = "<" if tiff[:2] == b"II" else ">"
    (first,) = struct.unpack(f"{order}I", tiff[4:8])
    (entries,) = struct.unpack(f"{order}H", tiff[first : first + 2])
    for number in range(min(entries, 200)):
        entry = tiff[first + 2 + number * 12 : first + 14 + number * 12]
        tag, _, _, value = struct.unpack(f"{order}HHIH2x", entry)
        if tag == _ORIENTATION:
            return value if 1 <= value <= 8 else None
    return None


def _exif(turned: int) -> bytes:
    """An Exif segment that says the orientation and nothing else."""
    entry = struct.pack(">HHIHH", _ORIENTATION, 3, 1, turned, 0)
    tiff = b"MM\0*" + struct.pack(">IH", 8, 1) + entry + b"\0\0\0\0"
    body = b"Exif\0\0" + tiff
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body
