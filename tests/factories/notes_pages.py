"""A form of the smallest kind on a record of its own, as a room of ours would write it: for tests of writing itself."""

from typing import Any

from django import forms
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template import engines
from django.urls import include, path

from handrail.disclosure.public import ReaderRequest, signed_in
from handrail.kernel.errors import UserError
from handrail.ui.public import CheckboxesField, DateField, GovForm, RadiosField, TextAreaField
from handrail.writing.public import create, delete, drafted, history_entries, saved_or_conflict, undelete
from tests.factories.notes import Note

FORM = """{% extends "ui/layout.jinja" %}{% from "writing/form.jinja" import drafted_form %}
{% block page_title %}Note{% endblock %}
{% block content %}<h1 class="govuk-heading-l">Note</h1>{{ drafted_form(drafted, csrf_input, "Send") }}{% endblock %}"""
HISTORY = """{% extends "ui/layout.jinja" %}{% from "writing/history.jinja" import history_list %}
{% block page_title %}History{% endblock %}
{% block content %}<h1 class="govuk-heading-l">History</h1>{{ history_list(entries) }}{% endblock %}"""


class SecondThought(UserError):
    """Refused after the save, as a ledger or a rule further on may."""


class NoteForm(GovForm, forms.Form):
    worry = TextAreaField(label="What is the worry?", missing="Enter what the worry is")
    working = TextAreaField(label="What is working?", required=False)
    seen_on = DateField(label="When were they seen?", required=False)
    rating = RadiosField(label="How worried are you?", choices=[("0", "Not at all"), ("1", "Very")], required=False)
    tags = CheckboxesField(label="What is it about?", choices=[("home", "Home"), ("harm", "Harm")], required=False)

    def clean_rating(self) -> int:
        return int(self.cleaned_data["rating"] or 0)


def _draw(request: ReaderRequest, source: str, status: int = 200, **shown: Any) -> HttpResponse:
    return HttpResponse(engines["jinja2"].from_string(source).render(shown, request), status=status)


@signed_in
def new_note(request: ReaderRequest) -> HttpResponse:
    draft = drafted(request, "note:new", NoteForm, title="A new note")
    if request.method == "POST" and draft.form.is_valid():
        note = create(Note(**draft.form.cleaned_data), by=request.user)
        draft.forget()
        return redirect("note", note.pk)
    return _draw(request, FORM, drafted=draft, form=draft.form)


@signed_in
def note(request: ReaderRequest, note_id: int) -> HttpResponse:
    record = get_object_or_404(Note, pk=note_id)
    initial = {name: getattr(record, name) for name in NoteForm.base_fields}
    draft = drafted(request, f"note:{note_id}", NoteForm, title="A note", initial=initial, based_on=record.version)
    if request.method == "POST" and draft.form.is_valid():
        if "break" in draft.form.cleaned_data["worry"]:
            raise RuntimeError(draft.form.cleaned_data["worry"])
        try:
            with transaction.atomic():
                return saved_or_conflict(request, draft, record) or _onward(record)
        except SecondThought as refused:
            draft.form.add_error(None, refused.sentence)
    return _draw(request, FORM, drafted=draft, form=draft.form)


def _onward(record: Note) -> HttpResponse:
    if "second thought" in record.worry:
        raise SecondThought("That cannot be saved after all.")
    return redirect("note", record.pk)


@signed_in
def note_history(request: ReaderRequest, note_id: int) -> HttpResponse:
    return _draw(request, HISTORY, entries=history_entries(get_object_or_404(Note, pk=note_id)))


@signed_in
def note_deleted(request: ReaderRequest, note_id: int, undo: bool = False) -> HttpResponse:
    (undelete if undo else delete)(get_object_or_404(Note, pk=note_id), by=request.user)
    return redirect("note-history", note_id)


urlpatterns = [
    path("notes/new", new_note, name="note-new"),
    path("notes/<int:note_id>/", note, name="note"),
    path("notes/<int:note_id>/history", note_history, name="note-history"),
    path("notes/<int:note_id>/delete", note_deleted, name="note-delete"),
    path("notes/<int:note_id>/undelete", note_deleted, {"undo": True}, name="note-undelete"),
    path("", include("handrail.project.urls")),
]
