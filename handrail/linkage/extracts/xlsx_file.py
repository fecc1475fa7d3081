"""Excel workbooks: looked into before they are opened, and their cells made into the text a person sees."""

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from .reading import ReadOptions
from .refusal import UnreadableFile
from .xlsx_cells import Place, Row, error_cells, filled_down

RATIO_FROM = 32 << 20  # small files may squeeze as well as they like
PARTS = 5_000
CHUNK = 1 << 20
FORMULA_WITHOUT_VALUE = re.compile(rb"<f(?:\s[^>]*)?(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>|</c>)")
DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)")


def workbook_sheets(path: Path, options: ReadOptions) -> Iterator[tuple[str, Iterator[tuple[int, list[str]]]]]:
    """Each visible sheet's name and its rows with their row numbers. Rows without any value are left out."""
    check_workbook(path, options)
    errors = error_cells(path)
    try:
        workbook = CalamineWorkbook.from_path(path)
        for name in workbook.sheet_names:
            yield name, _rows(workbook.get_sheet_by_name(name), errors.get(name, {}))
    except PasswordError:
        raise UnreadableFile(f"{path.name} has a password. Save it without one and send it again.") from None
    except CalamineError as error:
        raise UnreadableFile(f"{path.name} cannot be opened as an Excel workbook. Save it again as .xlsx.") from error


def _rows(sheet: Any, errors: Mapping[Place, str]) -> Iterator[Row]:
    left = (sheet.start or (0, 0))[1]  # calamine gives the empty rows above the first cell, not the columns before it
    rows: Iterator[Row] = enumerate([cell_text(cell) for cell in row] for row in sheet.iter_rows())
    if errors:
        rows = _with_errors(rows, errors, left)
    if sheet.merged_cell_ranges:
        rows = filled_down(rows, sheet.merged_cell_ranges, left)
    yield from ((number + 1, cells) for number, cells in rows if any(cells))


def _with_errors(rows: Iterator[Row], errors: Mapping[Place, str], left: int) -> Iterator[Row]:
    for number, cells in rows:
        yield number, [errors.get((number, left + at), cell) for at, cell in enumerate(cells)]


def cell_text(cell: Any) -> str:
    """A cell as text: whole numbers without ".0", dates in ISO, nothing as "". Text stays text, "=1+1" too."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "seconds")
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return (datetime(1900, 1, 1) + cell).strftime("%H:%M:%S")  # noqa: DTZ001 - a time of day, of no zone
    return "" if cell is None else str(cell)


def check_workbook(path: Path, options: ReadOptions) -> None:
    """Refuse a zip bomb, a document type and formulas without values, before anything is built from the file.

    Every part is unpacked once as a stream and counted, because the sizes that a zip file states may be lies.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            check_archive(path, parts, options)
            for part in parts:
                _check_part(path, archive, part)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
        refuse_old_excel(path)
        raise UnreadableFile(f"{path.name} is damaged or no Excel workbook. Save it again as .xlsx.") from None


def refuse_old_excel(path: Path) -> None:
    with path.open("rb") as file:
        if file.read(4) == b"\xd0\xcf\x11\xe0":
            raise UnreadableFile(
                f"{path.name} has a password or is an old Excel file. Save it as .xlsx without a password."
            )


def check_archive(path: Path, parts: list[zipfile.ZipInfo], options: ReadOptions) -> None:
    """Refuse an archive that would unpack into far more than a real one. No part is read beyond its stated size."""
    unpacked, packed = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
    if len(parts) > PARTS or unpacked > options.max_unpacked_bytes:
        raise UnreadableFile(
            f"{path.name} unpacks to {unpacked / 1e6:,.0f} MB in {len(parts):,} parts, more than is safe to open. "
            "Send the data as CSV, or in several files."
        )
    if unpacked > RATIO_FROM and unpacked > packed * options.max_ratio:
        raise UnreadableFile(
            f"{path.name} unpacks to {unpacked // max(packed, 1):,} times its size, which no real extract does. "
            "It was not opened."
        )


def _check_part(path: Path, archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    sheet = part.filename.startswith("xl/worksheets/")
    tail = b""
    with archive.open(part) as stream:
        while chunk := stream.read(CHUNK):
            window = tail + chunk
            if part.filename.endswith((".xml", ".rels")) and DECLARATION.search(window):
                raise UnreadableFile(
                    f"{path.name} holds a document type declaration, which a real workbook never does."
                )
            if sheet and FORMULA_WITHOUT_VALUE.search(window):
                raise UnreadableFile(
                    f"{path.name} has formulas whose results were never worked out. Open it in Excel, save it and "
                    "send it again."
                )
            tail = window[-512:]
