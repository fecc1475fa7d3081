"""What a workbook's cells say that its reader leaves out: errors of formulas, and cells merged over several rows.

calamine gives an error cell as an empty one. A lost value must not look like one that nobody sent, so the error cells
are looked up in the file's own XML (ECMA-376 part 1, 18.3.1.4: a cell of type "e").
"""

import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree

from .refusal import UnreadableFile

Place = tuple[int, int]  # row and column, from 0
Row = tuple[int, list[str]]
CHUNK, OVERLAP = 1 << 20, 10_000  # bytes; a formula has at most 8,192 characters
ERRORS = frozenset(
    ("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!")
)
SOME_ERROR = "#VALUE!"  # where the file says no more than that there is one
OF_TYPE_ERROR = b't="e"'
ERROR_CELL = re.compile(rb'<c\s(?=[^>]*\bt="e")([^>]*)>(?:<f.*?(?:/>|</f>))?(?:<v>([^<]*)</v>)?', re.DOTALL)
REFERENCE = re.compile(rb'\br="([A-Z]{1,3})(\d+)"')
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def error_cells(path: Path) -> dict[str, dict[Place, str]]:
    """By sheet, the cells that hold an error instead of a value. For a file that `check_workbook` has looked into."""
    with zipfile.ZipFile(path) as archive:
        found = {name: dict(_in_part(path, archive, part)) for name, part in _sheets(archive)}
    return {name: cells for name, cells in found.items() if cells}


def _sheets(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Each sheet's name and the part of the archive that it stands in."""
    parts = set(archive.namelist())
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= parts:
        return  # another layout than Excel's own: calamine decides whether it is a workbook
    relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314 - no document type
    targets = {one.get("Id"): one.get("Target", "") for one in relations}
    workbook = ElementTree.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314 - nor here
    for sheet in workbook.findall(".//{*}sheet"):
        target = targets.get(sheet.get(RELATION), "")
        part = target.lstrip("/") if target.startswith("/") else str(PurePosixPath("xl") / target)
        if part in parts:
            yield sheet.get("name", ""), part


def _in_part(path: Path, archive: zipfile.ZipFile, part: str) -> Iterator[tuple[Place, str]]:
    tail = b""
    with archive.open(part) as stream:
        while chunk := stream.read(CHUNK):
            window = tail + chunk
            for cell in ERROR_CELL.finditer(window) if OF_TYPE_ERROR in window else ():
                reference = REFERENCE.search(cell[1])
                if reference is None:
                    raise UnreadableFile(
                        f"{path.name} has formulas that end in an error, such as #N/A, and does not say in which "
                        "cells. Mend them, save it in Excel and send it again."
                    )
                yield _place(*reference.groups()), cell[2].decode() if cell[2] else SOME_ERROR
            tail = window[-OVERLAP:]


def _place(letters: bytes, row: bytes) -> Place:
    """(1, 27) of AB2."""
    column = 0
    for letter in letters:
        column = column * 26 + letter - ord("A") + 1
    return int(row) - 1, column - 1


def filled_down(rows: Iterable[Row], merged: Sequence[tuple[Place, Place]], left: int) -> Iterator[Row]:
    """The rows, a cell merged over several of them saying the same in each. Rows and `left` count from 0."""
    goes_on = {(row, first[1]): first for first, last in merged for row in range(first[0] + 1, last[0] + 1)}
    heads, said = set(goes_on.values()), dict[Place, str]()
    for number, cells in rows:
        for at, cell in enumerate(cells):
            place = number, left + at
            if place in heads:
                said[place] = cell
            elif place in goes_on:
                cells[at] = said.get(goes_on[place], cell)
        yield number, cells
