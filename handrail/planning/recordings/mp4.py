"""M4A: boxes of length, name and content, some of which hold boxes (ISO/IEC 14496-12).

Sound is found by its place in the file, so nothing may move: what tells is blanked where it stands, as free space.
"""

import struct

_HOLDS = {b"moov", b"trak", b"mdia", b"minf", b"stbl", b"moof", b"traf"}
_TELLS = {b"udta", b"meta", b"uuid", b"free", b"skip", b"wide", b"cprt", b"loci", b"tsel"}
_TIMED = {b"mvhd", b"tkhd", b"mdhd"}  # when it was made and changed, in their first numbers
_KNOWN_TRACK = (b"soun", b"vide")


def bare_mp4(content: bytes) -> bytes:
    """The recording, with nothing that says of it where, when or by whom."""
    held = bytearray(content)
    _blank(held, 0, len(held))
    if b"mdat" not in content or b"moov" not in content:
        raise ValueError("there is no sound in it")
    return bytes(held)


def _blank(held: bytearray, at: int, end: int) -> None:
    while at < end:
        if at + 8 > end:
            raise ValueError("a box is cut off")
        length, name = struct.unpack(">I4s", held[at : at + 8])
        head = 8
        if length == 1:
            (length,), head = struct.unpack(">Q", held[at + 8 : at + 16]), 16
        length = length or end - at
        if length < head or at + length > end:
            raise ValueError("a box is longer than what holds it")
        inside, after = at + head, at + length
        if name in _TELLS:
            held[at + 4 : at + 8] = b"free"
            held[inside:after] = bytes(after - inside)
        elif name in _TIMED:
            wide = 8 if held[inside] == 1 else 4
            held[inside + 4 : inside + 4 + 2 * wide] = bytes(2 * wide)
        elif name == b"hdlr":
            _unname(held, inside, after)
        elif name in _HOLDS:
            _blank(held, inside, after)
        at = after


def _unname(held: bytearray, inside: int, after: int) -> None:
    """What handles a track may be named after a phone. Tracks of timed notes, such as places, are not taken."""
    if bytes(held[inside + 8 : inside + 12]) not in _KNOWN_TRACK:
        raise ValueError("a track of something else than sound or picture")
    held[inside + 24 : after] = bytes(after - inside - 24)
