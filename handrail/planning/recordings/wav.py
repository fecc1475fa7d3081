"""WAV: chunks of name, length and content, padded to an even length (RIFF)."""

import struct

_SOUND = {b"fmt ", b"fact", b"data"}  # the others say by whom, when and with what it was recorded


def bare_wav(content: bytes) -> bytes:
    """The sound alone."""
    kept, at = [], 12
    while at + 8 <= len(content):
        name = content[at : at + 4]
        (length,) = struct.unpack("<I", content[at + 4 : at + 8])
        end = min(at + 8 + length, len(content))  # a recorder that stopped short says more than it wrote
        if name in _SOUND:
            sound = content[at + 8 : end]
            kept.append(name + struct.pack("<I", len(sound)) + sound + b"\0" * (len(sound) % 2))
        at = end + length % 2
    body = b"WAVE" + b"".join(kept)
    if b"data" not in [chunk[:4] for chunk in kept]:
        raise ValueError("there is no sound in it")
    return b"RIFF" + struct.pack("<I", len(body)) + body
