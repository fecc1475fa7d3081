"""Files from outside are looked through by ClamAV's daemon before they are kept.

`HANDRAIL_CLAMD` says where it listens ("host:port" or a socket's path). The words are those of its INSTREAM command:
the file in blocks, each after its length in four bytes, and a block of no length at the end.
"""

import socket
import struct
from collections.abc import Iterable
from contextlib import closing

from handrail.kernel.errors import UserError

TIMEOUT = 30.0  # seconds


class ScanRefused(UserError):
    """The file is not clean, or nobody could look."""


def scan(blocks: Iterable[bytes], *, address: str) -> None:
    """Raises `ScanRefused` unless the daemon says that the file is clean."""
    try:
        with closing(_connect(address)) as daemon:
            daemon.sendall(b"zINSTREAM\0")
            for block in blocks:
                if block:
                    daemon.sendall(struct.pack(">I", len(block)) + block)
            daemon.sendall(struct.pack(">I", 0))
            said = _answer(daemon)
    except OSError as failed:
        raise ScanRefused(
            "The file could not be checked for viruses just now, so it was not taken. Send the rest without it."
        ) from failed
    if said != "stream: OK":
        raise ScanRefused("The file was refused: the virus scanner does not call it clean. Send the rest without it.")


def _connect(address: str) -> socket.socket:
    host, colon, port = address.rpartition(":")
    if colon and port.isdecimal():
        return socket.create_connection((host.strip("[]"), int(port)), timeout=TIMEOUT)
    daemon = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    daemon.settimeout(TIMEOUT)
    try:
        daemon.connect(address)
    except OSError:
        daemon.close()
        raise
    return daemon


def _answer(daemon: socket.socket) -> str:
    said = b""
    while not said.endswith(b"\0") and (more := daemon.recv(4096)):
        said += more
    return said.rstrip(b"\0").decode("utf-8", "replace").strip()
