"""Facts rest on the row that states them, and rows on a person of their agency: the database refuses anything else."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.db import IntegrityError

from handrail.disclosure.public import as_system
from handrail.records.public import Event, Name, SourcePerson, SourceRecord
from tests.factories.linkage import a_row, an_agency, load

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def machine(tmp_path: Path) -> Iterator[None]:
    load([a_row("N1", "1"), a_row("N2", "2")], tmp_path)
    with as_system("a test writes what nobody may"):
        yield


def test_a_fact_without_a_row_is_refused() -> None:
    with pytest.raises(IntegrityError, match="names no row of records_sourcerecord"):
        Name.objects.create(source_person=SourcePerson.objects.get(local_id="N1"), source_record_id=0)


def test_a_fact_of_somebody_else_is_refused() -> None:
    record = SourceRecord.objects.get(row_key="1")
    other = SourcePerson.objects.get(local_id="N2")
    with pytest.raises(IntegrityError, match="or one of somebody else"):
        Name.objects.bulk_create([Name(source_person=other, source_record=record)])


def test_an_event_of_another_agency_is_refused() -> None:
    record = SourceRecord.objects.get(row_key="1")
    council = an_agency("marlshire-cs", "childrens_social_care")
    said = {"item_class": "offending", "kind": "arrest", "on": date(2025, 1, 1), "summary": "Arrested"}
    with pytest.raises(IntegrityError, match="or one of somebody else"):
        Event.objects.create(source_person=record.source_person, source_record=record, agency=council, **said)
