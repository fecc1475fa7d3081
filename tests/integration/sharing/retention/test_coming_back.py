"""The next extract does not bring back what was disposed of, says so, and lets in what is news."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from handrail.disclosure.public import as_system
from handrail.kernel import clock
from handrail.linkage.models import Batch
from handrail.linkage.presenters.extracts import report_table
from handrail.partnership.public import User
from handrail.records.facts import EventFact, ItemClass, NameFact, SourceRow
from handrail.records.public import Event, SourcePerson, SourceRecord
from handrail.sharing.models import Tombstone
from tests.factories.linkage import FEED, load
from tests.integration.sharing.retention.conftest import LATER, carried_out

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def machine() -> Any:
    with as_system("a test looks at what is held"):
        yield


def arrest(on: date, key: str = "1", local_id: str = "N1") -> SourceRow:
    facts = (NameFact("Dan", "Carroll"), EventFact("arrest", ItemClass.OFFENDING, on, "Arrested"))
    return SourceRow(FEED, 2, local_id, key, {"id": local_id, "on": str(on)}, facts=facts)


def listed(local_id: str = "N1", key: str = "9") -> SourceRow:
    return SourceRow(FEED, 3, local_id, key, {"id": local_id}, facts=(NameFact("Dan", "Carroll"),))


OLD, NEW = date(2025, 3, 1), date(2060, 2, 1)


def report(batch: Batch) -> dict[str, int]:
    return {what: batch.report["feeds"][FEED][what] for what in ("new", "unchanged", "held_back")}


@pytest.fixture
def gone(officers: tuple[User, User], tmp_path: Path) -> None:
    """Dan Carroll came in, and was disposed of on 1 January 2060."""
    load([arrest(OLD), listed()], tmp_path)
    with clock.stopped_at(LATER):
        carried_out(officers)
    assert SourcePerson.objects.count() == 0


def test_the_same_rows_stay_out_and_the_report_says_so(gone: None, tmp_path: Path) -> None:
    with clock.stopped_at(LATER):
        batch = load([arrest(OLD), listed(), arrest(OLD, "2", "N2")], tmp_path)
    assert report(batch) == {"new": 1, "unchanged": 0, "held_back": 2}
    assert set(SourcePerson.objects.values_list("local_id", flat=True)) == {"N2"}
    remark = str(report_table(batch.report["feeds"], {}).rows[0].cells[-1])
    assert remark.startswith("2 rows not taken in: of people whose record here was disposed of")


def test_what_is_newer_comes_in_alone_and_undated_rows_after_it(gone: None, tmp_path: Path) -> None:
    with clock.stopped_at(LATER):
        assert report(load([listed(), arrest(OLD), arrest(NEW, "5")], tmp_path))["new"] == 1
        assert Event.objects.get().on == NEW
        assert Tombstone.objects.get(item_class="").returned_at is not None
        again = load([arrest(OLD), listed()], tmp_path)
    assert report(again) == {"new": 1, "unchanged": 0, "held_back": 1}
    assert SourceRecord.objects.count() == 2


def test_the_same_id_at_another_agency_is_somebody_else(gone: None, tmp_path: Path) -> None:
    from tests.factories.linkage import an_agency

    with clock.stopped_at(LATER):
        batch = load([arrest(OLD)], tmp_path, agency=an_agency("health", "health"))
    assert report(batch)["new"] == 1


def test_with_another_key_nothing_is_loaded(gone: None, tmp_path: Path, settings: Any) -> None:
    settings.HANDRAIL_DISPOSAL_KEY = "another"
    with clock.stopped_at(LATER):
        batch = load([arrest(OLD)], tmp_path)
    assert batch.state == Batch.State.REFUSED
    assert "DISPOSAL_KEY" in batch.refused_because
