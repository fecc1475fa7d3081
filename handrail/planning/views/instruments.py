"""Instruments: the list, one with its versions, its preview, and its way in and out as JSON."""

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.disclosure.public import ReaderRequest, needs
from handrail.kernel.errors import UserError
from handrail.partnership.public import Permission
from handrail.planning import instrument_pages as pages
from handrail.planning.definition.editing import free_code, new_definition
from handrail.planning.definition.read import InvalidInstrument
from handrail.planning.definition.schema import json_schema
from handrail.planning.forms.instruments import ImportForm, NewInstrumentForm, PublishForm
from handrail.planning.models import InstrumentVersion
from handrail.planning.selectors.instruments import draft_of, latest_of_each, versions_of
from handrail.planning.services.instruments import as_json, begin_draft, publish, take_in, throw_away


def version_or_404(code: str, version: int) -> InstrumentVersion:
    found = InstrumentVersion.objects.filter(code=code, version=version).first()
    if found is None:
        raise Http404("There is no such version of an instrument.")
    return found


@needs(Permission.EDIT_INSTRUMENTS)
@require_http_methods(["GET", "HEAD", "POST"])
def instruments(request: ReaderRequest) -> HttpResponse:
    """All instruments; a new one; one from a file."""
    new = NewInstrumentForm(request.POST if "title" in request.POST else None)
    brought = ImportForm(
        *((request.POST, request.FILES) if request.method == "POST" and "title" not in request.POST else ())
    )
    if request.method == "POST":
        made = _begun(request, new) if new.is_bound else _brought_in(request, brought)
        if made is not None:
            return redirect("instrument-draft", made.code)
    shown = {"table": pages.instruments_table(latest_of_each()), "new": new, "brought": brought}
    return render(request, "planning/instruments.jinja", {**shown, "form": new if new.is_bound else brought})


def _begun(request: ReaderRequest, form: NewInstrumentForm) -> InstrumentVersion | None:
    if not form.is_valid():
        return None
    title = form.cleaned_data["title"]
    taken = [code.replace("-", "_") for code in InstrumentVersion.objects.values_list("code", flat=True)]
    code = free_code(title, taken).replace("_", "-")
    return begin_draft(definition=new_definition(title, code), by=request.user)


def _brought_in(request: ReaderRequest, form: ImportForm) -> InstrumentVersion | None:
    if not form.is_valid():
        return None
    try:
        text = form.cleaned_data["file"].read().decode("utf-8")
        made = take_in(text=text, by=request.user)
    except UnicodeDecodeError:
        form.add_error("file", "The file is not text in UTF-8.")
    except InvalidInstrument as invalid:
        for problem in invalid.problems:
            form.add_error("file", str(problem))
    except UserError as refused:
        form.add_error("file", refused.sentence)
    else:
        messages.success(request, "The instrument is here as a draft. Look at it, then publish it.")
        return made
    return None


@needs(Permission.EDIT_INSTRUMENTS)
@require_safe
def instrument(request: ReaderRequest, code: str) -> HttpResponse:
    """One instrument and its versions."""
    versions = versions_of(code)
    if not versions:
        raise Http404("There is no such instrument.")
    shown = {"versions": pages.versions_table(versions), "latest": versions[0], "draft": draft_of(code)}
    return render(request, "planning/instrument.jinja", shown)


@needs(Permission.EDIT_INSTRUMENTS)
@require_safe
def instrument_preview(request: ReaderRequest, code: str, version: int) -> HttpResponse:
    """A version as whoever fills it in will meet it, all its pages under each other."""
    return render(request, "planning/preview.jinja", pages.preview(version_or_404(code, version)))


@needs(Permission.EDIT_INSTRUMENTS)
@require_safe
def instrument_export(request: ReaderRequest, code: str, version: int) -> HttpResponse:
    """A version as a file that another partnership can bring in."""
    found = version_or_404(code, version)
    response = HttpResponse(as_json(found), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="{found.code}-v{found.version}.json"'
    return response


@needs(Permission.EDIT_INSTRUMENTS)
@require_safe
def instrument_schema(request: ReaderRequest) -> HttpResponse:
    """The JSON Schema of an instrument."""
    response = JsonResponse(json_schema())
    response["Content-Disposition"] = 'attachment; filename="instrument.schema.json"'
    return response


@needs(Permission.EDIT_INSTRUMENTS)
@require_POST
def instrument_next(request: ReaderRequest, code: str) -> HttpResponse:
    """Begin the next version as a draft."""
    versions = versions_of(code)
    if not versions:
        raise Http404("There is no such instrument.")
    draft = begin_draft(definition=versions[0].definition, by=request.user)
    return redirect("instrument-draft", draft.code)


@needs(Permission.EDIT_INSTRUMENTS)
@require_POST
def instrument_publish(request: ReaderRequest, code: str) -> HttpResponse:
    draft = draft_of(code)
    form = PublishForm(request.POST)
    if draft is None or not form.is_valid():
        raise Http404("There is no such draft.")
    try:
        published = publish(draft=draft, by=request.user, note=form.cleaned_data["note"])
    except InvalidInstrument as invalid:
        messages.error(request, invalid.sentence)
        return redirect("instrument-draft", code)
    messages.success(request, f"Version {published.version} is in use. Assessments that are being written keep theirs.")
    return redirect("instrument", code)


@needs(Permission.EDIT_INSTRUMENTS)
@require_POST
def instrument_throw_away(request: ReaderRequest, code: str) -> HttpResponse:
    draft = draft_of(code)
    if draft is not None:
        throw_away(draft=draft, by=request.user)
        messages.success(request, "The draft is thrown away.")
    return redirect("instrument", code) if versions_of(code) else redirect("instruments")
