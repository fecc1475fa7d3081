"""What a delivery is, by its content."""

from datetime import date
from pathlib import Path

import pytest

from handrail.linkage.extracts.annex_a import ADOPTERS_NOTE, read_annex_a
from handrail.linkage.extracts.cin_census import read_cin_census
from handrail.linkage.extracts.detect import detect
from handrail.linkage.extracts.reading import ReadOptions
from handrail.linkage.extracts.refusal import UnreadableFile
from handrail.linkage.extracts.spec_files import shipped_specs
from handrail.linkage.extracts.ssda903 import read_ssda903
from handrail.records.facts import InvolvementFact, SourceRow
from tests.factories.extracts import write, write_xlsx

WHO = ["Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Age"]
ME = [9001.0, "b) Female", "k) APKN", date(2002, 8, 7), 18.1]
LISTS = {
    "List 1": [[*WHO, "Date of Contact", "Contact Source"], [*ME, date(2020, 9, 16), "q) 6: Police"]],
    "List 2": [
        [*WHO, "Assessment start date", "Assessment completion date", "Organisation completing assessment"],
        [*ME, date(2020, 9, 1), date(2020, 9, 9), "Marlton Academy"],
    ],
    "List 9": [
        [*WHO, "Allocated Team", "Allocated Worker", "Eligibility Category", "LA in Touch", "Activity Status"],
        [*ME, "Leaving Care", "Jo\u00a0Vale", "b) Former relevant child", "a) Yes", "G5: Not in education"],
    ],
    "List 11": [["Individual adopter identifier", "Family identifier"], [1.0, 2.0]],
}


def test_the_returns(tmp_path: Path) -> None:
    assert detect(tmp_path) is read_ssda903
    assert detect(write(tmp_path / "cin.xml", "\ufeff<Message/>")) is read_cin_census
    assert detect(write_xlsx(tmp_path / "annex.xlsx", LISTS)) is read_annex_a


def test_annex_a(tmp_path: Path) -> None:
    reading = read_annex_a(write_xlsx(tmp_path / "annex.xlsx", LISTS))
    rows = {row.feed: row for row in reading}
    assert set(rows) == {"annex-a.list-1", "annex-a.list-2", "annex-a.list-9"}
    leaver = rows["annex-a.list-9"]
    assert isinstance(leaver, SourceRow)
    assert leaver.local_id == "9001"
    (involvement,) = [fact for fact in leaver.facts if isinstance(fact, InvolvementFact)]
    assert (involvement.since, involvement.planned_end, involvement.worker) == (
        date(2020, 8, 7),
        date(2027, 8, 7),
        "Jo Vale",
    )
    assert reading.reports[-1].note == ADOPTERS_NOTE


@pytest.mark.parametrize("name", sorted(shipped_specs()))
def test_each_shipped_extract_is_known_by_its_own_headers(tmp_path: Path, name: str) -> None:
    headers = ",".join(f'"{column.header}"' for column in shipped_specs()[name].columns.values())
    reading = detect(write(tmp_path / "extract.csv", f"{headers}\n"))(tmp_path / "extract.csv", ReadOptions())
    assert reading.kind == name


def test_what_is_nothing_known_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="none of the national returns"):
        detect(write(tmp_path / "a.csv", "Colour,Size\nred,1\n"))
