"""What a delivery is, by its content: a national return that is read natively, or an extract with a specification."""

import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import islice
from pathlib import Path

from .annex_a import read_annex_a
from .bundle import best_spec
from .cin_census import read_cin_census
from .csv_file import csv_rows
from .read import read
from .reading import Reading, ReadOptions
from .refusal import UnreadableFile
from .spec import ExtractSpec
from .spec_files import shipped_specs
from .ssda903 import read_ssda903
from .tabular import HEADER_WITHIN, Numbered, refuse_strangers
from .xlsx_file import workbook_sheets

Reader = Callable[[Path, ReadOptions], Reading]
ANNEX_SHEETS = 3  # of the eleven lists, before a workbook is taken for Annex A
DEFAULTS = ReadOptions()


def detect(path: Path, specs: Mapping[str, ExtractSpec] | None = None, options: ReadOptions = DEFAULTS) -> Reader:
    """The reader for this delivery. `specs` are those that the partnership uses; the shipped ones if none are given.

    Raises UnreadableFile with a sentence where it is neither a return nor like any of the specifications.
    """
    if path.is_dir() or path.suffix.lower() == ".zip" or zip_of_tables(path):
        return read_ssda903
    if is_xml(path):
        return read_cin_census
    tables = first_rows(path, options)
    annex = shipped_specs("annex_a")
    if sum(best_spec(name, rows, annex) is not None for name, rows in tables) >= ANNEX_SHEETS:
        return read_annex_a
    own = specs if specs is not None else shipped_specs()
    found = [match[0] for name, rows in tables if (match := best_spec(name, rows, own))]
    if not found:
        raise UnreadableFile(
            f"{path.name} is none of the national returns, and it lacks columns that every extract specification "
            "requires. Say which extract it is, or write a specification for it."
        )
    return partial(read, own[found[0]])


def first_rows(path: Path, options: ReadOptions) -> list[tuple[str, list[Numbered]]]:
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        return [(name, head(rows)) for name, rows in workbook_sheets(path, options)]
    refuse_strangers(path)
    return [(path.name, head(csv_rows(path)))]


def head(rows: Iterator[Numbered]) -> list[Numbered]:
    return list(islice(rows, HEADER_WITHIN))


def is_xml(path: Path) -> bool:
    with path.open("rb") as file:
        start = file.read(200).lstrip(b"\xef\xbb\xbf \t\r\n")
    return start.startswith(b"<")


def zip_of_tables(path: Path) -> bool:
    """Whether this is a zip file of CSV files, whatever its name ends in."""
    if not zipfile.is_zipfile(path):
        return False
    with zipfile.ZipFile(path) as archive:
        return any(name.lower().endswith(".csv") for name in archive.namelist())
