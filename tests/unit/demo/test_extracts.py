"""What the county writes is what Handrail's own readers take in, except for the mistakes it says it made."""

import csv
from datetime import date
from pathlib import Path

import pytest

from demo.public import CountyReport
from demo.writers.feeds import FEEDS, specification
from demo.writers.partner import _IDENTITY
from handrail.linkage.extracts.annex_a import read_annex_a
from handrail.linkage.extracts.cin_census import read_cin_census
from handrail.linkage.extracts.read import read
from handrail.linkage.extracts.reading import ReadOptions
from handrail.linkage.extracts.spec_files import shipped_specs
from handrail.linkage.extracts.ssda903 import read_ssda903
from handrail.records.facts import BadRow, SourceRow

AS_OF = date(2026, 11, 22)
SSDA903 = "marlshire-cs/ssda903"
RETURNS = {"ssda903": read_ssda903, "annex_a": read_annex_a, "cin_census": read_cin_census}
OPTIONS = ReadOptions(as_at=AS_OF, test_numbers=True)


def shipped() -> dict:
    specs = shipped_specs()
    return specs if isinstance(specs, dict) else {spec.name: spec for spec in specs}


@pytest.fixture(scope="module")
def loaded(county: CountyReport, folder: Path) -> dict[str, list]:
    def rows(reader: str, path: Path) -> list:
        return list(RETURNS[reader](path, OPTIONS) if reader in RETURNS else read(shipped()[reader], path, OPTIONS))

    return {f.path: rows(f.reader, folder / f.path) for f in county.files}


def test_every_shipped_specification_has_its_file(county: CountyReport) -> None:
    assert (
        set(shipped())
        == {feed.spec for feed in FEEDS}
        == {f.reader for f in county.files}
        - {
            "ssda903",
            "annex_a",
            "cin_census",
        }
    )


@pytest.mark.parametrize("feed", FEEDS, ids=lambda feed: feed.spec)
def test_every_required_column_is_filled(feed, loaded) -> None:
    spec = specification(feed.spec)
    required = [column["header"] for column in spec["columns"].values() if column.get("required")]
    rows = [row for row in loaded[feed.file] if isinstance(row, SourceRow)]
    assert rows
    assert all(row.as_sent[header] for row in rows for header in required)


def test_refused_rows_are_exactly_the_deliberate_mistakes(loaded, folder: Path) -> None:
    with (folder / "truth" / "errors.csv").open(encoding="utf-8", newline="") as lines:
        told = {(r["file"], int(r["line"]), r["column"], r["rule"]) for r in csv.DictReader(lines)}
    refused = {
        (path if path != SSDA903 else f"{path}/episodes.csv", row.line, row.column, row.rule)
        for path, rows in loaded.items()
        for row in rows
        if isinstance(row, BadRow)
    }
    assert refused == told
    assert len(told) > 10


def test_every_local_id_that_was_read_is_in_the_truth(loaded, county: CountyReport, folder: Path) -> None:
    with (folder / "truth" / "records.csv").open(encoding="utf-8", newline="") as lines:
        truth = {(row["agency"], row["local_id"]) for row in csv.DictReader(lines)}
    agency = {file.path: file.agency for file in county.files}
    read_in = {
        (agency[path], row.local_id) for path, rows in loaded.items() for row in rows if isinstance(row, SourceRow)
    }
    assert read_in <= truth
    assert len(truth) == county.records


def test_row_keys_name_one_row_each(loaded) -> None:
    for rows in loaded.values():
        keys = [(row.feed, row.row_key) for row in rows if isinstance(row, SourceRow)]
        assert len(keys) == len(set(keys))


def test_feeds_differ_as_real_ones_do(folder: Path, county: CountyReport) -> None:
    assert (folder / "marlshire-ed/suspensions.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert sum(feed.file.endswith(".xlsx") for feed in FEEDS) == 3
    (folder / "marlshire-yjs/interventions.csv").read_bytes().decode("cp1252")


def test_identity_columns_are_known_to_some_specification() -> None:
    columns = {key for feed in FEEDS for key in specification(feed.spec)["columns"]}
    assert set(_IDENTITY) <= columns
