"""Downloads: text never becomes a formula, and a name keeps its letters."""

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from handrail.ui.exports import csv_lines, csv_response, harmless, xlsx_bytes, xlsx_response

COLUMNS = ["Name", "Born", "Gap in days"]
ROWS = [["Siân =HYPERLINK", date(2009, 3, 14), -4], ["=1+1", None, 12]]


def read_csv(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


@pytest.mark.parametrize("text", ["=1+1", "+44 1632", "-2+3", "@SUM(A1)", "\t=1", "\r=1"])
def test_what_a_spreadsheet_would_run_is_quoted(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("value", ["Brooks", "a=b", "", -4, 3.5, None, date(2009, 3, 14)])
def test_everything_else_stays_as_it_is(value: object) -> None:
    assert harmless(value) == value  # type: ignore[arg-type]  # any value of a cell


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_no_cell_of_any_text_starts_a_formula(cells: list[str]) -> None:
    (_, row) = read_csv("".join(csv_lines(["a"] * len(cells), [cells])))
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)


def test_csv_has_a_mark_for_excel_and_iso_dates() -> None:
    text = "".join(csv_lines(COLUMNS, ROWS))
    assert text.startswith("\ufeff")
    assert read_csv(text) == [COLUMNS, ["Siân =HYPERLINK", "2009-03-14", "-4"], ["'=1+1", "", "12"]]


def test_xlsx_holds_text_as_text_and_dates_as_dates() -> None:
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(xlsx_bytes("Gaps: [now]", COLUMNS, ROWS))).get_sheet_by_index(0)
    assert sheet.name == "Gaps now"
    assert sheet.to_python()[1:] == [["Siân =HYPERLINK", date(2009, 3, 14), -4], ["=1+1", "", 12]]


def test_an_export_without_rows_is_a_file_with_headings() -> None:
    assert CalamineWorkbook.from_filelike(io.BytesIO(xlsx_bytes("", COLUMNS, []))).get_sheet_by_index(
        0
    ).to_python() == [COLUMNS]


def test_downloads_are_files_that_no_cache_keeps() -> None:
    for response, ending in (
        (csv_response("Gaps, now", COLUMNS, ROWS), "csv"),
        (xlsx_response("Gaps, now", COLUMNS, ROWS), "xlsx"),
    ):
        assert response["Content-Disposition"] == f'attachment; filename="gaps-now.{ending}"'
        assert response["Cache-Control"] == "no-store"
        assert response["X-Content-Type-Options"] == "nosniff"


def test_csv_takes_its_rows_one_by_one() -> None:
    taken = []

    def rows():  # type: ignore[no-untyped-def]  # any value of a cell
        for number in range(3):
            taken.append(number)
            yield [number]

    lines = csv_lines(["n"], rows())
    next(lines), next(lines)
    assert taken == [0]
