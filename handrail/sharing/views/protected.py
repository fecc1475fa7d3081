"""Protecting a value, letting somebody see it, showing it once, and ending its protection."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from handrail.disclosure.public import (
    ProtectedValue,
    ReaderRequest,
    ask_to_end,
    end_protection,
    grant_protected,
    keep_protected,
    needs,
    protect,
    show_protected,
    showing,
    withdraw_protected,
)
from handrail.kernel.errors import UserError
from handrail.partnership.public import Permission
from handrail.records.public import PersonReading, opened, person_frame
from handrail.sharing.forms.protecting import AGREE, AgreeEndForm, AskEndForm, GrantForm, ProtectForm
from handrail.sharing.presenters.protected import the
from handrail.sharing.selectors.protected import grant_of, value_of, what_agencies_say, who_works_with
from handrail.ui.public import GovForm

TAB = "sharing"
FORM = ("GET", "HEAD", "POST")


@needs(Permission.PROTECT_VALUES)
@require_http_methods(FORM)
def protect_value(request: ReaderRequest, person_id: UUID) -> HttpResponse:
    """What an agency says is picked, or the value is typed."""
    reading = opened(person_id)
    form = ProtectForm(what_agencies_say(person_id), request.POST or None)
    if form.is_valid():
        chosen, held = form.chosen(), form.cleaned_data
        try:
            protect(
                person_id=person_id,
                kind=chosen.kind,
                value=chosen.text,
                reason=held["reason"],
                review_on=held["review_on"],
                by=request.reader,
                recognised_by=chosen.source_person_id or reading.person.shown_from_id,
            )
        except UserError as refused:
            form.add_error(held["what"] if held["what"] in form.fields else "what", refused.sentence)
        else:
            messages.success(request, "It is protected from now on, in everything that is held and that will come.")
            return redirect("person-tab", person_id, TAB)
    lead = "It is taken out of every page, list, document and message, wherever it was written. You alone may see it "
    lead += "then, and whoever you let in."
    return _form_page(request, reading, form, "Protect an address, a phone number or a school", "Protect it", lead)


@needs(Permission.OPEN_PERSON)
@require_POST
def protected_show(request: ReaderRequest, person_id: UUID, value_id: int) -> HttpResponse:
    """The value, once: on the ledger before it is seen, kept by no browser, and not on paper."""
    reading, value = _opened(person_id, value_id)
    told = show_protected(value=value, by=request.reader)
    page = {**person_frame(reading, TAB), "told": told, "the": the(value.kind), "person_id": person_id}
    return showing(value, render(request, "sharing/protected_show.jinja", page))


@needs(Permission.PROTECT_VALUES)
@require_http_methods(FORM)
def protected_grant(request: ReaderRequest, person_id: UUID, value_id: int) -> HttpResponse:
    reading, value = _opened(person_id, value_id)
    form = GrantForm(*who_works_with(person_id), request.POST or None)
    if form.is_valid():
        held = form.cleaned_data
        try:
            grant_protected(value=value, by=request.reader, reason=held["reason"], until=held["until"], **form.holder())
        except UserError as refused:
            form.add_error("whom", refused.sentence)
        else:
            messages.success(request, "They may see it from now on.")
            return redirect("person-tab", person_id, TAB)
    lead = "They see this one thing, each time with an entry on the ledger, and no more of the person than before."
    return _form_page(request, reading, form, f"Let somebody see {the(value.kind)}", "Let them see it", lead)


@needs(Permission.PROTECT_VALUES)
@require_POST
def protected_withdraw(request: ReaderRequest, person_id: UUID, grant_id: int) -> HttpResponse:
    opened(person_id)
    grant = grant_of(person_id, grant_id)
    if grant is None:
        raise Http404("There is no such grant any more.")
    withdraw_protected(grant=grant, by=request.reader)
    messages.success(request, "They do not see it any more.")
    return redirect("person-tab", person_id, TAB)


@needs(Permission.PROTECT_VALUES)
@require_http_methods(FORM)
def protected_end(request: ReaderRequest, person_id: UUID, value_id: int) -> HttpResponse:
    """The first asks and says why; the second agrees, or keeps it."""
    reading, value = _opened(person_id, value_id)
    asked = value.end_asked_by_id is not None
    form: GovForm = AgreeEndForm(request.POST or None) if asked else AskEndForm(request.POST or None)
    if form.is_valid():
        try:
            messages.success(request, _end(value, form.cleaned_data, request))
        except UserError as refused:
            form.add_error(None, refused.sentence)
        else:
            return redirect("person-tab", person_id, TAB)
    lead = f"Asked for, because: {value.end_reason}" if asked else "Somebody else must agree before it is shown."
    title = f"End the protection of {the(value.kind).replace('the protected', 'the')}"
    return _form_page(request, reading, form, title, "Answer" if asked else "Ask for the end", lead)


def _end(value: ProtectedValue, held: dict[str, Any], request: ReaderRequest) -> str:
    if value.end_asked_by_id is None:
        ask_to_end(value=value, by=request.reader, reason=held["reason"])
        return "Asked. It stays protected until somebody else agrees."
    if held["answer"] == AGREE:
        end_protection(value=value, by=request.reader)
        return "It is not protected any more."
    keep_protected(value=value, by=request.reader)
    return "It stays protected."


def _opened(person_id: UUID, value_id: int) -> tuple[PersonReading, ProtectedValue]:
    reading, value = opened(person_id), value_of(person_id, value_id)
    if value is None:
        raise Http404("This is not protected any more.")
    return reading, value


def _form_page(
    request: ReaderRequest, reading: PersonReading, form: GovForm, title: str, button: str, lead: str
) -> HttpResponse:
    page = {
        **person_frame(reading, TAB),
        "form": form,
        "title": title,
        "button": button,
        "lead": lead,
        "person_id": reading.person.pk,
    }
    return render(request, "sharing/protected_form.jinja", page, status=422 if form.errors else 200)
