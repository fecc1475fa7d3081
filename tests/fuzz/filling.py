"""Filling a form in: as somebody sensible would, and then with something wrong in some of its fields."""

from collections.abc import Mapping
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict
from hypothesis import strategies as st

from tests.fuzz.hostile import texts
from tests.fuzz.pages import Field, Form

Filled = dict[str, list[str]]
KEPT_AS_THEY_ARE = ("draft-", "csrfmiddlewaretoken", "based_on", "version")
PARTS = {"-day": "3", "-month": "11", "-year": "2026"}
FILES = (
    ("empty.csv", b""),
    ("../../\u202ecsv.exe", b"MZ\x90"),
    ("x" * 300 + ".csv", b"a,b\n1,2\n"),
    ("broken.xlsx", b"PK\x03\x04nothing"),
    ("nul.csv", b"\x00" * 5_000),
    ("picture.png", b"\x89PNG\r\n\x1a\n"),
    ("census.xml", b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>"),
)


def sensible(one: Field) -> list[str]:
    """What somebody who reads the question would send."""
    if one.kind == "submit":
        return []
    if one.kind == "checkbox":
        return [one.value or one.choices[0]]
    if one.kind in {"radio", "select"}:
        return [one.value or next((choice for choice in one.choices if choice), "")]
    if one.kind in {"text", "textarea"} and not one.value:
        return [next((value for part, value in PARTS.items() if one.name.endswith(part)), "It is quieter now.")]
    return [one.value]


def _wrong(one: Field) -> st.SearchStrategy[list[str]]:
    other = [[choice] for choice in one.choices]
    some = [st.lists(texts, max_size=1), st.lists(texts, min_size=2, max_size=4)]
    return st.one_of(st.sampled_from(other), *some) if other else st.one_of(*some)


@st.composite
def fillings(draw: st.DrawFn, form: Form) -> Filled:
    """Sensible answers, with up to four of them made wrong: left out, given twice, or strange."""
    filled = {one.name: sensible(one) for one in form.fields}
    open_to_all = [one for one in form.fields if not one.name.startswith(KEPT_AS_THEY_ARE)]
    if not open_to_all:
        return filled
    for one in draw(st.lists(st.sampled_from(open_to_all), min_size=1, max_size=4, unique_by=lambda one: one.name)):
        filled[one.name] = draw(_wrong(one))
    return filled


@st.composite
def attachments(draw: st.DrawFn, form: Form) -> Mapping[str, SimpleUploadedFile]:
    files: dict[str, SimpleUploadedFile] = {}
    for one in form.fields:
        if one.kind == "file" and draw(st.booleans()):
            name, content = draw(st.sampled_from(FILES))
            files[one.name] = SimpleUploadedFile(name, content)
    return files


def as_sent(form: Form, filled: Filled, files: Mapping[str, SimpleUploadedFile]) -> MultiValueDict[str, Any]:
    """As a browser puts it together; what is no file goes as text, even into a field for files."""
    sent: MultiValueDict[str, Any] = MultiValueDict({name: list(values) for name, values in filled.items() if values})
    for name, file in files.items():
        sent.setlist(name, [file])
    return sent
