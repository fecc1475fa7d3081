"""Checks, for the agencies that are asked."""

from typing import cast

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from handrail.disclosure.public import Action, ReaderRequest, needs, record
from handrail.frontdoor.forms.triage import AnswerForm
from handrail.frontdoor.models import AgencyCheck
from handrail.frontdoor.presenters.checks import answered_table, asked_about, waiting_table
from handrail.frontdoor.presenters.clocks import check_clock, moment_words
from handrail.frontdoor.presenters.contact import ANSWERS, answered_text
from handrail.frontdoor.selectors.checks import asked_of, check_of
from handrail.frontdoor.services.checks import answer_check
from handrail.kernel import clock
from handrail.kernel.errors import UserError
from handrail.partnership.public import Permission
from handrail.ui.public import refuse
from handrail.writing.public import Drafted, drafted


@needs(Permission.ANSWER_CHECKS)
@require_safe
def checks(request: ReaderRequest) -> HttpResponse:
    """What the reader's agency is asked, due first on top."""
    agency = request.reader.agency_id
    waiting, answered = asked_of(agency), asked_of(agency, answered=True, most=15)
    record(Action.LIST_CONTACTS, body={"checks": [one.pk for one in (*waiting, *answered)]})
    tables = {"waiting": waiting_table(waiting, clock.now()), "answered": answered_table(answered)}
    return render(request, "frontdoor/checks.jinja", tables)


@needs(Permission.ANSWER_CHECKS)
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: ReaderRequest, check_id: int) -> HttpResponse:
    """One question, one page, one answer."""
    held = check_of(check_id, request.reader.agency_id)
    if held is None:
        raise Http404("There is no such check, or another agency was asked.")
    record(Action.OPEN_CONTACT, body={"check": held.pk})
    if not held.is_open:
        return _page(request, held)
    kept = drafted(request, f"check:{held.pk}", AnswerForm, title="Answer to the front door")
    if request.method == "POST" and kept.form.is_valid():
        form = cast(AnswerForm, kept.form)
        answer, text = form.cleaned_data["answer"], form.cleaned_data["text"]
        try:
            answer_check(check=held, answer=answer, text=text, level=form.given_level, by=request.reader)
            kept.forget()
            messages.success(request, "Your answer has reached the front door.")
            return redirect("checks")
        except UserError as refused:
            refuse(form, refused)
    return _page(request, held, kept)


def _page(request: ReaderRequest, held: AgencyCheck, kept: Drafted | None = None) -> HttpResponse:
    page = {
        "about": asked_about(held, clock.today()),
        "clock": check_clock(held, clock.now()),
        "drafted": kept,
        "form": kept.form if kept else None,
        "said_tag": ANSWERS[AgencyCheck.Answer(held.answer)] if held.answer else None,
        "text": answered_text(held),
        "answered": f"{held.answered_by}, {moment_words(held.answered_at)}" if held.answered_at else "",
    }
    return render(request, "frontdoor/check.jinja", page, status=422 if kept and kept.form.errors else 200)
