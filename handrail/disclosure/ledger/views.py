"""The ledger's pages: the list, one entry, and whether the chain holds."""

from urllib.parse import urlencode

from django.core.paginator import Page
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.disclosure.actions import Action
from handrail.disclosure.ledger.checking import chain_head, check_chain
from handrail.disclosure.ledger.reading import OUTCOMES, PER_PAGE, LedgerFilter, ledger_page, names_of, opened_entry
from handrail.disclosure.ledger.record import record
from handrail.disclosure.ledger.words import chain_words, entry_words, head_words
from handrail.disclosure.models import LedgerEntry
from handrail.disclosure.presenters import in_words, ledger_table
from handrail.disclosure.requests import ReaderRequest
from handrail.kernel.errors import UserError
from handrail.partnership.public import Permission, needs
from handrail.ui.public import Filter, FilterKind, Filters, Option, Pagination

KEPT = "ledger_asked"  # in the session: names and numbers of people stand in no address
CODES = ("action", "outcome")  # these may: a link from the home page asks for what was denied


@needs(Permission.READ_LEDGER)
@require_http_methods(["GET", "HEAD", "POST"])
def ledger(request: ReaderRequest) -> HttpResponse:
    """Who saw, sought, took out, was refused or changed what. Reading it stands on it too."""
    if request.method == "POST":
        sent = {name: request.POST.get(name, "").replace("\0", "").strip()[:80] for name in vars(LedgerFilter())}
        request.session[KEPT] = LedgerFilter(**sent).said()
        return redirect("ledger")
    asked, number, wrong = _asked(request), request.GET.get("page", "1"), ""
    try:
        found = ledger_page(asked, int(number) if number.isdecimal() and len(number) < 10 else 1)
    except UserError as refused:
        wrong, found = refused.sentence, ledger_page(LedgerFilter(), 1)
    record(Action.READ_LEDGER, body={"page": found.number}, detail=asked.said())
    names = names_of({entry.actor_id for entry in found if entry.actor_id})
    page = {
        "table": ledger_table(found, names),
        "filters": _filters(asked),
        "narrowed": bool(asked.said()),
        "pages": _pagination(request, found),
        "wrong": wrong,
        "head": head_words(*chain_head()),
    }
    return render(request, "disclosure/ledger.jinja", page)


@needs(Permission.READ_LEDGER)
@require_safe
def ledger_entry(request: ReaderRequest, seq: int) -> HttpResponse:
    """One entry whole, the words that stand beside the chain among it."""
    opened = opened_entry(seq)
    if opened is None:
        raise Http404("There is no such entry.")
    record(Action.READ_LEDGER, subject=opened.entry.subject, body={"entry": seq})
    return render(request, "disclosure/ledger_entry.jinja", entry_words(opened))


@needs(Permission.READ_LEDGER)
@require_POST
def ledger_verify(request: ReaderRequest) -> HttpResponse:
    """Go through the chain from the last checkpoint on, and say what was found."""
    status = check_chain()
    body = {"first": status.first, "last": status.last, "faults": len(status.faults)}
    record(Action.VERIFY_LEDGER, body=body)
    return render(request, "disclosure/ledger_verify.jinja", {"status": chain_words(status), "faults": status.faults})


def _asked(request: ReaderRequest) -> LedgerFilter:
    """What a link's codes ask for, else what was last sent from the form."""
    codes = {name: request.GET[name][:40] for name in CODES if request.GET.get(name)}
    return LedgerFilter(**codes) if codes else LedgerFilter(**request.session.get(KEPT, {}))


def _filters(asked: LedgerFilter) -> Filters:
    actions = [Option("", "Anything"), *(Option(action.value, in_words(action).capitalize()) for action in Action)]
    outcomes = [Option("", "Any"), *(Option(code, code.capitalize()) for code in OUTCOMES)]
    return Filters(
        [
            Filter("actor", "Who (user name)", asked.actor, kind=FilterKind.TEXT),
            Filter("subject", "About whom (number)", asked.subject, kind=FilterKind.TEXT),
            Filter("action", "What", asked.action, actions),
            Filter("outcome", "Outcome", asked.outcome, outcomes),
        ],
        action=reverse("ledger"),
        posted=True,
    )


def _pagination(request: ReaderRequest, found: Page[LedgerEntry]) -> Pagination:
    kept = {name: request.GET[name] for name in CODES if request.GET.get(name)}
    return Pagination(
        page=found.number,
        pages=found.paginator.num_pages,
        total=found.paginator.count,
        per_page=PER_PAGE,
        href=lambda number: f"{reverse('ledger')}?{urlencode({**kept, 'page': number})}",
        noun="entry",
    )
