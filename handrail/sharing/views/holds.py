"""Holds: put on a person or a class, looked at again, released."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.disclosure.public import Action, ReaderRequest, record_list
from handrail.kernel import clock
from handrail.kernel.errors import UserError
from handrail.sharing.forms.retention import BecauseForm, HoldForm, KeepHoldingForm
from handrail.sharing.models import Hold
from handrail.sharing.presenters.holds import holds_table, on_words
from handrail.sharing.selectors.holds import holds
from handrail.sharing.services.holds import keep_holding, put_hold, release_hold
from handrail.sharing.views.retention import FORM, needs_retention, sent


@needs_retention
@require_safe
def hold_list(request: ReaderRequest) -> HttpResponse:
    """All holds, those that stand first."""
    found = list(holds())
    record_list(Action.READ_RETENTION, [one.person_id for one in found if one.person_id], body={"page": "holds"})
    standing = holds_table([one for one in found if one.is_on], clock.today(), "Holds that stand")
    released = holds_table([one for one in found if not one.is_on], clock.today(), "Released")
    return render(request, "sharing/holds.jinja", {"standing": standing, "released": released})


@needs_retention
@require_http_methods(FORM)
def hold_add(request: ReaderRequest) -> HttpResponse:
    """Put a hold on a person, a class, or everything."""
    form = HoldForm(sent(request), initial={"person": request.GET.get("person", ""), "on": _chosen(request)})
    if request.method == "POST" and form.is_valid():
        answers = form.cleaned_data
        try:
            put_hold(
                on=form.held(), why=answers["why"], words=answers["words"], review_on=answers["review_on"],
                by=request.user,
            )  # fmt: skip
        except UserError as refused:
            form.add_error(_field_of(refused.sentence), refused.sentence)
        else:
            messages.success(request, "The hold stands. Nothing it is on can be destroyed until it is released.")
            return redirect("holds")
    page = {"form": form, "title": "Put a hold on", "button": "Put the hold on", "back": reverse("holds")}
    return render(request, "sharing/form.jinja", {**page, "back_label": "Holds"})


def _chosen(request: ReaderRequest) -> str:
    return "person" if request.GET.get("person") else ""


def _field_of(sentence: str) -> str | None:
    """Beside which field a refusal belongs."""
    if "number" in sentence:
        return "person"
    return "review_on" if "looked at again" in sentence else None


@needs_retention
@require_http_methods(FORM)
def hold(request: ReaderRequest, pk: int) -> HttpResponse:
    """One hold: look at it again on another day, or release it."""
    held = get_object_or_404(Hold.objects.select_related("put_by", "released_by"), pk=pk)
    record_list(Action.READ_RETENTION, [held.person_id] if held.person_id else [], body={"hold": held.pk})
    form = KeepHoldingForm(sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            keep_holding(hold=held, review_on=form.cleaned_data["review_on"], by=request.user)
        except UserError as refused:
            form.add_error("review_on", refused.sentence)
        else:
            messages.success(request, "The hold goes on.")
            return redirect("hold", pk)
    return _page(request, held, form, BecauseForm())


@needs_retention
@require_POST
def hold_release(request: ReaderRequest, pk: int) -> HttpResponse:
    held = get_object_or_404(Hold.objects.select_related("put_by", "released_by"), pk=pk)
    form = BecauseForm(request.POST)
    if form.is_valid():
        release_hold(hold=held, because=form.cleaned_data["because"], by=request.user)
        messages.success(request, "The hold is released. What it stood on falls due by its rules again.")
        return redirect("holds")
    return _page(request, held, KeepHoldingForm(), form)


def _page(request: ReaderRequest, held: Hold, again: Any, release: Any) -> HttpResponse:
    page = {"hold": held, "on": on_words(held), "again": again, "release": release}
    return render(request, "sharing/hold.jinja", {**page, "form": release if release.is_bound else again})
