"""Rows as CSV and XLSX downloads. Text never becomes a formula in anybody's spreadsheet."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import TypeVar

import xlsxwriter
from django.http import HttpResponse, StreamingHttpResponse
from django.utils.text import slugify

Response = TypeVar("Response", HttpResponse, StreamingHttpResponse)
Value = str | int | float | Decimal | date | None
"""What a cell may hold. Dates are written as 2026-02-03 in CSV and as real dates in XLSX."""

XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel reads UTF-8 as Windows-1252 and spoils names such as Siân."""


def harmless(value: Value) -> Value:
    """Text that a spreadsheet would take for a formula gets an apostrophe before it; numbers stay numbers."""
    if isinstance(value, str) and value.startswith(_STARTS_A_FORMULA):
        return f"'{value}"
    return value


class _Echo:
    """A file that hands back what is written, so that a long export streams."""

    def write(self, text: str) -> str:
        return text


def csv_lines(columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> Iterator[str]:
    """The file line by line, the byte-order mark first."""
    writer = csv.writer(_Echo())
    yield _BYTE_ORDER_MARK + writer.writerow([harmless(column) for column in columns])
    for row in rows:
        yield writer.writerow([harmless(value) for value in row])


def csv_response(name: str, columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> StreamingHttpResponse:
    """A CSV download called after ``name``; rows are taken one by one, so a generator never stands in memory whole."""
    response = StreamingHttpResponse(csv_lines(columns, rows), content_type="text/csv; charset=utf-8")
    return _as_download(response, name, "csv")


def xlsx_response(name: str, columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> HttpResponse:
    """An XLSX download with a frozen, filterable heading row."""
    response = HttpResponse(xlsx_bytes(name, columns, rows), content_type=XLSX_TYPE)
    return _as_download(response, name, "xlsx")


def xlsx_bytes(title: str, columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """The workbook: one sheet, text as text, dates as dates."""
    buffer = io.BytesIO()
    options = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "in_memory": True,
        "default_date_format": "dd/mm/yyyy",
    }
    with xlsxwriter.Workbook(buffer, options) as book:
        sheet = book.add_worksheet(_sheet_name(title))
        sheet.write_row(0, 0, columns, book.add_format({"bold": True, "bottom": 1}))
        last = 0
        for last, row in enumerate(rows, start=1):
            sheet.write_row(last, 0, row)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, last, max(len(columns) - 1, 0))
        sheet.autofit()
    return buffer.getvalue()


def _sheet_name(title: str) -> str:
    """Excel allows 31 characters and none of []:*?/\\ in a sheet's name."""
    return "".join(letter for letter in title if letter not in "[]:*?/\\'")[:31] or "Rows"


def _as_download(response: Response, name: str, ending: str) -> Response:
    response["Content-Disposition"] = f'attachment; filename="{slugify(name) or "handrail"}.{ending}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store"
    return response
