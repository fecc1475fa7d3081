"""What was told in a contact: put right, and looked back on."""

from typing import cast

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from handrail.disclosure.public import ReaderRequest, needs, signed_in
from handrail.frontdoor.forms.contact import WORDS, CorrectForm
from handrail.frontdoor.forms.triage import how_far
from handrail.frontdoor.models import AgencyCheck
from handrail.frontdoor.presenters.checks import NOT_ANSWERED
from handrail.frontdoor.services.correcting import check_correct, correct_contact
from handrail.frontdoor.views.opening import NOT_HERE, held_or_404, opened_or_404
from handrail.kernel.errors import UserError
from handrail.partnership.public import Permission
from handrail.ui.public import refuse
from handrail.writing.public import Conflict, conflict_page, drafted, history_entries


@needs(Permission.MAKE_CONTACT)
@require_http_methods(["GET", "HEAD", "POST"])
def contact_correct(request: ReaderRequest, contact_id: int) -> HttpResponse:
    """For whoever sent it, until it is decided on."""
    contact = opened_or_404(request, contact_id)
    told = contact.told
    if told is None:
        raise Http404(NOT_HERE)
    check_correct(contact, request.reader)
    title = f"Put right: contact {contact.reference}"
    kept = drafted(
        request,
        f"contact:{contact.pk}:correct",
        CorrectForm,
        title=title,
        initial={name: getattr(told, name) for name in WORDS},
        based_on=told.version,
    )
    if request.method == "POST" and kept.form.is_valid():
        try:
            changes = cast(CorrectForm, kept.form).words()
            correct_contact(contact=contact, changes=changes, by=request.reader, saved=kept.save)
            messages.success(request, "Saved. The front door sees what was changed.")
            return redirect("contact", contact_id)
        except Conflict as conflict:
            return conflict_page(request, kept, conflict)
        except UserError as refused:
            refuse(kept.form, refused)
    page = {
        "contact": contact,
        "form": kept.form,
        "title": "Put right what was told",
        "submit": "Save",
        "drafted": kept,
    }
    return render(request, "frontdoor/act.jinja", page, status=422 if kept.form.errors else 200)


@signed_in
@require_safe
def contact_history(request: ReaderRequest, contact_id: int) -> HttpResponse:
    """Every version of what was told, for those who read it."""
    contact = opened_or_404(request, contact_id)
    if contact.told is None:
        raise Http404(NOT_HERE)
    page = {
        "title": f"What was told in {contact.reference}",
        "back": reverse("contact", args=[contact.pk]),
        "entries": history_entries(contact.told, without=["contact"]),
    }
    return render(request, "frontdoor/history.jinja", page)


@needs(Permission.TAKE_CONTACTS)
@require_safe
def check_history(request: ReaderRequest, check_id: int) -> HttpResponse:
    """What an agency said first, and how it put that right."""
    check = AgencyCheck.objects.select_related("agency", "team").filter(pk=check_id).first()
    if check is None:
        raise Http404(NOT_HERE)
    contact = held_or_404(request, check.contact_id)
    page = {
        "title": f"What {check.team or check.agency} said of {contact.reference}",
        "back": reverse("contact", args=[contact.pk]),
        "entries": history_entries(check, wording={"level": how_far}, without=NOT_ANSWERED),
    }
    return render(request, "frontdoor/history.jinja", page)
