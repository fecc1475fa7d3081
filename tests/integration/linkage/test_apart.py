"""A long file is read in a process of its own: the same comes of it, and what goes wrong there is said here."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from handrail.disclosure.public import as_system
from handrail.linkage.extracts.spec_files import shipped_specs
from handrail.linkage.models import Batch, QuarantinedRow
from handrail.linkage.services import staged
from handrail.linkage.services.apart import Apart
from handrail.linkage.services.load import load_file
from handrail.linkage.services.readers import read_options, reader_by_code
from handrail.linkage.services.staging import Sender
from handrail.records.public import Event, Person, SourceRecord
from tests.factories.linkage import an_agency

pytestmark = pytest.mark.django_db
HEADER = "SearchReference,NicheNominalId,Forename,Surname,DateOfBirth,SearchDateTime,ObjectOfSearch\n"


@pytest.fixture(autouse=True)
def every_file_is_long(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(staged, "APART_FROM", 0)
    with as_system("a test looks at what was loaded"):
        yield


def load_searches(tmp_path: Path, text: str) -> Batch:
    path = tmp_path / "searches.csv"
    path.write_text(text)
    return load_file(path=path, agency=an_agency(), reader=reader_by_code("police-stop-search"), by=None)


def test_rows_good_and_bad_come_through(tmp_path: Path) -> None:
    good = "S1,N1,Dan,Carroll,02/11/2008,03/05/2025 14:05,Drugs\n"
    batch = load_searches(tmp_path, HEADER + good + "S2,N1,Dan,Carroll,02/11/2008,31/02/2025,Drugs\n" + good)
    assert batch.in_words() == "searches.csv: 3 rows read: 1 new, 0 changed, 0 unchanged, 2 quarantined"
    feed = batch.report["feeds"]["police-stop-search"]
    assert feed["rules"] == {"date-impossible": 1, "duplicate-row": 1}
    assert "address" in feed["absent"]
    assert Event.objects.get().at is not None
    assert QuarantinedRow.objects.count() == 2


def test_a_refusal_is_the_same_sentence(tmp_path: Path) -> None:
    batch = load_searches(tmp_path, "a,b\n1,2\n")
    assert batch.state == Batch.State.REFUSED
    assert batch.refused_because.startswith("No row of searches.csv looks like the header")


def test_a_file_that_breaks_off_changes_nothing(tmp_path: Path) -> None:
    rows = "".join(f"S{n},N{n},Dan,Carroll,02/11/2008,03/05/2025,Drugs\n" for n in range(12_000))
    batch = load_searches(tmp_path, f'{HEADER}{rows}S,N,"Dan')
    assert batch.state == Batch.State.REFUSED
    assert "is never closed" in batch.refused_because
    assert not Person.objects.exists()
    assert not SourceRecord.objects.exists()


def test_a_defect_there_is_raised_here(tmp_path: Path) -> None:
    spec = shipped_specs()["police-stop-search"]
    apart = Apart(spec, tmp_path / "gone.csv", read_options(), Sender("x", 1, {}))
    with pytest.raises(RuntimeError, match=r"gone\.csv"):
        list(apart)


def test_whoever_stops_listening_ends_the_process(tmp_path: Path) -> None:
    path = tmp_path / "searches.csv"
    rows = "".join(f"S{n},N{n},Dan,Carroll,02/11/2008,03/05/2025,Drugs\n" for n in range(25_000))
    path.write_text(HEADER + rows)
    listened = iter(Apart(shipped_specs()["police-stop-search"], path, read_options(), Sender("x", 1, {})))
    assert len(next(listened)) == 10_000
    listened.close()  # type: ignore[attr-defined]  # a generator, which can be closed
    with pytest.raises(StopIteration):
        next(listened)


def test_options_go_along(tmp_path: Path) -> None:
    path = tmp_path / "searches.csv"
    path.write_text(HEADER + "S1,N1,Dan,Carroll,02/11/2008,03/05/2025,Drugs\n")
    options = replace(read_options(), max_bytes=10)
    with pytest.raises(Exception, match="the most that is read"):
        list(Apart(shipped_specs()["police-stop-search"], path, options, Sender("x", 1, {})))
