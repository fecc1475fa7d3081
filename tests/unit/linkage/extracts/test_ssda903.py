"""The SSDA903 return, as a folder and as a zip file."""

import zipfile
from datetime import date
from pathlib import Path

import pytest

from handrail.linkage.extracts.reading import Reading
from handrail.linkage.extracts.refusal import UnreadableFile
from handrail.linkage.extracts.ssda903 import read_ssda903, year_end_of
from handrail.records.facts import BadRow, Concern, EventFact, FlagFact, InvolvementFact, SourceRow

HEADER = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n1,2,01/05/2001,WBRI,Y865000178301,0,\n2,1,03/03/2004,REFU,UN3,,\n"
EPISODES = (
    "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n"
    "1,01/06/2017,S,V2,N1,U6,PR1,01/09/2017,X1,CARPL,ZZ1 1AA,ZZ2 2BB,\n"
    "1,01/09/2017,P,C2,N1,K2,PR4,,,,ZZ1 1AA,ZZ3 3CC,\n"
    "2,01/10/2017,S,V4,N2,R1,PR4,15/10/2017,E8,,,,\n"
)
FILES = {
    "header": HEADER,
    "episodes": EPISODES,
    "missing": "CHILD,DOB,MISSING,MIS_START,MIS_END\n1,01/05/2001,M,10/12/2017,12/12/2017\n",
    "reviews": "CHILD,DOB,REVIEW,REVIEW_CODE\n1,01/05/2001,20/06/2017,PN1\n",
    "uasc": "CHILD,SEX,DOB,DUC\n1,2,01/05/2001,01/05/2019\n",
    "oc3": "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\n1,01/05/2001,YES,G5,V2\n",
}


def delivery(folder: Path, **changed: str) -> Path:
    for name, text in (FILES | changed).items():
        (folder / f"{name}.csv").write_text(text)
    return folder


def of(reading: Reading, feed: str) -> list[SourceRow | BadRow]:
    return [row for row in reading if row.feed == f"ssda903.{feed}"]


def test_an_episode_is_care_a_placement_and_two_addresses(tmp_path: Path) -> None:
    first, second, short = of(read_ssda903(delivery(tmp_path)), "episodes")
    assert isinstance(first, SourceRow)
    assert first.born == date(2001, 5, 1)
    assert "DOB" not in first.as_sent
    care, placement = [fact for fact in first.facts if isinstance(fact, InvolvementFact)]
    assert (care.kind, care.legal_status, care.since, care.until) == (
        "looked_after",
        "V2",
        date(2017, 6, 1),
        date(2017, 9, 1),
    )
    assert (placement.kind, placement.service, placement.end_reason) == (
        "placement",
        "foster placement",
        "planned in the care plan",
    )
    assert isinstance(second, SourceRow)
    assert [f.summary for f in second.facts if isinstance(f, EventFact)] == ["Moved placement: children's home"]
    assert isinstance(short, SourceRow)
    assert next(f.service for f in short.facts if isinstance(f, InvolvementFact)) == "Looked after: short breaks"


def test_missing_reviews_and_asylum(tmp_path: Path) -> None:
    rows = {row.feed: row for row in read_ssda903(delivery(tmp_path)) if isinstance(row, SourceRow)}
    missing = [fact for fact in rows["ssda903.missing"].facts if isinstance(fact, EventFact)]
    assert [(fact.kind, fact.on, fact.until) for fact in missing] == [
        ("missing_episode", date(2017, 12, 10), date(2017, 12, 12))
    ]
    assert any(isinstance(fact, EventFact) and fact.kind == "review" for fact in rows["ssda903.reviews"].facts)
    flag = next(fact for fact in rows["ssda903.uasc"].facts if isinstance(fact, FlagFact))
    assert (flag.kind, flag.since, flag.until) == (Concern.UASC, date(2017, 6, 1), date(2019, 5, 1))


def test_a_care_leaver_of_17_is_dated_by_the_birthday_in_the_year(tmp_path: Path) -> None:
    (row,) = of(read_ssda903(delivery(tmp_path)), "oc3")
    assert isinstance(row, SourceRow)
    leaver = next(fact for fact in row.facts if isinstance(fact, InvolvementFact))
    assert (leaver.kind, leaver.since, leaver.planned_end) == ("care_leaver", date(2017, 5, 1), date(2026, 5, 1))
    assert row.row_key == "1|2017-05-01"
    assert {fact.kind for fact in row.facts if isinstance(fact, FlagFact)} == {
        Concern.NOT_IN_EDUCATION,
        Concern.HOMELESSNESS,
    }
    assert "Care leaver since" not in row.as_sent


def test_a_return_made_within_the_year_speaks_of_the_day_it_was_made() -> None:
    periods = [("1", date(2026, 5, 1), date(2026, 9, 1)), ("2", date(2025, 5, 1), None)]
    assert year_end_of(periods) == date(2027, 3, 31)
    assert year_end_of(periods, date(2026, 11, 22)) == date(2026, 11, 22)
    assert year_end_of(periods, date(2027, 6, 1)) == date(2027, 3, 31)
    assert year_end_of([], date(2026, 11, 22)) is None


RULES = [
    ("episodes", "1,01/09/2017,P", "1,01/08/2017,P", "overlap"),
    ("episodes", "PR1,01/09/2017,X1", "PR1,,", "open-before-later"),
    (
        "episodes",
        "1,01/06/2017,S,V2,N1,U6,PR1,01/09/2017",
        "1,01/06/2017,S,V2,N1,U6,PR1,01/05/2017",
        "end-before-start",
    ),
    ("episodes", "1,01/06/2017", "1,01/06/1999", "before-birth"),
    ("episodes", "S,V4", "S,V9", "code-unknown"),
    ("episodes", "2,01/10/2017", "3,01/10/2017", "child-not-in-header"),
    ("missing", "01/05/2001", "05/01/2001", "birth-date-differs"),
    ("missing", "12/12/2017", "", ""),
    ("oc3", "G5,V2", "G5,S1", "code-unknown"),
    ("reviews", "20/06/2017", "20 in June", "date-unreadable"),
]


@pytest.mark.parametrize(("name", "right", "wrong", "rule"), RULES)
def test_the_rules(tmp_path: Path, name: str, right: str, wrong: str, rule: str) -> None:
    assert right in FILES[name]
    rows = of(read_ssda903(delivery(tmp_path, **{name: FILES[name].replace(right, wrong, 1)})), name)
    assert [row.rule for row in rows if isinstance(row, BadRow)] == ([rule] if rule else [])


def test_a_zip_file_is_the_same_delivery(tmp_path: Path) -> None:
    folder = tmp_path / "return"
    folder.mkdir()
    delivery(folder)
    packed = tmp_path / "return.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for file in folder.iterdir():
            archive.write(file, f"../../{file.name}")
    assert list(read_ssda903(packed)) == list(read_ssda903(folder))


def test_without_a_header_the_return_is_refused(tmp_path: Path) -> None:
    (tmp_path / "episodes.csv").write_text(EPISODES)
    with pytest.raises(UnreadableFile, match="has no header file"):
        read_ssda903(tmp_path)


def test_a_stranger_among_the_files_is_reported(tmp_path: Path) -> None:
    reading = read_ssda903(delivery(tmp_path, notes="Colour,Size\nred,1\n"))
    assert [report.file for report in reading.reports if report.note] == ["notes.csv"]
