"""The pages that say no: why, and whom to ask; or what to put right."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from handrail.disclosure.decisions import Decision
from handrail.kernel.errors import UserError
from handrail.ui.public import Denied as DeniedPage
from handrail.ui.public import WhomToAsk

WHAT = "This is not shown to you"


def refusal_page(request: HttpRequest, decision: Decision) -> HttpResponse:
    ask = [WhomToAsk(name=one.who, role=one.why, phone=one.phone, hours=one.hours) for one in decision.ask]
    denial = DeniedPage(what=WHAT, because=" ".join(decision.because), ask=ask)
    return render(request, "disclosure/denied.jinja", {"denial": denial}, status=403)


def user_error_page(request: HttpRequest, error: UserError) -> HttpResponse:
    """For a mistake that the view did not answer on its own page. Nothing was changed."""
    return render(request, "disclosure/user_error.jinja", {"sentence": error.sentence}, status=400)
