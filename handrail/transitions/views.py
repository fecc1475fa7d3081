"""The transitions list, its export, and the forecast."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from handrail.disclosure.public import Action, Reader, needs, record, record_list
from handrail.kernel import clock
from handrail.partnership.public import Permission
from handrail.transitions import pages
from handrail.transitions.exporting import COLUMNS, MOST_ROWS, chosen, export_rows
from handrail.transitions.presenters import forecast as forecast_words
from handrail.transitions.rules import rules
from handrail.transitions.selectors.cases import listing, rows_of
from handrail.ui.public import csv_response, xlsx_response


def _reader(request: HttpRequest) -> Reader:
    return request.reader  # type: ignore[attr-defined]  # set by the middleware


@needs(Permission.SEE_TRANSITIONS)
@require_safe
def transitions(request: HttpRequest) -> HttpResponseBase:
    content, listed = pages.transitions(request.GET, _reader(request), today=clock.today())
    record_list(Action.LIST, listed)
    return render(request, "transitions/list.jinja", {**content, "columns": COLUMNS})


@needs(Permission.EXPORT)
@require_safe
def transitions_export(request: HttpRequest) -> HttpResponseBase:
    """The rows asked for, as a file. Who took whom out, and which columns, stands on the ledger first."""
    today = clock.today()
    told = pages.Told.to(_reader(request), Action.EXPORT, today=today)
    asked = told.asked(request.GET)
    ids = listing(asked, today=today).ids(0, MOST_ROWS)
    columns, saying = chosen(request.GET.getlist("column")), told.saying(today)
    form = "xlsx" if request.GET.get("format") == "xlsx" else "csv"
    record_list(Action.EXPORT, ids, body={"format": form, "columns": [column.code for column in columns]})
    rows = list(export_rows(rows_of(ids, today=today, domain=asked.domain), columns, saying)) if saying else []
    respond = xlsx_response if form == "xlsx" else csv_response
    return respond(f"transitions-{today:%Y-%m-%d}", [column.label for column in columns], rows)


@needs(Permission.SEE_FORECAST)
@require_safe
def forecast(request: HttpRequest) -> HttpResponseBase:
    record(Action.FORECAST)
    return render(request, "transitions/forecast.jinja", pages.forecast_page(_reader(request), today=clock.today()))


@needs(Permission.SEE_FORECAST)
@require_safe
def forecast_export(request: HttpRequest) -> HttpResponseBase:
    """Numbers alone, small ones held back, whoever asks: a file goes where nobody can say who reads it."""
    today = clock.today()
    form = "xlsx" if request.GET.get("format") == "xlsx" else "csv"
    record(Action.FORECAST, body={"format": form})
    rows = list(forecast_words.export_rows(pages.forecast_export(today=today), rules()))
    respond = xlsx_response if form == "xlsx" else csv_response
    return respond(f"forecast-{today:%Y-%m-%d}", forecast_words.EXPORT_COLUMNS, rows)
