"""A table in a file: its header row and the rows below it as text. CSV and XLSX look the same from here on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from .csv_file import csv_rows
from .reading import ReadOptions
from .refusal import UnreadableFile
from .spec import ExtractSpec
from .spec_check import header_key
from .xlsx_file import workbook_sheets

HEADER_WITHIN = 20  # rows: a title, a date and a line of groups may stand above the header, not a page
UNNAMED = "column "
Cells = list[str]
Numbered = tuple[int, Cells]  # the line where the row begins, and its cells


@dataclass(slots=True)
class Table:
    """`rows` can be read once. Row cells are as many as the headers, or the file was ragged there."""

    name: str  # the file, or the file and its sheet
    headers: list[str]
    rows: Iterator[Numbered]


def open_table(path: Path, spec: ExtractSpec, options: ReadOptions) -> Table:
    """The table of a CSV file or of a workbook's best sheet; its header is the row with most of the expected headers.

    Raises UnreadableFile with a sentence where nothing like a header is found.
    """
    known = spec_headers(spec)
    check_size(path, options)
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        tables = [_table(f"{path.name}, sheet {name}", rows, known) for name, rows in workbook_sheets(path, options)]
        best = max(tables, key=lambda table: _score(table.headers, known) if table else 0, default=None)
    else:
        refuse_strangers(path)
        best = _table(path.name, csv_rows(path), known)
    if best is None:
        raise UnreadableFile(
            f"No row of {path.name} looks like the header: none of the expected column names is in its first "
            f"{HEADER_WITHIN} rows. Check that this is the right file for this extract."
        )
    return best


def check_size(path: Path, options: ReadOptions) -> None:
    size = path.stat().st_size
    if size == 0:
        raise UnreadableFile(f"{path.name} is empty. Ask for it to be sent again.")
    if size > options.max_bytes:
        raise UnreadableFile(
            f"{path.name} is {size / 1e9:.1f} GB; the most that is read is {options.max_bytes / 1e9:.1f} GB. "
            "Send it in parts, for example one for each year."
        )


def refuse_strangers(path: Path) -> None:
    """Refuse what is neither text nor a workbook, by its first bytes and in words that say what it is."""
    with path.open("rb") as file:
        start = file.read(8)
    strangers = (
        (b"\xd0\xcf\x11\xe0", "an old Excel file, or one with a password"),
        (b"PK\x03\x04", "a zip file or a misnamed workbook"),
        (b"%PDF", "a PDF"),
    )
    for magic, kind in strangers:
        if start.startswith(magic):
            raise UnreadableFile(
                f"{path.name} is {kind}, not CSV. Send CSV (.csv) or Excel (.xlsx) without a password."
            )


def find_table(name: str, rows: Iterator[Numbered], spec: ExtractSpec) -> Table | None:
    """The table in these rows, if any of the first is like the specification's header."""
    return _table(name, rows, spec_headers(spec))


def spec_headers(spec: ExtractSpec) -> frozenset[str]:
    """Every name under which a column of the specification may stand in a file, as headers are compared."""
    return frozenset(header_key(name) for column in spec.columns.values() for name in (column.header, *column.aliases))


def _table(name: str, rows: Iterator[Numbered], known: frozenset[str]) -> Table | None:
    head = list(islice(rows, HEADER_WITHIN))
    scores = [_score(cells, known) for _, cells in head]
    if not scores or max(scores) == 0:
        return None
    at = scores.index(max(scores))
    return Table(name, named(head[at][1]), chain(head[at + 1 :], rows))


def _score(cells: Sequence[str], known: frozenset[str]) -> int:
    return len({header_key(cell) for cell in cells} & known)


def is_unnamed(header: str) -> bool:
    return header.startswith(UNNAMED)


def named(cells: Sequence[str]) -> list[str]:
    """Headers as names for the row as sent: none empty, none twice."""
    headers: list[str] = []
    while cells and not cells[-1].strip():
        cells = cells[:-1]
    for place, cell in enumerate(cells, 1):
        name = " ".join(cell.replace("\ufeff", "").split()) or f"{UNNAMED}{place}"
        headers.append(name if name not in headers else f"{name} (column {place})")
    return headers
