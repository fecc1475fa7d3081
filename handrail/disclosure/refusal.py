"""The page that says no, why, and whom to ask."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from handrail.disclosure.decisions import Decision
from handrail.ui.public import Denied as DeniedPage
from handrail.ui.public import WhomToAsk

WHAT = "This is not shown to you"


def refusal_page(request: HttpRequest, decision: Decision) -> HttpResponse:
    ask = [WhomToAsk(name=one.who, role=one.why, phone=one.phone, hours=one.hours) for one in decision.ask]
    denial = DeniedPage(what=WHAT, because=" ".join(decision.because), ask=ask)
    return render(request, "disclosure/denied.jinja", {"denial": denial}, status=403)
