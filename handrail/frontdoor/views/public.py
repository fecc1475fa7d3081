"""A professional without an account tells the front door. They get a reference; nothing can be read back."""

from typing import Any

from allauth.core.ratelimit import consume_or_429
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from handrail.disclosure.public import open_to_all
from handrail.frontdoor.forms.contact import PublicContactForm
from handrail.frontdoor.practice import practice
from handrail.frontdoor.selectors.front_doors import front_door
from handrail.frontdoor.services.attachments import NOT_TAKEN, attach, check_file, takes_files
from handrail.frontdoor.services.contacts import make_public_contact
from handrail.kernel.errors import UserError

RECEIPT = "told_us"


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def tell_us(request: HttpRequest) -> HttpResponse:
    if not settings.HANDRAIL_PUBLIC_PAGE:
        raise Http404("This partnership takes contacts only from people who sign in.")
    if request.method != "POST":
        return _page(request, PublicContactForm(takes_files=takes_files()))
    refused: HttpResponse | None = consume_or_429(request, action="tell_us")
    if refused is not None:
        return refused
    form = PublicContactForm(request.POST, request.FILES, takes_files=takes_files())
    return _sent(request, form) if form.is_valid() else _page(request, form)


def _sent(request: HttpRequest, form: PublicContactForm) -> HttpResponse:
    if form.cleaned_data["website"]:
        return redirect("told-us")  # a machine filled in what people do not see
    file = form.cleaned_data.get("file")
    try:
        scanned = check_file(file) if file else False
        contact = make_public_contact(told=form.told(**form.referrer()), to=form.front_door_id)
        if file:
            attach(contact=contact, file=file, scanned=scanned)
    except UserError as refused:
        form.add_error("file" if file and "file" in form.fields else None, refused.sentence)
        return _page(request, form)
    request.session[RECEIPT] = contact.outside_reference
    return redirect("told-us")


def _page(request: HttpRequest, form: PublicContactForm) -> HttpResponse:
    page: dict[str, Any] = {
        "form": form,
        "danger": practice().out_of_hours,
        "no_files": "" if takes_files() else NOT_TAKEN,
    }
    return render(request, "frontdoor/tell_us.jinja", page, status=422 if form.errors else 200)


@open_to_all
@require_safe
def told_us(request: HttpRequest) -> HttpResponse:
    """The receipt, shown to the browser that sent it, once it is there: the reference and whom to ring."""
    reference = request.session.get(RECEIPT, "")
    page = {"reference": reference, "door": front_door(), "rules": practice()}
    return render(request, "frontdoor/told_us.jinja", page)
