"""Form fields: what they accept, and the sentences they answer with."""

from datetime import date

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from handrail.ui.forms import sentences
from handrail.ui.forms.dates import DateField, DateParts
from handrail.ui.forms.fields import CharField, CheckboxesField, ConfirmField, FileField, RadiosField, TextAreaField

BORN = DateField(label="Date of birth", latest=lambda: date(2026, 11, 22), earliest=lambda: date(1990, 1, 1))


def complaint(field: forms.Field, value: object) -> str:
    with pytest.raises(ValidationError) as raised:
        field.clean(value)
    return " ".join(raised.value.messages)


@pytest.mark.parametrize(
    ("label", "sentence"),
    [
        ("Date of birth", "Enter date of birth"),
        ("NHS number", "Enter NHS number"),
        ("UPN", "Enter UPN"),
        ("Why is this urgent?", "Answer the question “Why is this urgent?”"),
    ],
)
def test_a_missing_answer_is_asked_for_by_name(label: str, sentence: str) -> None:
    assert sentences.missing(label) == sentence
    assert complaint(CharField(label=label), "") == sentence


def test_fields_say_what_is_wrong() -> None:
    choices = [("a", "A"), ("b", "B")]
    assert complaint(TextAreaField(label="Reason", max_length=3), "four") == "Reason must be 3 characters or fewer"
    assert complaint(RadiosField(label="Level", choices=choices), "") == "Select level"
    assert complaint(RadiosField(label="Level", choices=choices), "z") == "Select one of the answers shown for “Level”"
    assert complaint(CheckboxesField(label="Needs", choices=choices), ["z"]) == "Select only answers shown for “Needs”"
    assert complaint(ConfirmField(label="I have told them"), False) == "Tick the box to go on: “I have told them”"
    assert (
        complaint(CharField(label="Reason", missing="Say why you open this record"), "")
        == "Say why you open this record"
    )


@pytest.mark.parametrize(
    "parts",
    [
        DateParts("14", "3", "2009"),
        DateParts("14", "03", "2009"),
        DateParts("14", "March", "2009"),
        DateParts("14", "mar", "2009"),
        DateParts("14 March 2009"),
        DateParts("14/3/2009"),
        DateParts("14.03.2009"),
        DateParts("14th March 2009"),
        DateParts(month="2009-03-14"),
        DateParts(year="14-03-2009"),
    ],
)
def test_a_date_is_understood_however_it_is_typed(parts: DateParts) -> None:
    assert BORN.clean(parts) == date(2009, 3, 14)


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        (DateParts(), "Enter date of birth"),
        (DateParts("14"), "Date of birth must include a month and year"),
        (DateParts("14", "", "2009"), "Date of birth must include a month"),
        (DateParts("31", "2", "2009"), "Date of birth must be a real date"),
        (DateParts("29", "2", "2007"), "Date of birth must be a real date"),
        (DateParts("14", "13", "2009"), "Date of birth must have a real month, such as 3 or March"),
        (DateParts("14", "ma", "2009"), "Date of birth must have a real month, such as 3 or March"),
        (DateParts("14", "3", "09"), "Date of birth must have a year of 4 numbers, such as 2009"),
        (DateParts("x", "3", "2009"), "Date of birth must have a day in numbers"),
        (DateParts("²", "3", "2009"), "Date of birth must have a day in numbers"),
        (DateParts("1", "1", "0000"), "Date of birth must be a real date"),
        (DateParts("23", "11", "2026"), "Date of birth must be on or before 22 November 2026"),
        (DateParts("31", "12", "1989"), "Date of birth must be on or after 1 January 1990"),
    ],
)
def test_a_wrong_date_is_explained(parts: DateParts, sentence: str) -> None:
    assert complaint(BORN, parts) == sentence


def test_the_edges_of_a_date_are_inside() -> None:
    assert BORN.clean(DateParts("22", "11", "2026")) == date(2026, 11, 22)
    assert BORN.clean(DateParts("1", "1", "1990")) == date(1990, 1, 1)


def test_a_date_may_be_left_out_where_it_is_optional() -> None:
    assert DateField(label="Until", required=False).clean(DateParts()) is None


def test_a_date_has_changed_only_when_it_is_another_day() -> None:
    assert not BORN.has_changed(date(2009, 3, 14), DateParts("14", "march", "2009"))
    assert BORN.has_changed(date(2009, 3, 14), DateParts("15", "3", "2009"))
    assert BORN.has_changed(date(2009, 3, 14), DateParts("99", "3", "2009"))


def test_the_latest_day_is_asked_at_every_check() -> None:
    days = iter([date(2020, 1, 1), date(2030, 1, 1)])
    field = DateField(label="Seen", latest=lambda: next(days))
    assert "on or before 1 January 2020" in complaint(field, DateParts("1", "1", "2025"))
    assert field.clean(DateParts("1", "1", "2025")) == date(2025, 1, 1)


FILE = FileField(label="Extract", endings=(".csv", ".xlsx"), max_bytes=1_000_000)


def test_files_are_judged_by_kind_and_size() -> None:
    assert FILE.clean(SimpleUploadedFile("POLICE.CSV", b"a")).name == "POLICE.CSV"
    assert complaint(FILE, None) == "Select a file"
    assert complaint(FILE, SimpleUploadedFile("a.csv", b"")) == "The selected file is empty"
    assert complaint(FILE, SimpleUploadedFile("a.exe", b"a")) == "The selected file must be a CSV or XLSX file"
    big = SimpleUploadedFile("a.csv", b"a" * 1_000_001)
    assert complaint(FILE, big) == "The selected file must be smaller than 1 MB"
