"""MP3: sound, with tags before it (ID3v2) and after it (ID3v1, APE)."""

import struct

_ID3_HEAD, _ID3_FOOT = 10, 128
_APE = b"APETAGEX"
_APE_FOOT = 32


def bare_mp3(content: bytes) -> bytes:
    """The sound alone."""
    sound = _without_end(_without_beginning(content))
    if sound[:1] != b"\xff" or len(sound) < 2 or sound[1] < 0xE0:
        raise ValueError("no sound where it must begin")
    return sound


def _without_beginning(content: bytes) -> bytes:
    while content[:3] == b"ID3":
        a, b, c, d = content[6:10]  # 7 bits each
        length = (a << 21) | (b << 14) | (c << 7) | d
        foot = _ID3_HEAD if content[5] & 0x10 else 0
        content = content[_ID3_HEAD + length + foot :].lstrip(b"\0")
    return content


def _without_end(content: bytes) -> bytes:
    while True:
        if content[-_ID3_FOOT:][:3] == b"TAG":
            content = content[:-_ID3_FOOT]
        elif content[-_APE_FOOT:][:8] == _APE:
            foot = content[-_APE_FOOT:]
            (length,) = struct.unpack("<I", foot[12:16])
            head = _APE_FOOT if foot[23] & 0x80 else 0
            if not _APE_FOOT <= length <= len(content) - head:
                raise ValueError("a tag is longer than the file")
            content = content[: -(length + head)]
        else:
            return content
