"""Loading: whole or not at all, the same again changes nothing, a later file updates, a bad row stands aside."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from handrail.disclosure.models import LedgerEntry
from handrail.disclosure.public import as_system
from handrail.kernel.errors import UserError
from handrail.linkage.extracts.reading import FeedReport, Reading
from handrail.linkage.models import Batch, QuarantinedRow, ToLink
from handrail.linkage.services.load import load_file
from handrail.linkage.services.readers import ChosenReader, reader_by_code
from handrail.partnership.public import Team
from handrail.records.facts import (
    AddressFact,
    BadRow,
    IdentifierFact,
    IdentifierScheme,
    InvolvementFact,
    ItemClass,
    Row,
    Sex,
)
from handrail.records.public import Address, Event, Identifier, Involvement, Name, Person, SourcePerson, SourceRecord
from tests.factories.linkage import FEED, a_row, an_agency, load

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def machine() -> Iterator[None]:
    with as_system("a test looks at what was loaded"):
        yield


def counts(batch: Batch) -> dict[str, int]:
    tally = batch.report["feeds"][FEED]
    return {what: tally[what] for what in ("read", "new", "changed", "unchanged", "quarantined")}


def everything() -> list[list[tuple[object, ...]]]:
    tables = (Person, SourcePerson, SourceRecord, Event, Name)
    return [sorted(table.objects.values_list("pk", flat=True), key=str) for table in tables]


def test_rows_come_in_with_what_they_state(tmp_path: Path) -> None:
    nhs = IdentifierFact(IdentifierScheme.NHS, "9991234560", valid=False)
    home = AddressFact("12 Quay Rd", "MQ1 2AB", since=date(2023, 1, 1))
    batch = load([a_row(facts=(nhs, home), sex=Sex.MALE, ethnicity="W1"), a_row(key="2", said="Assault")], tmp_path)
    assert counts(batch) == {"read": 2, "new": 2, "changed": 0, "unchanged": 0, "quarantined": 0}
    person = SourcePerson.objects.get()
    assert (person.given, person.family, person.born, person.sex, person.ethnicity) == (
        *("Dan", "Carroll", date(2008, 11, 2), "M", "W1"),
    )
    assert Identifier.objects.get().value == "9991234560"
    assert not Identifier.objects.get().valid
    assert Address.objects.get().since == date(2023, 1, 1)
    assert sorted(Event.objects.values_list("summary", flat=True)) == ["Assault", "Theft"]
    first = SourceRecord.objects.get(row_key="1")
    assert (first.as_sent["given"], first.version, first.current, first.batch_id) == ("Dan", 1, True, batch.pk)
    assert first.item_class == ItemClass.OFFENDING, "the narrowest of what the row states"
    assert list(ToLink.objects.values_list("source_person", flat=True)) == [person.pk]


def test_each_newcomer_has_a_person_of_their_own(tmp_path: Path) -> None:
    load([a_row("N1", "1"), a_row("N2", "2"), a_row("N1", "3")], tmp_path)
    assert Person.objects.count() == SourcePerson.objects.count() == 2


def test_the_same_file_twice_changes_nothing_at_once(tmp_path: Path) -> None:
    rows = [a_row()]
    load(rows, tmp_path)
    before = everything()
    again = load(rows, tmp_path)
    assert (again.state, again.report["feeds"]) == (Batch.State.LOADED, {})
    assert "nothing has changed" in again.in_words()
    assert everything() == before


def test_the_same_rows_in_another_file_change_nothing(tmp_path: Path) -> None:
    rows = [a_row(), a_row("N2", "2")]
    load(rows, tmp_path)
    before = everything()
    again = load([*reversed(rows)], tmp_path)
    assert counts(again) == {"read": 2, "new": 0, "changed": 0, "unchanged": 2, "quarantined": 0}
    assert everything() == before


def test_a_later_file_updates_and_keeps_what_stood_before(tmp_path: Path) -> None:
    load([a_row(), a_row("N2", "2")], tmp_path)
    later = load([a_row(said="Robbery", given="Daniel")], tmp_path)
    assert counts(later)["changed"] == 1
    versions = SourceRecord.objects.filter(row_key="1").order_by("version")
    assert [(v.version, v.current, v.as_sent["said"]) for v in versions] == [(1, False, "Theft"), (2, True, "Robbery")]
    assert sorted(Event.objects.values_list("summary", flat=True)) == ["Robbery", "Theft"], "N2's theft stays"
    assert SourcePerson.objects.get(local_id="N1").given == "Daniel"
    assert SourceRecord.objects.filter(row_key="2", current=True).exists(), (
        "a row that a file leaves out is not deleted"
    )


def test_what_a_later_row_does_not_say_is_kept(tmp_path: Path) -> None:
    load([a_row(sex=Sex.FEMALE)], tmp_path)
    load([a_row(key="2", born=None)], tmp_path)
    person = SourcePerson.objects.get()
    assert (person.born, person.sex) == (date(2008, 11, 2), "F")


def test_going_back_to_an_older_file_is_an_update(tmp_path: Path) -> None:
    first, second = [a_row()], [a_row(said="Robbery")]
    load(first, tmp_path)
    load(second, tmp_path)
    assert counts(load(first, tmp_path))["changed"] == 1
    assert Event.objects.get().summary == "Theft"


def test_a_file_that_cannot_be_read_changes_nothing(tmp_path: Path) -> None:
    def rows() -> Iterator[Row]:
        yield from (a_row(f"N{n}", str(n)) for n in range(12_000))
        raise UserError("The file ends in the middle of line 12001. Nothing was taken in.")

    reader = ChosenReader(FEED, lambda path: Reading(FEED, [FeedReport(FEED, "x.csv")], rows()))
    (tmp_path / "x.csv").write_text("x")
    batch = load_file(path=tmp_path / "x.csv", agency=an_agency(), reader=reader, by=None)
    assert batch.state == Batch.State.REFUSED
    assert batch.in_words() == "x.csv: The file ends in the middle of line 12001. Nothing was taken in."
    assert everything() == [[], [], [], [], []]
    assert LedgerEntry.objects.filter(action="load", outcome="refused").count() == 1


def test_a_defect_of_ours_refuses_the_file_and_is_raised(tmp_path: Path) -> None:
    def rows() -> Iterator[Row]:
        yield a_row()
        raise ZeroDivisionError

    reader = ChosenReader(FEED, lambda path: Reading(FEED, [FeedReport(FEED, "x.csv")], rows()))
    (tmp_path / "x.csv").write_text("x")
    with pytest.raises(ZeroDivisionError):
        load_file(path=tmp_path / "x.csv", agency=an_agency(), reader=reader, by=None)
    assert Batch.objects.get().state == Batch.State.REFUSED
    assert everything() == [[], [], [], [], []]


def test_a_bad_row_stands_aside_and_the_rest_goes_in(tmp_path: Path) -> None:
    bad = BadRow(FEED, 3, "DOB", "date-unreadable", "“DOB” is not a date.", {"DOB": "31/02/2008"})
    batch = load([a_row(), bad], tmp_path)
    assert counts(batch) == {"read": 2, "new": 1, "changed": 0, "unchanged": 0, "quarantined": 1}
    row = QuarantinedRow.objects.get()
    assert (row.line, row.column, row.rule, row.value, row.as_sent) == (
        *(3, "DOB", "date-unreadable", "", {"DOB": "31/02/2008"}),
    )


def test_a_key_that_stands_twice_keeps_the_earlier_row(tmp_path: Path) -> None:
    batch = load([a_row(), a_row(said="Other"), a_row()], tmp_path)
    assert counts(batch) == {"read": 3, "new": 1, "changed": 0, "unchanged": 1, "quarantined": 1}
    assert Event.objects.get().summary == "Theft"
    assert QuarantinedRow.objects.get().rule == "duplicate-row"


def test_a_row_read_by_a_new_version_of_its_specification_is_read_anew(tmp_path: Path) -> None:
    batch = load([a_row()], tmp_path)
    other = replace(a_row(), as_sent=a_row().as_sent)
    again = load([other], tmp_path, code="test-feed-2")
    assert (counts(batch)["new"], counts(again)["changed"]) == (1, 1)


@pytest.mark.parametrize(
    "odd", ["tab\there", "back\\slash", "two\nlines\r", "nul\x00", "quote\"'", "\x1f\x1e", "\\N", "é漢"]
)
def test_odd_characters_survive(odd: str, tmp_path: Path) -> None:
    load([a_row(said=odd)], tmp_path)
    kept = SourceRecord.objects.get().as_sent["said"]
    assert kept == odd.replace("\x00", "")
    unsafe = str.maketrans("", "", "\x00\x1e\x1f")
    assert Event.objects.get().summary == odd.translate(unsafe)


def test_long_keys_stay_apart(tmp_path: Path) -> None:
    rows = [replace(a_row(f"{'N' * 100}{n}", str(n)), row_key=f"{'k' * 300}{n}") for n in range(2)]
    load(rows, tmp_path)
    assert SourcePerson.objects.count() == SourceRecord.objects.count() == 2


def test_a_team_is_known_by_any_of_its_names(tmp_path: Path) -> None:
    agency = an_agency()
    team = Team.objects.create(agency=agency, code="ex", name="Exploitation Team", also_called=["MET"])
    involved = [
        InvolvementFact("open", "Police", ItemClass.OFFENDING, date(2025, 1, n + 1), team=name)
        for n, name in enumerate(["met ", "EXPLOITATION TEAM", "Another", ""])
    ]
    load([a_row(facts=tuple(involved))], tmp_path)
    assert list(Involvement.objects.order_by("since").values_list("team", flat=True)) == [team.pk, team.pk, None, None]


def test_many_rows_in_several_chunks(tmp_path: Path) -> None:
    rows = [a_row(f"N{n % 9000}", str(n)) for n in range(25_000)]
    batch = load(rows, tmp_path)
    assert counts(batch)["new"] == 25_000
    assert (SourcePerson.objects.count(), Event.objects.count()) == (9000, 25_000)


def test_a_real_extract_by_its_shipped_specification(tmp_path: Path) -> None:
    path = tmp_path / "missing.csv"
    header = "Child ID,First Name,Last Name,Date of Birth,Sex,Postcode\n"
    path.write_text(header + "C1,Aaliyah,Brooks,14/03/2009,F,MQ1 2AB\nC2,Dean,Carroll,31/02/2009,M,\n")
    council = an_agency("marlshire-cs", "childrens_social_care")
    batch = load_file(path=path, agency=council, reader=reader_by_code("person-list"), by=None)
    assert batch.in_words() == "missing.csv: 2 rows read: 1 new, 0 changed, 0 unchanged, 1 quarantined"
    assert batch.specification is not None
    assert SourcePerson.objects.get().family == "Brooks"
    assert QuarantinedRow.objects.get().value == "", "a birth date is personal"
