"""CSV as people send it."""

from pathlib import Path

import pytest

from handrail.linkage.extracts.csv_file import csv_rows, find_encoding
from handrail.linkage.extracts.refusal import UnreadableFile
from tests.factories.extracts import write

TEXT = "Name,Town\nZoë O\u2019Hara,Marlton\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    rows = list(csv_rows(write(tmp_path / "a.csv", TEXT * 50, encoding)))
    assert rows[0] == (1, ["Name", "Town"])
    assert rows[1] == (2, ["Zoë O\u2019Hara", "Marlton"])
    assert len(rows) == 100


def test_bytes_of_no_encoding_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"Name,Town\nZo\x81\x8d,Marlton\n")
    with pytest.raises(UnreadableFile, match="UTF-8, UTF-16 or Windows-1252"):
        find_encoding(path)


def test_a_late_accent_decides_the_encoding_of_the_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"Name,Town\n" + b"Ann,Marlton\n" * 200_000 + b"Zo\xeb,Marlton\n")
    assert find_encoding(path) == ("cp1252", False)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters(tmp_path: Path, delimiter: str) -> None:
    text = f"Name{delimiter}Note\nAnn{delimiter}a, b and c\nBob{delimiter}x, y\n".replace(
        "a, b and c", '"a, b and c"'
    ).replace("x, y", '"x, y"')
    assert list(csv_rows(write(tmp_path / "a.csv", text)))[1] == (2, ["Ann", "a, b and c"])


def test_a_line_break_inside_a_value_keeps_the_line_numbers_right(tmp_path: Path) -> None:
    text = 'Name,Note\r\nAnn,"first\r\nsecond"\r\n\r\n,\r\nBob,x\r\n'
    assert list(csv_rows(write(tmp_path / "a.csv", text))) == [
        (1, ["Name", "Note"]), (2, ["Ann", "first\r\nsecond"]), (6, ["Bob", "x"]),
    ]  # fmt: skip


def test_a_quotation_mark_never_closed_refuses_the_file(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", 'Name,Note\nAnn,"never closed\nBob,x\n')
    with pytest.raises(UnreadableFile, match="on or after line 2 is never closed"):
        list(csv_rows(path))
