"""Telling the front door, and what became of it."""

from collections.abc import Iterable
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.desk.public import list_tools
from handrail.disclosure.public import Action, ReaderRequest, decide, needs, record, record_list, signed_in
from handrail.frontdoor import pages
from handrail.frontdoor.forms.contact import PartnerContactForm
from handrail.frontdoor.forms.look_up import chosen_person, looked_for
from handrail.frontdoor.models import Attachment, Contact
from handrail.frontdoor.practice import practice
from handrail.frontdoor.presenters.contact_lists import alike_table, sent_table
from handrail.frontdoor.presenters.look_up import known_rows, says
from handrail.frontdoor.selectors.contacts import open_alike, sent_by
from handrail.frontdoor.selectors.look_up import LookedUp, look_up
from handrail.frontdoor.services.attachments import attachment_folder
from handrail.frontdoor.services.contacts import make_contact
from handrail.frontdoor.views.opening import in_triage, opened_or_404
from handrail.kernel import clock
from handrail.partnership.public import Permission
from handrail.writing.public import Drafted, drafted

KEY, TITLE = "contact:new", "A contact to the front door"


@needs(Permission.MAKE_CONTACT)
@require_http_methods(["GET", "HEAD", "POST"])
def contact_new(request: ReaderRequest) -> HttpResponse:
    """Draft, look, send: all on one page, with and without JavaScript."""
    kept = drafted(request, KEY, PartnerContactForm, title=TITLE)
    if request.method != "POST":
        return _form(request, kept)
    if "look" in request.POST:
        kept.form.errors.clear()
        return _form(request, kept, found=_looked_up(request))
    if not kept.form.is_valid():
        return _form(request, kept, found=_looked_up(request))
    return _sent(request, kept)


def _sent(request: ReaderRequest, kept: Drafted) -> HttpResponse:
    form, person = cast(PartnerContactForm, kept.form), _whom_they_may_know(request)
    who = {name: form.cleaned_data[name] for name in ("given", "family", "born")}
    alike = open_alike(**who, person_id=person)
    if alike and "seen_alike" not in request.POST:
        record_list(Action.LIST_CONTACTS, _persons(alike), body={"alike": [one.pk for one in alike]})
        return _form(request, kept, found=_looked_up(request), alike=alike_table(alike, clock.today()))
    told = form.told(
        referrer_name=str(request.user),
        referrer_role=request.reader.role.name,
        referrer_email=request.user.email,
        referrer_phone=form.cleaned_data["referrer_phone"],
    )
    contact = make_contact(told=told, by=request.reader, person_id=person, to=form.front_door_id)
    kept.forget()
    messages.success(request, f"Sent. Your reference is {contact.reference}.")
    return redirect("contact", contact.pk)


def _whom_they_may_know(request: ReaderRequest) -> UUID | None:
    """Whom the sender chose, if the look-up can have shown them: an address that somebody has kept says nothing."""
    chosen = chosen_person(request.POST)
    if chosen is None:
        return None
    return chosen if decide(request.reader, Action.OPEN_PERSON, chosen, today=clock.today()).allowed else None


def _form(request: ReaderRequest, kept: Drafted, *, found: LookedUp | None = None, alike: Any = None) -> HttpResponse:
    page = {
        "drafted": kept,
        "form": kept.form,
        "known": known_rows(found, clock.today()) if found else [],
        "says": says(found) if found else "",
        "chosen": str(chosen_person(request.POST) or ""),
        "alike": alike,
        "danger": practice().out_of_hours,
    }
    return render(request, "frontdoor/contact_new.jinja", page, status=422 if kept.form.errors else 200)


@needs(Permission.MAKE_CONTACT)
@require_POST
def contact_look_up(request: ReaderRequest) -> HttpResponse:
    """The piece of the form that says who is known, for a page that asks while somebody types."""
    found = _looked_up(request)
    known = known_rows(found, clock.today())
    page = {"known": known, "says": says(found), "chosen": str(chosen_person(request.POST) or "")}
    return render(request, "frontdoor/known.jinja", page)


def _looked_up(request: ReaderRequest) -> LookedUp:
    """By what the form holds. What was sought and found stands on the ledger."""
    found = look_up(**looked_for(request.POST), today=clock.today())
    if found.asked:
        people: list[UUID] = [one.person_id for one in found.people]
        detail = {"query": found.query, "people": [str(one) for one in people]}
        record(Action.SEARCH, body={"found": len(people), "page": "contact-new"}, detail=detail)
    return found


def _persons(contacts: Iterable[Contact]) -> list[UUID]:
    return [one.person_id for one in contacts if one.person_id]


@signed_in
@require_safe
def contact(request: ReaderRequest, contact_id: int) -> HttpResponse:
    """In the front door's hands: triage. For whoever sent it or works with them: what was told, and the answer."""
    held = opened_or_404(request, contact_id)
    if in_triage(request, held):
        return render(request, "frontdoor/triage.jinja", pages.triage(request, held, now=clock.now()))
    return render(request, "frontdoor/contact.jinja", pages.as_sent(request, held, now=clock.now()))


@needs(Permission.MAKE_CONTACT)
@require_safe
def contacts_sent(request: ReaderRequest) -> HttpResponse:
    """What the reader's team has sent, and what became of it."""
    sent = sent_by(request.reader.team_id)
    record_list(Action.LIST_CONTACTS, _persons(sent), body={"sent": [one.pk for one in sent]})
    return render(
        request, "frontdoor/sent.jinja", {"table": sent_table(sent), "tools": list_tools(request, "contacts-sent")}
    )


@needs(Permission.TAKE_CONTACTS)
@require_safe
def contact_file(request: ReaderRequest, attachment_id: int) -> FileResponse:
    """A file that came with a contact: handed over to be saved, never shown inside the page."""
    held = Attachment.objects.select_related("contact").filter(pk=attachment_id).first()
    if held is None:
        raise Http404("There is no such file, or it is in other hands than yours.")
    body = {"contact": held.contact_id, "file": held.pk}
    record(Action.OPEN_CONTACT, subject=held.contact.person_id, body=body)
    kept = attachment_folder() / held.stored_as
    return FileResponse(
        kept.open("rb"), as_attachment=True, filename=held.name, content_type="application/octet-stream"
    )
