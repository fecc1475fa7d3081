"""How quickly the front door decides and what comes of its contacts: every number opens the contacts behind it."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from handrail.disclosure.public import Action, ReaderRequest, needs, record, record_list
from handrail.frontdoor.indicators import BY_CODE, MEASURES, Share, reporting_year, share
from handrail.frontdoor.presenters import timeliness as words
from handrail.frontdoor.selectors.timeliness import contacts_of, handled
from handrail.kernel import clock
from handrail.partnership.public import Permission
from handrail.ui.public import csv_response, xlsx_response

WHICH = {"met": "", "missed": "Not: "}
MOST_YEARS_BACK = 10


@needs(Permission.DECIDE_CONTACTS)
@require_safe
def timeliness(request: ReaderRequest) -> HttpResponse:
    since, until = _year(request)
    record(Action.LIST_CONTACTS, body={"page": "timeliness", "year": since.year})
    shares = _shares(request, since, until)
    latest = reporting_year(clock.today())[0].year
    page = {
        "table": words.measures_table(shares, since),
        "year": since.year,
        "years": [(year, words.year_words(date(year, 4, 1))) for year in (latest, latest - 1)],
    }
    return render(request, "frontdoor/timeliness.jinja", page)


@needs(Permission.DECIDE_CONTACTS)
@require_safe
def timeliness_rows(request: ReaderRequest, code: str, which: str) -> HttpResponse:
    """The contacts that a number counts."""
    measure = BY_CODE.get(code)
    if measure is None or which not in WHICH:
        raise Http404("There is no such figure.")
    since, until = _year(request)
    counted = share(measure, handled(request.reader.team_id, since, until, clock.now()), clock.now())
    contacts = contacts_of(counted.met if which == "met" else counted.missed)
    subjects = [one.person_id for one, _ in contacts if one.person_id]
    record_list(Action.LIST_CONTACTS, subjects, body={"contacts": len(contacts), "page": "timeliness"})
    title = f"{WHICH[which]}{measure.label}"
    page = {"title": title, "year": since.year, "table": words.rows_table(contacts, words.year_words(since))}
    return render(request, "frontdoor/timeliness_rows.jinja", page)


@needs(Permission.DECIDE_CONTACTS)
@require_safe
def timeliness_export(request: ReaderRequest) -> HttpResponseBase:
    """Numbers alone, small ones held back: a file goes where nobody can say who reads it."""
    since, until = _year(request)
    form = "xlsx" if request.GET.get("format") == "xlsx" else "csv"
    record(Action.LIST_CONTACTS, body={"page": "timeliness", "year": since.year, "format": form})
    rows = list(words.export_rows(_shares(request, since, until), since))
    respond = xlsx_response if form == "xlsx" else csv_response
    return respond(f"timeliness-{since.year}", words.EXPORT_COLUMNS, rows)


def _shares(request: ReaderRequest, since: date, until: date) -> dict[str, Share]:
    now = clock.now()
    facts = handled(request.reader.team_id, since, until, now)
    return {measure.code: share(measure, facts, now) for measure in MEASURES}


def _year(request: HttpRequest) -> tuple[date, date]:
    """The reporting year asked for by the year it begins in; the present one where none is, or one out of reach."""
    present = reporting_year(clock.today())
    asked = request.GET.get("year", "")
    known = {str(year) for year in range(present[0].year - MOST_YEARS_BACK, present[0].year + 1)}
    return reporting_year(date(int(asked), 4, 1)) if asked in known else present
