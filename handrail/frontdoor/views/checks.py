"""Checks, for the agencies that are asked."""

from typing import cast

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from handrail.disclosure.public import Action, ReaderRequest, needs, record, record_list
from handrail.frontdoor.forms.triage import AnswerForm, how_far
from handrail.frontdoor.models import AgencyCheck
from handrail.frontdoor.presenters.checks import NOT_ANSWERED, answered_table, asked_about, waiting_table
from handrail.frontdoor.presenters.clocks import check_clock, moment_words
from handrail.frontdoor.presenters.contact import ANSWERS, answered_text
from handrail.frontdoor.selectors.checks import asked_of, check_of, persons_asked_about
from handrail.frontdoor.services.answering import answer_check
from handrail.kernel import clock
from handrail.kernel.errors import UserError
from handrail.partnership.public import Permission
from handrail.ui.public import refuse
from handrail.writing.public import Conflict, Drafted, conflict_page, drafted, history_entries


@needs(Permission.ANSWER_CHECKS)
@require_safe
def checks(request: ReaderRequest) -> HttpResponse:
    """What the reader's agency is asked, due first on top."""
    agency = request.reader.agency_id
    waiting, over = asked_of(agency), asked_of(agency, over=True, most=15)
    listed = [*waiting, *over]
    record_list(Action.LIST_CONTACTS, persons_asked_about(listed), body={"checks": [one.pk for one in listed]})
    tables = {"waiting": waiting_table(waiting, clock.now()), "answered": answered_table(over)}
    return render(request, "frontdoor/checks.jinja", tables)


@needs(Permission.ANSWER_CHECKS)
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: ReaderRequest, check_id: int) -> HttpResponse:
    """One question, one page, one answer; and that put right, for as long as the agency reads whom it is about."""
    held = check_of(check_id, request.reader.agency_id)
    if held is None:
        raise Http404("There is no such check, or another agency was asked.")
    subject = next(iter(persons_asked_about([held])), None)
    record(Action.OPEN_CONTACT, subject=subject, body={"check": held.pk})
    if held.about is None or held.withdrawn_at is not None:
        return _page(request, held)
    kept = drafted(
        request,
        f"check:{held.pk}",
        AnswerForm,
        title="Answer to the front door",
        initial={"answer": held.answer, "level": str(held.level or ""), "text": held.text},
        based_on=held.version,
    )
    if request.method == "POST" and kept.form.is_valid():
        try:
            said = cast(AnswerForm, kept.form).said()
            answer_check(check=held, said=said, by=request.reader, saved=kept.save)
            messages.success(request, "Your answer has reached the front door.")
            return redirect("checks")
        except Conflict as conflict:
            return conflict_page(request, kept, conflict)
        except UserError as refused:
            refuse(kept.form, refused)
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
        "withdrawn": moment_words(held.withdrawn_at) if held.withdrawn_at else "",
        "history": history_entries(held, wording={"level": how_far}, without=NOT_ANSWERED)
        if held.answered_at and held.version > 2
        else [],
    }
    return render(request, "frontdoor/check.jinja", page, status=422 if kept and kept.form.errors else 200)
