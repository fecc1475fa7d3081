"""The report of who saw what of one young person: asked for, made, handed over."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.disclosure.public import Action, ReaderRequest, as_system, needs, record, record_list
from handrail.kernel import clock
from handrail.kernel.errors import UserError
from handrail.kernel.words import due_words, long_date
from handrail.partnership.public import Permission
from handrail.records.public import NO_NAME, Person, listed_name, spoken_name
from handrail.sharing.documents.access_report import access_report_pdf
from handrail.sharing.forms.access_report import SHOW, ChoicesForm, FindForm
from handrail.sharing.models import ReportRequest
from handrail.sharing.presenters import access_report as said
from handrail.sharing.selectors.access_report import AccessReport, access_report
from handrail.sharing.selectors.report_subject import NotFound, subject_by_number
from handrail.sharing.services.report_requests import choose, open_request
from handrail.ui.public import csv_response, xlsx_response

MOST = 100
_REASON = "an officer makes the report of who saw what of somebody who asked: the page has checked the permission"
page = needs(Permission.READ_ACCESS_REPORT)


@page
@require_safe
def access_reports(request: ReaderRequest) -> HttpResponse:
    held = list(ReportRequest.objects.all()[:MOST])
    with as_system(_REASON):
        people = Person.objects.in_bulk({one.person_id for one in held})
    names = {one.pk: _name(people[one.person_id], listed=True) for one in held}
    hrefs = {one.pk: reverse("access-report", args=[one.pk]) for one in held}
    record_list(Action.READ_ACCESS_REPORT, {one.person_id for one in held})
    table = said.requests_table(held, clock.today(), names, hrefs)
    return render(request, "sharing/access_reports.jinja", {"table": table})


@page
@require_http_methods(["GET", "HEAD", "POST"])
def access_report_find(request: ReaderRequest) -> HttpResponse:
    """Whom the request is about is found by number and date of birth: an officer opens nobody's record."""
    form = FindForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        answers = dict(form.cleaned_data)
        try:
            person = subject_by_number(answers["scheme"], answers["number"], answers["born"])
            made = open_request(
                person=person, received_on=answers["received_on"], reference=answers["reference"], by=request.reader
            )
        except UserError as refused:
            form.add_error("number" if isinstance(refused, NotFound) else None, refused.sentence)
            detail = {"number": answers["number"]}
            record(Action.FIND_FOR_REPORT, outcome="failed", body={"scheme": answers["scheme"]}, detail=detail)
        else:
            return redirect("access-report", made.pk)
    return render(request, "sharing/access_report_find.jinja", {"form": form})


@page
@require_safe
def access_report_page(request: ReaderRequest, pk: int) -> HttpResponse:
    """For the officer: what was done, what is held back, and what may be shown."""
    asked, name = _asked(pk)
    report = _made(asked, Action.READ_ACCESS_REPORT)
    today = clock.today()
    content = {
        "asked": asked,
        "name": name,
        "form": ChoicesForm(initial=_chosen(asked)),
        "due": f"Answer by {long_date(asked.due)} ({due_words(asked.due, today)})",
        "answered": long_date(asked.answered_on) if asked.answered_on else "",
        "held_back": report.held_back,
        "chart": said.chart(report),
        "table": said.acts_table(report),
        "bases": said.bases(report),
        "more": max(len(report.acts) - said.MOST_ROWS, 0),
        "chapters": [said.chapter_table(chapter) for chapter in report.chapters],
    }
    return render(request, "sharing/access_report.jinja", content)


@page
@require_POST
def access_report_choose(request: ReaderRequest, pk: int) -> HttpResponse:
    asked, _ = _asked(pk)
    form = ChoicesForm(request.POST)
    if form.is_valid():
        choose(request=asked, choices=form.choices(), by=request.reader)
        messages.success(request, "Saved. The report below, its files and the page to hand over follow what you chose.")
    return redirect("access-report", pk)


@page
@require_safe
def access_report_file(request: ReaderRequest, pk: int, form: str) -> HttpResponseBase:
    if form not in ("csv", "xlsx", "pdf"):
        raise Http404("There is no such file.")
    asked, name = _asked(pk)
    report = _made(asked, Action.TAKE_OUT_ACCESS_REPORT, form=form)
    called = f"who-saw-what-{asked.pk}"
    if form == "pdf":
        made = access_report_pdf(said.as_document(asked, report, name, clock.today()))
        return FileResponse(made, as_attachment=True, filename=f"{called}.pdf", content_type="application/pdf")
    respond = xlsx_response if form == "xlsx" else csv_response
    return respond(called, said.FILE_COLUMNS, said.file_rows(report))


@page
@require_safe
def access_report_theirs(request: ReaderRequest, pk: int) -> HttpResponse:
    """The page to hand to the young person: plain words, nobody named whom the officer has not decided to name."""
    asked, _ = _asked(pk)
    report = _made(asked, Action.TAKE_OUT_ACCESS_REPORT, form="page")
    content = {
        "asked": asked,
        "name": _called(asked),
        "made_on": long_date(clock.today()),
        "months": said.in_plain_words(report),
        "chapters": [chapter for chapter in report.chapters if chapter.sentences],
        "bases": said.bases(report),
        "left_out": said.LEFT_OUT,
        "rights": said.RIGHTS,
    }
    return render(request, "sharing/access_report_theirs.jinja", content)


def _asked(pk: int) -> tuple[ReportRequest, str]:
    """A request and what its person is called."""
    asked = ReportRequest.objects.filter(pk=pk).first()
    if asked is None:
        raise Http404("There is no such request.")
    with as_system(_REASON):
        person = Person.objects.get(pk=asked.person_id)
    return asked, _name(person)


def _made(asked: ReportRequest, action: Action, **body: Any) -> AccessReport:
    record(action, subject=asked.person_id, body={"request": asked.pk, **body})
    return access_report(asked)


def _chosen(asked: ReportRequest) -> dict[str, Any]:
    return {
        "show": [name for name, _ in SHOW if getattr(asked, name)],
        "longer_because": asked.longer_because,
        "answered": ["yes"] if asked.answered_on else [],
    }


def _called(asked: ReportRequest) -> str:
    """How the page for the young person calls them."""
    with as_system(_REASON):
        person = Person.objects.get(pk=asked.person_id)
    return person.shown_given or _name(person)


def _name(person: Person, *, listed: bool = False) -> str:
    call = listed_name if listed else spoken_name
    return call(person.shown_given, person.shown_family) or NO_NAME
