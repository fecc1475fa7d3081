"""The transitions list and the forecast."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from handrail.desk.public import list_tools
from handrail.disclosure.public import Action, ReaderRequest, needs, record, record_list
from handrail.kernel import clock
from handrail.partnership.public import Permission
from handrail.transitions import pages
from handrail.transitions.presenters import forecast as forecast_words
from handrail.transitions.rules import rules
from handrail.ui.public import csv_response, xlsx_response


@needs(Permission.SEE_TRANSITIONS)
@require_safe
def transitions(request: ReaderRequest) -> HttpResponseBase:
    content, listed = pages.transitions(request.GET, request.reader, today=clock.today())
    record_list(Action.LIST, listed)
    return render(request, "transitions/list.jinja", {**content, "tools": list_tools(request, "transitions")})


@needs(Permission.SEE_FORECAST)
@require_safe
def forecast(request: ReaderRequest) -> HttpResponseBase:
    record(Action.FORECAST)
    return render(request, "transitions/forecast.jinja", pages.forecast_page(request.reader, today=clock.today()))


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
