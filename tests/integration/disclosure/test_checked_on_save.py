"""What somebody is about to save is looked through: the field is named, and nobody finds out about strangers."""

from collections.abc import Iterator
from typing import Any

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile

from handrail.disclosure.models import LedgerEntry
from handrail.disclosure.public import (
    PROTECTED,
    HoldsProtected,
    ProtectedKind,
    Reader,
    as_system,
    check_to_save,
    reading,
)
from handrail.kernel.clock import stopped_at
from handrail.partnership.public import Team
from handrail.records.public import SourcePerson
from handrail.ui.public import CharField, FileField, GovForm, TextAreaField
from tests.factories import partnership, records
from tests.factories.protected import HOME, value_of

pytestmark = pytest.mark.django_db
SAID = "“What happened” holds a protected address. Take it out, or write “the protected address”."


class NoteForm(GovForm, forms.Form):
    happened = TextAreaField(label="What happened", required=False)
    whom = CharField(label="Whom to ring", required=False)
    file = FileField(label="A file", endings=(".pdf",), max_bytes=1000, required=False)


class SearchForm(NoteForm):
    keeps = False


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with stopped_at(records.TODAY):
        yield


@pytest.fixture
def source() -> SourcePerson:
    with as_system("a test makes its people"):
        return records.young_person(records.agency(kind="childrens_social_care"))


@pytest.fixture
def worker(source: SourcePerson) -> Reader:
    with as_system("a test makes its people"):
        made = partnership.reader("mdt_social_worker")
        partnership.reach(source.person_id, team=Team.objects.get(pk=made.team_id))
    value_of(source.person_id, made)
    value_of(source.person_id, made, "07700 900123", ProtectedKind.PHONE)
    return made


@pytest.fixture
def stranger() -> Reader:
    with as_system("a test makes its people"):
        return partnership.reader("mdt_social_worker")


def errors(data: dict[str, Any], reader: Reader, form: type[NoteForm] = NoteForm, **files: Any) -> dict[str, list[str]]:
    with reading(reader):
        return dict(form(data, files).errors)


def test_each_field_at_fault_is_named_and_what_was_typed_stays(worker: Reader) -> None:
    with reading(worker):
        form = NoteForm({"happened": "Seen at 12 Quay Rd", "whom": "ring 07700900123"})
        assert form.errors == {
            "happened": [SAID],
            "whom": ["“Whom to ring” holds a protected phone number. Take it out, or write “the protected number”."],
        }
        assert form["happened"].value() == "Seen at 12 Quay Rd"
    entry = LedgerEntry.objects.latest("seq")
    assert (entry.action, entry.outcome, entry.body["fields"]) == ("stop_save", "stopped", 2)


def test_the_name_of_a_file_is_looked_through(worker: Reader) -> None:
    file = SimpleUploadedFile("12 Quay Road.pdf", b"%PDF", "application/pdf")
    assert errors({}, worker, file=file) == {
        "file": ["“A file” holds a protected address. Take it out, or write “the protected address”."]
    }


def test_a_search_is_not_a_save(worker: Reader) -> None:
    assert errors({"happened": HOME}, worker, SearchForm) == {}


def test_of_a_stranger_nothing_is_said(worker: Reader, stranger: Reader) -> None:
    assert errors({"happened": HOME}, stranger) == {}
    assert not LedgerEntry.objects.filter(action="stop_save").exists()


def test_of_somebody_whose_record_was_opened_it_is_said(source: SourcePerson, worker: Reader) -> None:
    from handrail.disclosure.ledger.record import held_back
    from handrail.disclosure.public import Action, open_subject

    with as_system("a test makes its people"):
        door = partnership.reader("front_door_worker")
    with held_back(), reading(door):
        assert NoteForm({"happened": HOME}).errors == {}
        open_subject(Action.OPEN_PERSON, source.person_id)
        assert NoteForm({"happened": HOME}).errors == {"happened": [SAID]}


def test_nobody_signed_in_is_told_anything(worker: Reader) -> None:
    assert NoteForm({"happened": HOME}).errors == {}


def test_a_text_of_the_record_fills_a_form_without_it(worker: Reader) -> None:
    with reading(worker):
        assert NoteForm(initial={"happened": f"Was at {HOME}"})["happened"].value() == f"Was at {PROTECTED}"


def test_what_comes_by_no_form_is_refused_too(worker: Reader) -> None:
    with reading(worker), pytest.raises(HoldsProtected, match="What happened") as refused:
        check_to_save({"happened": ("What happened", HOME)})
    assert refused.value.field == "happened"
    assert HOME not in refused.value.sentence
