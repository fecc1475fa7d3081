"""Workbooks that are dangerous or unfit are refused before they are opened."""

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from handrail.linkage.extracts.read import read
from handrail.linkage.extracts.reading import ReadOptions
from handrail.linkage.extracts.refusal import UnreadableFile
from handrail.linkage.extracts.tabular import open_table
from handrail.linkage.extracts.xlsx_file import check_workbook, workbook_sheets
from handrail.records.facts import BadRow, FlagFact, SourceRow
from tests.factories.extracts import small_spec, write, write_xlsx


def with_part(path: Path, name: str, content: bytes) -> Path:
    write_xlsx(path, {"Data": [["Visit No"]]})
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return path


def test_a_zip_bomb(tmp_path: Path) -> None:
    bomb = with_part(tmp_path / "bomb.xlsx", "xl/media/a.bin", bytes(80 << 20))
    with pytest.raises(UnreadableFile, match="times its size, which no real extract does"):
        check_workbook(bomb, ReadOptions())
    with pytest.raises(UnreadableFile, match="more than is safe to open"):
        check_workbook(bomb, ReadOptions(max_unpacked_bytes=1 << 20))


def test_an_entity(tmp_path: Path) -> None:
    path = with_part(tmp_path / "a.xlsx", "xl/x.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x/>')
    with pytest.raises(UnreadableFile, match="document type declaration"):
        check_workbook(path, ReadOptions())


@pytest.mark.parametrize(
    "cell", [b"<c><f>A1+1</f></c>", b"<c><f>A1+1</f><v></v></c>", b'<c><f t="shared" si="0"/><v/></c>']
)
def test_a_formula_without_its_result(tmp_path: Path, cell: bytes) -> None:
    path = with_part(
        tmp_path / "a.xlsx", "xl/worksheets/sheet9.xml", b"<sheetData><row>" + cell + b"</row></sheetData>"
    )
    with pytest.raises(UnreadableFile, match="results were never worked out"):
        check_workbook(path, ReadOptions())


def test_a_formula_with_its_result_is_read(tmp_path: Path) -> None:
    path = with_part(tmp_path / "a.xlsx", "xl/worksheets/sheet9.xml", b"<c><f>A1+1</f><v>2</v></c>")
    check_workbook(path, ReadOptions())


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.xlsx", b"\xd0\xcf\x11\xe0" + bytes(100), "has a password or is an old Excel file"),
        ("a.xlsx", b"not a zip", "is damaged or no Excel workbook"),
        ("a.csv", b"\xd0\xcf\x11\xe0" + bytes(100), "an old Excel file, or one with a password"),
        ("a.csv", b"PK\x03\x04", "a zip file or a misnamed workbook"),
        ("a.csv", b"%PDF-1.7", "is a PDF"),
        ("a.csv", b"", "is empty"),
    ],
)
def test_what_is_no_table_is_called_what_it_is(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UnreadableFile, match=said):
        open_table(path, small_spec(), ReadOptions())


def test_a_file_beyond_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"x" * 2000)
    with pytest.raises(UnreadableFile, match="Send it in parts"):
        open_table(path, small_spec(), ReadOptions(max_bytes=1000))


HEADER = ["Visit No", "Pupil ID", "Forename", "Surname", "Start", "Score"]


def written(path: Path, fill: Callable[[Any], None]) -> Path:
    with xlsxwriter.Workbook(path) as book:
        fill(book.add_worksheet("Cover"))
        fill(book.add_worksheet("Data"))
    return path


def test_a_failed_formula_costs_the_row_where_the_value_must_be_there(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        if sheet.name == "Data":
            sheet.write_row(2, 1, HEADER)
            sheet.write_row(3, 1, ["V1", "P1", "Ann", "Gill", "2026-03-01"])
            sheet.write_row(4, 1, ["V2", "", "Bo", "Hall", "2026-03-01"])
            sheet.write_formula(4, 2, "=A99", None, "#REF!")

    _, bad = read(small_spec(), written(tmp_path / "a.xlsx", fill))
    assert isinstance(bad, BadRow)
    assert (bad.line, bad.rule, bad.column) == (5, "cell-error", "Pupil ID")
    assert bad.reason == "“Pupil ID” holds #REF!, which Excel shows where a formula fails."
    assert bad.as_sent["Pupil ID"] == "#REF!"


def test_elsewhere_a_failed_formula_is_read_as_empty_and_counted(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        sheet.write_row("A1", HEADER)
        sheet.write_row("A2", ["V1", "P1", "Ann", "Gill", "2026-03-01"])
        sheet.write_formula("F2", "=VLOOKUP(1,A1:B2,2)", None, "#N/A")

    reading = read(small_spec(), written(tmp_path / "a.xlsx", fill))
    (row,) = reading
    assert isinstance(row, SourceRow)
    assert row.as_sent["Score"] == "#N/A", "as it was sent"
    assert not [fact for fact in row.facts if isinstance(fact, FlagFact)], "no score, so no low score"
    assert reading.reports[0].lost == {"Score": 1}


def test_errors_that_were_exported_as_text_are_known_too(tmp_path: Path) -> None:
    text = "Visit No,Pupil ID,Surname,Start,House\nV1,#N/A,O,2026-03-01,\nV2,P2,#N/A,2026-03-01,#N/A\n"
    reading = read(small_spec(), write(tmp_path / "a.csv", text))
    bad, good = reading
    assert isinstance(bad, BadRow)
    assert (bad.rule, bad.column) == ("cell-error", "Pupil ID")
    assert isinstance(good, SourceRow)
    assert reading.reports[0].lost == {"Surname": 1}, "a column that nobody reads may hold what it likes"


def test_an_error_that_cannot_be_placed_refuses_the_file(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", {"Data": [["Visit No"], ["here"]]})
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = parts[sheet].replace(b'<c r="A2" t="s"><v>1</v></c>', b'<c t="e"><v>#N/A</v></c>')
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    with pytest.raises(UnreadableFile, match="does not say in which cells"):
        list(workbook_sheets(path, ReadOptions()))


def test_a_header_merged_over_two_rows_is_one_header(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        sheet.merge_range("A1:A2", "Visit No")
        sheet.merge_range("B1:B2", "Pupil ID")
        sheet.merge_range("C1:D1", "Pupil")
        sheet.write_row("C2", ["Forename", "Surname", "Start"])
        sheet.write_row("A3", ["V1", "P1", "Ann", "Gill", "2026-03-01"])

    (row,) = read(small_spec(), written(tmp_path / "a.xlsx", fill))
    assert isinstance(row, SourceRow)
    assert row.as_sent == {
        "Visit No": "V1", "Pupil ID": "P1", "Forename": "Ann", "Surname": "Gill", "Start": "2026-03-01"
    }  # fmt: skip


def test_a_cell_merged_over_rows_says_the_same_in_each(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        sheet.write_row("A1", HEADER)
        sheet.merge_range("B2:B3", "P1")
        sheet.write_row("C2", ["Ann", "Gill", "2026-03-01"])
        sheet.write_row("C3", ["Ann", "Gill", "2026-03-02"])
        sheet.write_column("A2", ["V1", "V2"])

    assert [row.local_id for row in read(small_spec(), written(tmp_path / "a.xlsx", fill))] == ["P1", "P1"]


def test_one_name_merged_over_two_columns_is_explained(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        sheet.merge_range("A1:B1", "Visit No")
        sheet.write_row("C1", ["Forename", "Surname", "Start"])
        sheet.write_row("A2", ["V1", "P1", "Ann", "Gill", "2026-03-01"])

    with pytest.raises(UnreadableFile, match="take the merge out of the header"):
        read(small_spec(), written(tmp_path / "a.xlsx", fill))
