"""The pages that say no: why, and whom to ask; or what to put right."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from handrail.disclosure.decisions import Decision
from handrail.kernel.errors import UserError
from handrail.partnership.public import Permission
from handrail.ui.public import Denied as DeniedPage
from handrail.ui.public import WhomToAsk

WHAT = "This is not shown to you"


def refusal_page(request: HttpRequest, decision: Decision) -> HttpResponse:
    ask = [WhomToAsk(name=one.who, role=one.why, phone=one.phone, hours=one.hours) for one in decision.ask]
    denial = DeniedPage(what=WHAT, because=" ".join(decision.because), ask=ask, **_ways_in(request))
    return render(request, "disclosure/denied.jinja", {"denial": denial}, status=403)


def _ways_in(request: HttpRequest) -> dict[str, str]:
    """How to be let in, for whoever opens people's records. The same links whether anybody has the address or not."""
    reader, match = getattr(request, "reader", None), request.resolver_match
    if reader is None or not reader.role.can(Permission.OPEN_PERSON):
        return {}
    person_id = match.kwargs.get("person_id") if match else None
    about = f"?about={person_id}" if person_id else ""
    ways = {"let_in_href": f"{reverse('access-ask')}{about}", "let_in_label": "Ask to be let in"}
    if reader.role.can(Permission.BREAK_GLASS):
        ways |= {"urgent_href": f"{reverse('emergency')}{about}", "urgent_label": "I need to see somebody now"}
    return ways


def user_error_page(request: HttpRequest, error: UserError) -> HttpResponse:
    """For a mistake that the view did not answer on its own page. Nothing was changed."""
    return render(request, "disclosure/user_error.jinja", {"sentence": error.sentence}, status=400)
