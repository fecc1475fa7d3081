"""Recordings and pictures say nothing of where, when and by whom they were made, and sound and look as they did."""

import struct
import zlib
from collections.abc import Callable

import pytest

from handrail.planning.errors import CannotPlan
from handrail.planning.recordings import bare

TELLS = b"GPS 51.5N 0.12W iPhone of Aaliyah"


def segment(marker: int, body: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(body) + 2) + body


def exif(orientation: int, order: str = "<") -> bytes:
    mark = b"II*\0" if order == "<" else b"MM\0*"
    entry = struct.pack(f"{order}HHIHH", 0x0112, 3, 1, orientation, 0)
    return b"Exif\0\0" + mark + struct.pack(f"{order}IH", 8, 1) + entry + b"\0\0\0\0" + TELLS


JFIF, TABLE, FRAME = segment(0xE0, b"JFIF\0\1\1"), segment(0xDB, b"\0" * 65), segment(0xC0, b"\x08\0\1\0\1\1\1\x11\0")
SCAN = segment(0xDA, b"\1\1\0\0\x3f\0") + b"\x12\xff\x00\x34\xff\xd0\x56"
END = b"\xff\xd9"


def jpeg(*notes: bytes, scans: int = 1, behind: bytes = b"") -> bytes:
    return b"\xff\xd8" + JFIF + b"".join(notes) + TABLE + FRAME + SCAN * scans + END + behind


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(*notes: bytes) -> bytes:
    head, drawn = chunk(b"IHDR", b"\0" * 13), chunk(b"IDAT", b"drawing")
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(notes) + drawn + chunk(b"IEND", b"")


SOUND = b"\xff\xfb\x90\x00" + b"sound" * 20
ID3V2 = b"ID3\x04\0\0" + bytes([0, 0, 0, len(TELLS)]) + TELLS
ID3V1 = (b"TAG" + TELLS).ljust(128, b"\0")
APE = TELLS + b"APETAGEX" + struct.pack("<IIII", 2000, len(TELLS) + 32, 1, 0) + b"\0" * 8


def riff(*chunks: tuple[bytes, bytes]) -> bytes:
    body = b"".join(name + struct.pack("<I", len(held)) + held + b"\0" * (len(held) % 2) for name, held in chunks)
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WAVE" + body


FORMAT, HEARD = (b"fmt ", b"\1\0\1\0" + b"\0" * 12), (b"data", b"sound!!")


def box(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body) + 8) + name + body


def m4a(notes: bytes, times: int = 3_800_000_000, handler: bytes = b"soun") -> bytes:
    header = box(b"mvhd", b"\0" * 4 + struct.pack(">II", times, times) + b"rest")
    track = box(b"trak", box(b"mdia", box(b"hdlr", b"\0" * 8 + handler + b"\0" * 12 + TELLS)))
    return box(b"ftyp", b"M4A \0\0\0\0") + box(b"moov", header + track + notes) + box(b"mdat", b"sound")


FILES: list[tuple[str, bytes, bytes]] = [
    # kind          as it came                                                            as it is kept
    ("image/jpeg", jpeg(segment(0xE1, exif(1)), segment(0xFE, TELLS)), jpeg()),
    ("image/jpeg", jpeg(segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + TELLS)), jpeg()),
    ("image/jpeg", jpeg(segment(0xED, TELLS), segment(0xE2, b"MPF\0" + TELLS), behind=TELLS), jpeg()),
    ("image/jpeg", jpeg(scans=3), jpeg(scans=3)),
    ("image/png", png(chunk(b"tEXt", TELLS), chunk(b"eXIf", TELLS), chunk(b"tIME", b"\0" * 7)) + TELLS, png()),
    ("image/png", png(chunk(b"PLTE", TELLS[:3]), chunk(b"zTXt", TELLS)), png(chunk(b"PLTE", TELLS[:3]))),
    ("audio/mpeg", ID3V2 + SOUND + APE + ID3V1, SOUND),
    ("audio/mpeg", ID3V2 + ID3V2 + SOUND, SOUND),
    ("audio/wav", riff((b"LIST", TELLS), FORMAT, (b"bext", TELLS), HEARD, (b"id3 ", TELLS)), riff(FORMAT, HEARD)),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "came", "kept"), FILES)
def test_only_sound_and_picture_are_kept(kind: str, came: bytes, kept: bytes) -> None:
    assert bare(came) == (kept, kind)


@pytest.mark.parametrize("order", ["<", ">"])
def test_a_picture_stays_the_right_way_up(order: str) -> None:
    held, _ = bare(jpeg(segment(0xE1, exif(6, order))))
    assert TELLS not in held
    assert bare(held)[0] == held
    assert struct.pack(">HHIHH", 0x0112, 3, 1, 6, 0) in held


def test_what_a_phone_says_of_a_voice_message_is_blanked_where_it_stands() -> None:
    """Sound is found by its place, so nothing moves."""
    came = m4a(box(b"udta", box(b"\xa9xyz", TELLS)) + box(b"meta", TELLS) + box(b"uuid", TELLS))
    held, kind = bare(came)
    assert (kind, len(held)) == ("audio/mp4", len(came))
    assert TELLS not in held
    assert struct.pack(">I", 3_800_000_000) not in held
    assert held.endswith(box(b"mdat", b"sound"))
    assert b"soun" in held


CARRIES = [b"OggS\0\2" + TELLS, b"%PDF-1.7 " + TELLS]


@pytest.mark.parametrize("came", CARRIES)
def test_what_nothing_can_be_taken_out_of_is_not_taken(came: bytes) -> None:
    with pytest.raises(CannotPlan, match="cannot be taken out"):
        bare(came)


DAMAGED: list[bytes] = [
    jpeg()[:-2], jpeg()[:30], png()[:-6], png()[:20], riff(FORMAT), m4a(b"")[:-9], ID3V2, m4a(b"", handler=b"meta"),
    m4a(box(b"udta", b"")[:6]), b"\xff\xd8\xff",
]  # fmt: skip


@pytest.mark.parametrize("came", DAMAGED)
def test_what_is_damaged_is_refused_in_a_sentence(came: bytes) -> None:
    with pytest.raises(CannotPlan, match="damaged"):
        bare(came)


@pytest.mark.parametrize("make", [jpeg, png, lambda: SOUND, lambda: riff(FORMAT, HEARD), lambda: m4a(b"")])
def test_no_cut_of_a_file_is_a_fault_of_ours(make: Callable[[], bytes]) -> None:
    whole = make()
    for end in range(3, len(whole)):
        try:
            bare(whole[:end])
        except CannotPlan:
            continue
