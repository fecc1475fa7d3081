"""Who holds how many young people, with room for how many."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from handrail.desk.public import list_tools
from handrail.disclosure.public import Action, ReaderRequest, needs, record_list
from handrail.kernel import clock
from handrail.partnership.public import Permission
from handrail.planning.caseload_page import asked_of, caseload_page


@needs(Permission.SEE_CASELOAD)
@require_safe
def caseload(request: ReaderRequest) -> HttpResponse:
    content, listed = caseload_page(request.reader, asked_of(request.GET), clock.today())
    record_list(Action.LIST_PLANS, listed, body={"page": "caseload"})
    return render(request, "planning/caseload.jinja", {**content, "tools": list_tools(request, "caseload")})
