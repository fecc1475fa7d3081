"""The three returns that nobody here wrote: all load, and their mistakes are found."""

from collections import Counter
from pathlib import Path

import pytest

from handrail.linkage.extracts.detect import detect
from handrail.linkage.extracts.reading import Reading, ReadOptions
from handrail.records.facts import BadRow

pytestmark = pytest.mark.shared


def read_all(path: Path) -> tuple[Reading, Counter[tuple[str, str]]]:
    reading = detect(path)(path, ReadOptions())
    return reading, Counter((row.feed, row.rule) for row in reading if isinstance(row, BadRow))


def test_the_fake_903(shared_data: Path) -> None:
    reading, bad = read_all(shared_data / "s903" / "fake")
    taken = {report.feed: (report.good, report.rows) for report in reading.reports}
    assert taken == {
        "ssda903.header": (2675, 2675), "ssda903.episodes": (4979, 5050), "ssda903.missing": (42, 43),
        "ssda903.oc2": (2675, 2675), "ssda903.oc3": (39, 53), "ssda903.reviews": (12568, 12582),
        "ssda903.sw-episodes": (0, 1), "ssda903.uasc": (132, 132),
    }  # fmt: skip
    assert bad == {
        ("ssda903.episodes", "overlap"): 65, ("ssda903.episodes", "open-before-later"): 6, ("ssda903.missing", "overlap"): 1,  # noqa: E501 - a table, one case a line
        ("ssda903.oc3", "code-unknown"): 14, ("ssda903.reviews", "duplicate-row"): 14, ("ssda903.sw-episodes", "code-unknown"): 1,  # noqa: E501 - a table, one case a line
    }  # fmt: skip


def test_the_annex_a_sample(shared_data: Path) -> None:
    reading, bad = read_all(shared_data / "annex_a" / "Annex_A_sample.xlsx")
    assert len(reading.reports) == 11
    assert sum(report.good for report in reading.reports) == 51
    assert bad == {(f"annex-a.list-{number}", "before-birth"): 1 for number in (7, 8, 10)}
    lost = {report.feed: report.lost for report in reading.reports if report.lost}
    assert lost == {"annex-a.list-6": {"Allocated Team": 5, "Allocated Worker": 5}}
    assert "adopters" in reading.reports[-1].note


def test_the_census_sample_and_the_fake_census(shared_data: Path) -> None:
    sample, none = read_all(shared_data / "cin" / "cin-2022-sample.xml")
    assert not none
    assert sum(report.good for report in sample.reports) == 9
    fake, bad = read_all(shared_data / "cin" / "fake_CIN_data.xml")
    assert {report.feed: report.good for report in fake.reports if report.good} == {
        "cin-census.children": 332, "cin-census.referrals": 372,
    }  # fmt: skip
    assert bad == {("cin-census.referrals", "after-death"): 30}
