"""An extract by its specification: what is understood, what is quarantined, and what is refused whole."""

from datetime import date, time
from pathlib import Path

import pytest

from handrail.linkage.extracts.read import read, reread
from handrail.linkage.extracts.reading import ReadOptions
from handrail.linkage.extracts.refusal import UnreadableFile
from handrail.linkage.extracts.spec import Column, ColumnType
from handrail.linkage.extracts.values import coercion
from handrail.records.facts import BadRow, EventFact, FlagFact, IdentifierFact, NameFact, SourceRow
from tests.factories.extracts import small_spec, write, write_xlsx

HEADERS = "Visit No,Pupil ID,Forename,Surname,Date of Birth,UPN,NHS No,Start,End,Reason,Attended,Score"
GOOD = "V1,P1,Zofia,Null,03/05/2008,Y865000178301,999 000 0018,01/02/2024 14:05,02/02/2024,A,N,43%"


def rows_of(path: Path, options: ReadOptions | None = None) -> list[SourceRow | BadRow]:
    return list(read(small_spec(), path, options or ReadOptions()))


def only(rows: list[SourceRow | BadRow]) -> SourceRow:
    (row,) = rows
    assert isinstance(row, SourceRow), row
    return row


def bad(tmp_path: Path, line: str, options: ReadOptions | None = None) -> BadRow:
    (row,) = rows_of(write(tmp_path / "visits.csv", f"{HEADERS}\n{line}\n"), options)
    assert isinstance(row, BadRow)
    return row


def test_a_row_states_its_facts(tmp_path: Path) -> None:
    row = only(rows_of(write(tmp_path / "visits.csv", f"{HEADERS}\n{GOOD}\n"), ReadOptions(test_numbers=True)))
    assert (row.feed, row.line, row.local_id, row.row_key, row.born) == (
        "school-visits",
        2,
        "P1",
        "V1",
        date(2008, 5, 3),
    )
    assert row.as_sent["Start"] == "01/02/2024 14:05"
    assert row.as_sent["NHS No"] == "999 000 0018"
    assert [fact for fact in row.facts if isinstance(fact, IdentifierFact)] == [
        IdentifierFact("upn", "Y865000178301", valid=True),
        IdentifierFact("nhs", "9990000018", valid=True),
    ]
    assert NameFact("Zofia", "Null") in row.facts
    event = next(fact for fact in row.facts if isinstance(fact, EventFact))
    assert (event.on, event.at, event.until) == (date(2024, 2, 1), time(14, 5), date(2024, 2, 3))
    assert event.summary == "Visited about advice (A)"
    flag = next(fact for fact in row.facts if isinstance(fact, FlagFact))
    assert flag.basis == "Scored 43"


def test_an_identifier_that_cannot_be_true_is_kept_and_marked(tmp_path: Path) -> None:
    line = GOOD.replace("Y865000178301", "A865000178301")
    row = only(rows_of(write(tmp_path / "visits.csv", f"{HEADERS}\n{line}\n")))
    assert [fact.valid for fact in row.facts if isinstance(fact, IdentifierFact)] == [False, False]


def test_what_is_empty_is_not_stated(tmp_path: Path) -> None:
    row = only(rows_of(write(tmp_path / "visits.csv", f"{HEADERS}\nV1,P1,,,,,,2024-02-01,,,,\n")))
    assert row.facts == (
        EventFact("visit", "education", date(2024, 2, 1), "Visited about not recorded (not recorded)"),
    )


REFUSED = [
    ("02/02/2024", "31/02/2024", "End", "date-impossible", "“End” is not a day that exists."),
    ("02/02/2024", "01/01/2024", "End", "end-before-start", "“End” is before the start date."),
    ("01/02/2024 14:05", "01/02/2007", "Start", "before-birth", "“Start” is before the person was born."),
    ("01/02/2024 14:05", "", "Start", "required-empty", "“Start” is empty and must be filled in."),
    (",A,", ",Z,", "Reason", "code-unknown", "“Reason” is not one of the codes A, B."),
    (",N,", ",perhaps,", "Attended", "yes-no-unreadable", "“Attended” is neither yes nor no. Write Y or N."),
    ("43%", "lots", "Score", "number-unreadable", "“Score” is not a number."),
    (",43%", "", "", "row-ragged", "The row has 11 cells where the header has 12."),
    ("Zofia", "Zof\0ia", "", "row-broken", "The row holds characters that no text can have (NUL)."),
    (",P1,", ',"P"1,', "", "row-broken", "The row has a quotation mark in the middle of a value."),
]


@pytest.mark.parametrize(("right", "wrong", "column", "rule", "reason"), REFUSED, ids=[case[3] for case in REFUSED])
def test_a_bad_row_says_why(tmp_path: Path, right: str, wrong: str, column: str, rule: str, reason: str) -> None:
    row = bad(tmp_path, GOOD.replace(right, wrong, 1))
    assert (row.line, row.column, row.rule) == (2, column, rule)
    assert row.reason.startswith(reason)


def test_a_personal_value_is_withheld_and_another_is_shown(tmp_path: Path) -> None:
    birth = bad(tmp_path, GOOD.replace("03/05/2008", "03/05/08"))
    assert birth.rule == "date-short-year"
    assert birth.value == ""
    assert "03/05/08" not in birth.reason
    assert bad(tmp_path, GOOD.replace(",A,", ",Z,")).value == "Z"


def test_all_that_is_wrong_with_a_row_is_said(tmp_path: Path) -> None:
    row = bad(tmp_path, GOOD.replace(",A,", ",Z,").replace("43%", "lots"))
    assert row.reason == "“Reason” is not one of the codes A, B. “Score” is not a number."


def test_nothing_happens_after_the_extract_was_made(tmp_path: Path) -> None:
    assert bad(tmp_path, GOOD, ReadOptions(as_at=date(2024, 1, 31))).rule == "after-extract"


@pytest.mark.parametrize("written", ["NA", "na", "none yet", "None yet"])
def test_a_listed_code_wins_over_a_word_for_nothing(written: str) -> None:
    column = Column(header="Outcome", type=ColumnType.CHOICE, codes={"NA": "none yet", "X": "none"})
    assert coercion(column)(written) == "NA"
    assert coercion(column)("None") == "X"
    assert coercion(column)("n/a") is None


def test_a_mended_row_can_be_read_again(tmp_path: Path) -> None:
    sent = bad(tmp_path, GOOD.replace("02/02/2024", "31/02/2024")).as_sent
    row = reread(small_spec(), sent | {"End": "02/02/2024"}, 2)
    assert isinstance(row, SourceRow)


def test_the_second_row_with_a_key_is_bad(tmp_path: Path) -> None:
    first, second = rows_of(write(tmp_path / "visits.csv", f"{HEADERS}\n{GOOD}\n{GOOD}\n"))
    assert isinstance(first, SourceRow)
    assert isinstance(second, BadRow)
    assert second.rule == "duplicate-row"


def test_formula_injection_is_only_text(tmp_path: Path) -> None:
    row = only(rows_of(write(tmp_path / "visits.csv", f"{HEADERS}\n{GOOD.replace('Zofia', '=cmd()')}\n")))
    assert NameFact("=cmd()", "Null") in row.facts


def test_headers_are_known_by_alias_case_and_space_and_the_rest_is_reported(tmp_path: Path) -> None:
    text = "Report of 1 May\n\nVISIT_NO,student,start,Colour\nV1,P1,01/02/2024,blue\n"
    reading = read(small_spec(), write(tmp_path / "visits.csv", text))
    row = only(list(reading))
    assert row.line == 4
    assert row.as_sent["Colour"] == "blue"
    (report,) = reading.reports
    assert report.matched == {"visit": "VISIT_NO", "pupil": "student", "on": "start"}
    assert report.unknown == ["Colour"]
    assert "dob" in report.absent
    assert (report.good, report.rows) == (1, 1)


def test_a_missing_required_column_refuses_the_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="lacks “Visit No”, which every row must have"):
        read(small_spec(), write(tmp_path / "visits.csv", "Pupil ID,Start\nP1,01/02/2024\n"))


def test_a_file_without_any_known_header_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="looks like the header"):
        read(small_spec(), write(tmp_path / "visits.csv", "a,b\n1,2\n"))


def test_a_workbook_reads_as_the_csv_does(tmp_path: Path) -> None:
    cells = [["Visits in spring"], HEADERS.split(","),
             [101.0, 2002.0, "Zofia", "Lis\u00a0Nowak", date(2008, 5, 3), "", "", date(2024, 2, 1), 45324, "A", "N", 43.5]]  # fmt: skip  # noqa: E501 - a table, one case a line
    row = only(rows_of(write_xlsx(tmp_path / "visits.xlsx", {"Notes": [["nothing here"]], "Data": cells})))
    assert (row.line, row.local_id, row.row_key, row.born) == (3, "2002", "101", date(2008, 5, 3))
    assert NameFact("Zofia", "Lis Nowak") in row.facts
    event = next(fact for fact in row.facts if isinstance(fact, EventFact))
    assert (event.on, event.until) == (date(2024, 2, 1), date(2024, 2, 3))
