"""Making an instrument piece by piece: each page changes one thing of the draft and leads back to the whole."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.disclosure.public import ReaderRequest, needs
from handrail.kernel.errors import UserError
from handrail.partnership.public import Permission
from handrail.planning import instrument_pages as pages
from handrail.planning.definition import editing
from handrail.planning.definition.questions import KINDS
from handrail.planning.forms.instruments import (
    KindForm,
    PartForm,
    PublishForm,
    QuestionForm,
    ScoringForm,
    SettingsForm,
    chosen_conditions,
)
from handrail.planning.models import InstrumentVersion
from handrail.planning.selectors.instruments import draft_of
from handrail.planning.services.instruments import save_draft

Page = Callable[..., HttpResponse]


def of_draft(page: Page) -> Page:
    """A page of the draft of an instrument, by its code."""

    @needs(Permission.EDIT_INSTRUMENTS)
    @wraps(page)
    def view(request: ReaderRequest, code: str, **address: Any) -> HttpResponse:
        draft = draft_of(code)
        if draft is None:
            raise Http404("This instrument has no draft.")
        return page(request, draft, **address)

    return view


def _saved(request: ReaderRequest, draft: InstrumentVersion, definition: Mapping[str, Any]) -> HttpResponse:
    """Keep the change that a form or a button sent, and go back to the whole."""
    edits = request.POST.get("edits", "")
    based_on = int(edits) if edits.isascii() and edits.isdecimal() and len(edits) < 9 else draft.edits
    try:
        save_draft(draft=draft, definition=definition, by=request.user, based_on=based_on)
    except UserError as refused:
        messages.error(request, refused.sentence)
    return redirect("instrument-draft", draft.code)


def _form_page(
    request: ReaderRequest, draft: InstrumentVersion, form: Any, title: str, button: str = "Save"
) -> HttpResponse:
    shown = {"draft": draft, "form": form, "title": title, "button": button}
    return render(request, "planning/edit.jinja", shown)


def _sent(request: ReaderRequest) -> Any:
    return request.POST if request.method == "POST" else None


@of_draft
@require_safe
def draft(request: ReaderRequest, draft: InstrumentVersion) -> HttpResponse:
    """The whole draft: its parts with their questions, and what still keeps it from being published."""
    return render(request, "planning/draft.jinja", {**pages.draft_page(draft), "publish": PublishForm()})


@of_draft
@require_http_methods(["GET", "HEAD", "POST"])
def draft_settings(request: ReaderRequest, draft: InstrumentVersion) -> HttpResponse:
    form = SettingsForm(_sent(request), initial=SettingsForm.initial_of(draft.definition))
    if form.is_valid():
        return _saved(request, draft, editing.with_settings(draft.definition, form.settings(draft.definition)))
    return _form_page(request, draft, form, "What it is, and when to look again")


@of_draft
@require_http_methods(["GET", "HEAD", "POST"])
def draft_scoring(request: ReaderRequest, draft: InstrumentVersion) -> HttpResponse:
    form = ScoringForm(draft.definition.get("scoring") or {}, _sent(request))
    if form.is_valid():
        return _saved(request, draft, editing.with_settings(draft.definition, {"scoring": form.scoring()}))
    return _form_page(request, draft, form, "How it is scored")


@of_draft
@require_http_methods(["GET", "HEAD", "POST"])
def draft_section(request: ReaderRequest, draft: InstrumentVersion, section: int | None = None) -> HttpResponse:
    """A part's heading, guidance and when it is asked; a new part where there is no number."""
    held = _part(draft, section) if section is not None else {}
    conditions = pages.conditions_before(draft.definition, section, None)
    initial = {**held, "show_if": chosen_conditions(held.get("show_if", []))} if held else None
    form = PartForm(conditions, _sent(request), initial=initial)
    if form.is_valid():
        return _saved(request, draft, editing.put_section(draft.definition, section, form.section()))
    return _form_page(request, draft, form, "A part of the form")


@of_draft
@require_http_methods(["GET", "HEAD", "POST"])
def draft_question(
    request: ReaderRequest, draft: InstrumentVersion, section: int, question: int | None = None
) -> HttpResponse:
    """A question; for a new one, first what sort it is."""
    part = _part(draft, section)
    held = _question(part, question) if question is not None else {}
    kind = held.get("kind") or request.GET.get("kind", "")
    if kind not in KINDS:
        return _form_page(
            request, draft, KindForm(request.GET if "kind" in request.GET else None), "A new question", "Next"
        )
    windows = (draft.definition.get("scoring") or {}).get("windows", [])
    place = question if question is not None else len(part.get("questions", []))
    conditions = pages.conditions_before(draft.definition, section, place)
    initial = {**held, "show_if": chosen_conditions(held.get("show_if", []))}
    form = QuestionForm(kind, held, windows, conditions, _sent(request), initial=initial)
    if form.is_valid():
        return _saved(request, draft, editing.put_question(draft.definition, section, question, form.question()))
    return _form_page(request, draft, form, KINDS[kind][1])


@of_draft
@require_POST
def draft_move(
    request: ReaderRequest, draft: InstrumentVersion, section: int, question: int | None = None
) -> HttpResponse:
    """One place up or down, or out."""
    part = _part(draft, section)
    if question is not None:
        _question(part, question)
    match request.POST.get("move"):
        case "up":
            changed = editing.moved(draft.definition, section, question, -1)
        case "down":
            changed = editing.moved(draft.definition, section, question, 1)
        case "out":
            changed = editing.without(draft.definition, section, question)
        case _:
            raise UserError("Say whether it goes up, down or out.")
    return _saved(request, draft, changed)


def _part(draft: InstrumentVersion, section: int) -> dict[str, Any]:
    parts: list[dict[str, Any]] = draft.definition.get("sections", [])
    if section >= len(parts):
        raise Http404("The draft has no such part any more.")
    return parts[section]


def _question(part: Mapping[str, Any], question: int) -> dict[str, Any]:
    questions: list[dict[str, Any]] = part.get("questions", [])
    if question >= len(questions):
        raise Http404("The part has no such question any more.")
    return questions[question]
