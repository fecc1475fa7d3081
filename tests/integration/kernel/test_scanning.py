"""ClamAV's own words, spoken to a daemon of the test's."""

import socket
import struct
import threading
from pathlib import Path

import pytest

from handrail.kernel.scanning import ScanRefused, scan


def daemon(folder: Path, answer: bytes, got: list[bytes]) -> str:
    """A daemon at a socket in `folder` that takes one stream and gives one answer."""
    address = str(folder / "clamd")
    server = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    server.bind(address)
    server.listen(1)

    def serve() -> None:
        with server, server.accept()[0] as client:
            words = client.makefile("rb")
            got.append(words.read(len(b"zINSTREAM\0")))
            while length := struct.unpack(">I", words.read(4))[0]:
                got.append(words.read(length))
            client.sendall(answer)

    threading.Thread(target=serve, daemon=True).start()
    return address


def test_a_clean_file_is_sent_whole_and_taken(tmp_path: Path) -> None:
    got: list[bytes] = []
    scan([b"one", b"", b"two"], address=daemon(tmp_path, b"stream: OK\0", got))
    assert got == [b"zINSTREAM\0", b"one", b"two"]


@pytest.mark.parametrize("answer", [b"stream: Eicar-Signature FOUND\0", b"INSTREAM size limit exceeded. ERROR\0", b""])
def test_whatever_is_not_called_clean_is_refused(tmp_path: Path, answer: bytes) -> None:
    with pytest.raises(ScanRefused, match="does not call it clean"):
        scan([b"x"], address=daemon(tmp_path, answer, []))


def test_where_nobody_looks_the_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ScanRefused, match="could not be checked"):
        scan([b"x"], address=str(tmp_path / "nobody"))
