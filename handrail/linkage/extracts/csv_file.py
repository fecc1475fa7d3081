"""CSV as people send it: any delimiter, any of four encodings, read as a stream however long it is."""

import codecs
import csv
from collections.abc import Iterator
from io import TextIOWrapper
from pathlib import Path

from .refusal import UnreadableFile

CHUNK = 1 << 20
SAMPLE_LINES = 20
DELIMITERS = ",;\t|"
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


class BrokenRow(list[str]):
    """The cells of a row that the CSV reader could not follow; `because` completes "The row …"."""

    def __init__(self, because: str) -> None:
        super().__init__()
        self.because = because


def csv_rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line on which it begins. Rows without any value are left out.

    The encoding is settled by reading the whole file before the first row is given, so that a file which turns out
    unreadable changes nothing. One that cannot be split into rows from some line on raises UnreadableFile there.
    """
    encoding, nul = find_encoding(path)
    with path.open("rb") as raw, TextIOWrapper(raw, encoding=encoding, newline="") as text:
        delimiter = find_delimiter([text.readline(CHUNK) for _ in range(SAMPLE_LINES)])
        text.seek(0)
        reader = csv.reader(text, delimiter=delimiter, strict=True)
        begins = 1
        while True:
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                cells = _broken(path, begins, str(error))
            if nul and any("\0" in cell for cell in cells):
                cells = BrokenRow("holds characters that no text can have (NUL)")
            if any(cells) or isinstance(cells, BrokenRow):
                yield begins, cells
            begins = reader.line_num + 1


def _broken(path: Path, line: int, error: str) -> BrokenRow:
    if "field larger" in error or "unexpected end" in error:
        raise UnreadableFile(
            f"In {path.name} a quotation mark opened on or after line {line} is never closed, so the rows after it "
            "cannot be told apart. Nothing was taken in. Have the file written again."
        )
    return BrokenRow("has a quotation mark in the middle of a value. Double it or take it out")


def find_encoding(path: Path) -> tuple[str, bool]:
    """The encoding, and whether NUL characters are anywhere in the file.

    UTF-8 or UTF-16 where the bytes are so; else Windows-1252, if every byte is a character of it; else refused.
    """
    with path.open("rb") as file:
        likely = _likely(file.read(4096))
    for encoding in likely:
        nul = _nul_if_decodes(path, encoding)
        if nul is not None:
            return encoding, nul
    raise UnreadableFile(
        f"The characters of {path.name} cannot be read as UTF-8, UTF-16 or Windows-1252. Save it again as “CSV UTF-8”."
    )


def _likely(start: bytes) -> list[str]:
    for mark, encoding in MARKS:
        if start.startswith(mark):
            return [encoding]
    quarter = len(start) // 4
    if len(start) > 3 and start[1::2].count(0) > quarter:
        return ["utf-16-le"]
    if len(start) > 3 and start[::2].count(0) > quarter:
        return ["utf-16-be"]
    return ["utf-8", "cp1252"]


def _nul_if_decodes(path: Path, encoding: str) -> bool | None:
    """Whether the file, read in this encoding, holds NUL; None where it cannot be read so."""
    decoder = codecs.getincrementaldecoder(encoding)()
    nul = False
    with path.open("rb") as file:
        try:
            while chunk := file.read(CHUNK):
                nul = "\0" in decoder.decode(chunk) or nul
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return None
    return nul


def find_delimiter(sample: list[str]) -> str:
    """The delimiter that cuts most of the sample's lines into the same number of columns, the more the better."""

    def score(delimiter: str) -> tuple[int, int]:
        try:
            widths = [len(row) for row in csv.reader(sample, delimiter=delimiter) if row]
        except csv.Error:
            return (0, 0)
        split = [width for width in widths if width > 1]
        return (max((split.count(width) * width for width in set(split)), default=0), -DELIMITERS.index(delimiter))

    return max(DELIMITERS, key=score)
