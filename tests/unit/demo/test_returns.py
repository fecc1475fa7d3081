"""The national returns: columns as DfE and Ofsted name them, codes of their code sets, XML that parses."""

import csv
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from python_calamine import CalamineWorkbook

from demo.public import CountyReport, generate
from demo.writers import annex_a_words as words
from demo.writers.ssda903 import COLUMNS
from handrail.linkage.extracts.reading import ReadOptions
from handrail.linkage.extracts.ssda903 import read_ssda903
from handrail.records.facts import BadRow

BEGAN = set("SLPTBU")
STATUS = {"C1", "C2", "D1", "E1", "V2", "V3", "V4", "L1", "L2", "L3", "J1", "J2", "J3"}


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def ssda903(county: CountyReport, folder: Path) -> dict[str, list[dict[str, str]]]:
    return {name: table(folder / "marlshire-cs/ssda903" / f"{name}.csv") for name in COLUMNS}


def test_every_table_speaks_of_children_in_the_header(ssda903) -> None:
    children = {row["CHILD"] for row in ssda903["header"]}
    assert len(children) == len(ssda903["header"]) > 15
    for name, rows in ssda903.items():
        assert {row["CHILD"] for row in rows} <= children, name


def test_episodes_use_the_returns_codes(ssda903) -> None:
    for row in ssda903["episodes"]:
        assert row["RNE"] in BEGAN
        assert row["LS"] in STATUS
        assert bool(row["DEC"]) == bool(row["REC"])


def test_no_fixed_abode_and_custody_are_never_suitable(ssda903) -> None:
    assert not {row["ACCOM"] for row in ssda903["oc3"]} & {"S1", "X1"}


def test_outcomes_are_asked_on_31_march_and_not_before(ssda903, tmp_path: Path) -> None:
    assert ssda903["oc2"] == []
    generate(1_500, 5, tmp_path, None, date(2027, 3, 31))
    rows = list(read_ssda903(tmp_path / "marlshire-cs/ssda903", ReadOptions(as_at=date(2027, 3, 31))))
    outcomes = [row for row in rows if row.feed == "ssda903.oc2"]
    assert outcomes
    assert not [row for row in outcomes if isinstance(row, BadRow)]


def test_annex_a_has_eleven_lists_in_the_guidance_s_words(county: CountyReport, folder: Path) -> None:
    book = CalamineWorkbook.from_path(str(folder / "marlshire-cs/annex-a.xlsx"))
    assert book.sheet_names == [f"List {n}" for n in range(1, 12)]
    assert [len(columns) for columns in words.COLUMNS] == [7, 8, 11, 12, 14, 14, 17, 34, 13, 16, 19]
    for name, columns in zip(book.sheet_names, words.COLUMNS, strict=True):
        rows = book.get_sheet_by_name(name).to_python()
        assert rows[0] == columns
        assert all(len(row) == len(columns) for row in rows)


def test_the_census_is_of_the_later_shape_and_names_no_one(county: CountyReport, folder: Path) -> None:
    tree = ElementTree.parse(folder / "marlshire-cs/cin-census.xml")  # noqa: S314 - our own file
    children = tree.findall(".//Child")
    assert len(children) > 100
    assert {child.findtext("ChildIdentifiers/Sex") for child in children} == {"F", "M"}
    assert tree.find(".//GenderCurrent") is None
    for details in tree.iter("CINdetails"):
        assert details.findtext("CINreferralDate")
        assert details.findtext("ReferralNFA") in ("true", "false")


def test_factors_stand_on_completed_assessments_alone(county: CountyReport, folder: Path) -> None:
    tree = ElementTree.parse(folder / "marlshire-cs/cin-census.xml")  # noqa: S314 - our own file
    for assessment in tree.iter("Assessments"):
        if assessment.find("FactorsIdentifiedAtAssessment") is not None:
            assert assessment.findtext("AssessmentAuthorisationDate")
