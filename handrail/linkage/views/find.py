from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from handrail.desk.public import recent_of
from handrail.disclosure.public import Action, ReaderRequest, needs, record
from handrail.linkage.presenters.find import results_table
from handrail.linkage.selectors.find import find as find_people
from handrail.partnership.public import Permission

LONGEST = 200  # characters of a search


@needs(Permission.OPEN_PERSON)
@require_http_methods(["GET", "HEAD", "POST"])
def find(request: ReaderRequest) -> HttpResponse:
    """Who may be meant by what was typed, of those the reader may know of. The search stands on the ledger.

    Words are taken from the body alone: those of an address stand in the browser's history and in a proxy's log.
    """
    typed = request.POST.get("q", "").replace("\0", "").strip()[:LONGEST]
    result = find_people(typed) if typed else None
    if result is not None:
        body = {"found": len(result.hits)}
        found = [str(hit.person_id) for hit in result.hits]
        record(Action.SEARCH, body=body, detail={"query": typed, "people": found})
    recent = [] if typed else recent_of(request.reader)
    table = results_table(result) if result and result.hits else None
    return render(request, "linkage/find.jinja", {"typed": typed, "result": result, "table": table, "recent": recent})
