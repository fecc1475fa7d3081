"""Tables on disk, written a row at a time so that a large county needs little memory: CSV, and XLSX with real dates.

Both write the same bytes for the same rows: the workbook's own dates and the times inside its zip are fixed.
"""

import csv
from collections.abc import Sequence
from datetime import date, datetime, time
from functools import lru_cache
from pathlib import Path
from typing import Protocol

import xlsxwriter

from demo.county.life import Value
from demo.county.slips import plain

MADE = datetime.combine(date(2000, 1, 1), time())  # a fixed stamp, so that the same county is the same bytes


class Table(Protocol):
    line: int  # where the row written last stands, the header being line 1

    def write(self, values: Sequence[Value]) -> None: ...
    def close(self) -> None: ...


@lru_cache(maxsize=32_768)
def day_first(day: date) -> str:
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


@lru_cache(maxsize=32_768)
def iso(day: date) -> str:
    return day.isoformat()


@lru_cache(maxsize=32_768)
def named_month(day: date) -> str:
    return f"{day.day} {day:%b} {day.year}"


STYLES = {"day first": day_first, "iso": iso, "named month": named_month}


class CsvTable:
    """A CSV file in one encoding and one way of writing dates. What Windows-1252 cannot hold loses its accents."""

    def __init__(self, path: Path, header: Sequence[str], *, dates: str = "day first", encoding: str = "utf-8") -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._day = STYLES[dates]
        self._narrow = encoding == "cp1252"
        self._file = path.open("w", encoding=encoding, newline="")
        self._writer = csv.writer(self._file, lineterminator="\r\n")
        self._writer.writerow(header)
        self.line = 1

    def write(self, values: Sequence[Value]) -> None:
        self._writer.writerow([self._text(value) for value in values])
        self.line += 1

    def _text(self, value: Value) -> str:
        if value is None:
            return ""
        if isinstance(value, str):
            return plain(value) if self._narrow and not _fits(value) else value
        if isinstance(value, datetime):
            return f"{self._day(value.date())} {value.hour:02d}:{value.minute:02d}"
        if isinstance(value, date):
            return self._day(value)
        return ("Y" if value else "N") if isinstance(value, bool) else str(value)

    def close(self) -> None:
        self._file.close()


def _fits(text: str) -> bool:
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


class Workbook:
    """An XLSX file of one or more sheets, each a `Table`."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._book = xlsxwriter.Workbook(
            str(path), {"constant_memory": True, "strings_to_numbers": False, "strings_to_formulas": False}
        )
        self._book.set_properties({"created": MADE})
        self.day = self._book.add_format({"num_format": "dd/mm/yyyy"})

    def sheet(self, name: str, header: Sequence[str]) -> "Sheet":
        return Sheet(self._book.add_worksheet(name), header, self.day)

    def close(self) -> None:
        self._book.close()


class Sheet:
    def __init__(self, sheet: xlsxwriter.worksheet.Worksheet, header: Sequence[str], day: object) -> None:
        self._sheet, self._day = sheet, day
        self.line = 0
        self.write(header)

    def write(self, values: Sequence[Value]) -> None:
        for column, value in enumerate(values):
            if value is None or value == "":
                continue
            if isinstance(value, date):
                self._sheet.write_datetime(self.line, column, value, self._day)
            elif isinstance(value, bool):
                self._sheet.write_string(self.line, column, "Yes" if value else "No")
            elif isinstance(value, str):
                self._sheet.write_string(self.line, column, value)
            else:
                self._sheet.write_number(self.line, column, value)
        self.line += 1

    def close(self) -> None:
        """Sheets close with their workbook."""
