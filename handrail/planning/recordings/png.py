"""PNG: chunks of length, name, content and checksum (ISO/IEC 15948)."""

import struct

_START = b"\x89PNG\r\n\x1a\n"
# What is drawn and how its colours are meant; everything else is text, times, Exif or a profile's name.
_DRAWN = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD", b"pHYs"}


def bare_png(content: bytes) -> bytes:
    """The picture up to its end, without what is only said of it."""
    kept, at = [_START], len(_START)
    while True:
        (length,) = struct.unpack(">I", content[at : at + 4].rjust(4, b"\0"))
        name, end = content[at + 4 : at + 8], at + 12 + length
        if len(name) < 4 or end > len(content):
            raise ValueError("a chunk is cut off")
        if name in _DRAWN:
            kept.append(content[at:end])
        if name == b"IEND":
            return b"".join(kept)
        at = end
