"""What the front door does with a contact: each act has an address of its own, and its form keeps what was typed."""

from collections.abc import Callable
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.forms import BaseForm
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from handrail.disclosure.public import ReaderRequest, needs
from handrail.frontdoor import pages
from handrail.frontdoor.forms.look_up import chosen_person
from handrail.frontdoor.forms.triage import AskForm, DecideForm, DecideOtherwiseForm, RateForm, TakeUpForm
from handrail.frontdoor.models import AgencyCheck, Contact
from handrail.frontdoor.presenters.worker import SOMEBODY
from handrail.frontdoor.selectors.checks import whom_to_ask
from handrail.frontdoor.services.checks import ask_checks, nudge, withdraw_check
from handrail.frontdoor.services.decisions import decide_contact, decide_otherwise, take_up_contact
from handrail.frontdoor.services.matching import match_contact, unmatch_contact
from handrail.frontdoor.services.rating import rate_contact
from handrail.frontdoor.views.opening import NOT_HERE, held_or_404
from handrail.kernel.errors import UserError
from handrail.kernel.words import plural
from handrail.partnership.public import Permission
from handrail.ui.public import refuse
from handrail.writing.public import drafted

FORM = ["GET", "HEAD", "POST"]


@needs(Permission.TAKE_CONTACTS)
@require_POST
def contact_match(request: ReaderRequest, contact_id: int) -> HttpResponse:
    contact, person = held_or_404(request, contact_id), chosen_person(request.POST)
    if person is None:
        messages.error(request, "Choose who it is.")
        return redirect("contact", contact_id)
    return _matched(request, contact, person)


def _matched(request: ReaderRequest, contact: Contact, person: UUID) -> HttpResponse:
    try:
        contact = match_contact(contact=contact, person_id=person, by=request.reader)
    except UserError as refused:
        messages.error(request, refused.sentence)
        return redirect("contact", contact.pk)
    where = f" It went to {SOMEBODY}." if contact.taking_team_id else ""
    messages.success(request, f"You have said who this contact is about.{where}")
    return redirect("contact", contact.pk)


@needs(Permission.TAKE_CONTACTS)
@require_POST
def contact_unmatch(request: ReaderRequest, contact_id: int) -> HttpResponse:
    try:
        unmatch_contact(contact=held_or_404(request, contact_id), by=request.reader)
        messages.success(request, "Taken back: nobody has said who this contact is about.")
    except UserError as refused:
        messages.error(request, refused.sentence)
    return redirect("contact", contact_id)


@needs(Permission.TAKE_CONTACTS)
@require_http_methods(FORM)
def contact_rate(request: ReaderRequest, contact_id: int) -> HttpResponse:
    contact = held_or_404(request, contact_id)
    form = RateForm(request.POST or None, rated=contact.rating)
    if form.is_valid():
        try:
            held = form.cleaned_data
            rate_contact(contact=contact, rating=held["rating"], reason=held["reason"], by=request.reader)
            return redirect("contact", contact_id)
        except UserError as refused:
            refuse(form, refused)
    return _act(request, contact, form, "Rate the contact", "Rate")


@needs(Permission.TAKE_CONTACTS)
@require_http_methods(FORM)
def contact_ask(request: ReaderRequest, contact_id: int) -> HttpResponse:
    contact = held_or_404(request, contact_id)
    form = AskForm(whom_to_ask(besides=request.reader.agency_id), request.POST or None)
    if form.is_valid():
        try:
            asked = ask_checks(contact=contact, asking=form.asking(), by=request.reader)
            messages.success(request, f"{plural(len(asked), 'agency')} asked.")
            return redirect("contact", contact_id)
        except UserError as refused:
            refuse(form, refused)
    return _act(request, contact, form, "Ask what agencies know", "Ask them")


@needs(Permission.TAKE_CONTACTS)
@require_POST
def check_nudge(request: ReaderRequest, check_id: int) -> HttpResponse:
    return _done_to_check(request, check_id, nudge, "has been reminded")


@needs(Permission.TAKE_CONTACTS)
@require_POST
def check_withdraw(request: ReaderRequest, check_id: int) -> HttpResponse:
    return _done_to_check(request, check_id, withdraw_check, "is not asked any more")


def _done_to_check(request: ReaderRequest, check_id: int, act: Callable[..., AgencyCheck], done: str) -> HttpResponse:
    check = AgencyCheck.objects.select_related("contact", "agency", "team").filter(pk=check_id).first()
    if check is None:
        raise Http404(NOT_HERE)
    held_or_404(request, check.contact_id)
    try:
        act(check=check, by=request.reader)
        messages.success(request, f"{check.team or check.agency} {done}.")
    except UserError as refused:
        messages.error(request, refused.sentence)
    return redirect("contact", check.contact_id)


@needs(Permission.DECIDE_CONTACTS)
@require_http_methods(FORM)
def contact_decide(request: ReaderRequest, contact_id: int) -> HttpResponse:
    """Decide and answer in one."""
    contact = held_or_404(request, contact_id)
    kept = drafted(request, pages.decide_key(contact), DecideForm, title=f"Decision on {contact.reference}")
    if request.method == "POST" and kept.form.is_valid():
        try:
            deciding = cast(DecideForm, kept.form).deciding()
            decide_contact(contact=contact, deciding=deciding, by=request.reader)
            kept.forget()
            messages.success(request, f"{contact.reference} is decided, and whoever sent it has the answer.")
            return redirect("contact", contact_id)
        except UserError as refused:
            refuse(kept.form, refused)
    return _act(request, contact, kept.form, "Decide and tell them", "Decide and tell them", kept)


@needs(Permission.DECIDE_CONTACTS)
@require_http_methods(FORM)
def contact_decide_otherwise(request: ReaderRequest, contact_id: int) -> HttpResponse:
    """The decision that stands turns out to be wrong: another takes its place, and another answer is sent."""
    contact = held_or_404(request, contact_id)
    title = f"Another decision on {contact.reference}"
    kept = drafted(request, f"contact:{contact.pk}:decide-otherwise", DecideOtherwiseForm, title=title)
    if request.method == "POST" and kept.form.is_valid():
        try:
            form = cast(DecideOtherwiseForm, kept.form)
            because = form.cleaned_data["because"]
            decide_otherwise(contact=contact, deciding=form.deciding(), because=because, by=request.reader)
            kept.forget()
            messages.success(request, f"{contact.reference} is decided anew, and whoever sent it has the new answer.")
            return redirect("contact", contact_id)
        except UserError as refused:
            refuse(kept.form, refused)
    return _act(request, contact, kept.form, "Decide otherwise", "Decide and tell them", kept)


@needs(Permission.TAKE_UP_CONTACTS)
@require_http_methods(FORM)
def contact_take_up(request: ReaderRequest, contact_id: int) -> HttpResponse:
    contact = held_or_404(request, contact_id)
    kept = drafted(request, pages.take_up_key(contact), TakeUpForm, title=f"Answer to {contact.reference}")
    if request.method == "POST" and kept.form.is_valid():
        try:
            answer = cast(TakeUpForm, kept.form).cleaned_data["answer"]
            take_up_contact(contact=contact, answer=answer, by=request.reader)
            kept.forget()
            messages.success(request, f"Your team has {contact.reference}, and whoever sent it has the answer.")
            return redirect("contact", contact_id)
        except UserError as refused:
            refuse(kept.form, refused)
    return _act(request, contact, kept.form, "Take this contact up", "Take it up and tell them", kept)


def _act(
    request: ReaderRequest, contact: Contact, form: BaseForm, title: str, submit: str, kept: Any = None
) -> HttpResponse:
    """The form of one act, by itself: where it could not be done as it was sent, or was asked for by address."""
    page = {"contact": contact, "form": form, "title": title, "submit": submit, "drafted": kept}
    return render(request, "frontdoor/act.jinja", page, status=422 if form.errors else 200)
