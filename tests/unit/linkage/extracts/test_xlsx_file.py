"""Workbooks that are dangerous or unfit are refused before they are opened."""

import zipfile
from pathlib import Path

import pytest

from handrail.linkage.extracts.reading import ReadOptions
from handrail.linkage.extracts.refusal import UnreadableFile
from handrail.linkage.extracts.tabular import open_table
from handrail.linkage.extracts.xlsx_file import check_workbook
from tests.factories.extracts import small_spec, write_xlsx


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
