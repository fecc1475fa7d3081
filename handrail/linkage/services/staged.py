"""A delivery as chunks ready for COPY, read in this process or, where it is long, in one of its own."""

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from handrail.linkage.extracts.reading import FeedReport
from handrail.linkage.services.apart import Apart
from handrail.linkage.services.readers import ChosenReader, read_options
from handrail.linkage.services.staging import Chunk, Sender, chunks

APART_FROM = 8 << 20  # bytes: about 40,000 rows, which take longer to read than another process to start


class Staged(Protocol):
    """Chunks, to be gone through once, and the reports of what they came from, complete when the last was given."""

    reports: list[FeedReport]

    def __iter__(self) -> Iterator[Chunk]: ...


class Here:
    """Read in this process."""

    def __init__(self, reader: ChosenReader, path: Path, sender: Sender) -> None:
        reading = reader.open(path)
        self.reports = reading.reports
        self.chunks = chunks(reading, sender)

    def __iter__(self) -> Iterator[Chunk]:
        return self.chunks


def staged(reader: ChosenReader, path: Path, sender: Sender) -> Staged:
    if reader.spec and path.is_file() and path.stat().st_size >= APART_FROM:
        return Apart(reader.spec, path, read_options(), sender)
    return Here(reader, path, sender)
