from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Page
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from handrail.disclosure import selectors
from handrail.disclosure.acting import choose_post, choose_purpose
from handrail.disclosure.actions import Action
from handrail.disclosure.ledger.record import record
from handrail.disclosure.presenters import in_words, ledger_table, sharing_table
from handrail.disclosure.requests import ReaderRequest
from handrail.disclosure.selectors import LedgerFilter
from handrail.kernel import clock
from handrail.kernel.errors import UserError
from handrail.partnership.public import ROLES, Permission, memberships_of, needs, signed_in
from handrail.ui.public import Filter, FilterKind, Filters, Option, Pagination


@signed_in
@require_safe
def acting(request: ReaderRequest) -> HttpResponse:
    """In which post, and for which purpose, the reader acts; with a button for each of the others."""
    page = {
        "reader": request.reader,
        "memberships": memberships_of(request.user, clock.today()),
        "roles": ROLES,
        "purposes": selectors.purposes_of(request.reader.role.purposes),
    }
    return render(request, "disclosure/acting.jinja", page)


@signed_in
@require_POST
def act_in_post(request: ReaderRequest) -> HttpResponse:
    given = request.POST.get("membership", "")
    held = memberships_of(request.user, clock.today())
    return _chosen(
        request,
        lambda: choose_post(
            session=request.session,
            membership_id=int(given) if given.isdecimal() and len(given) < 19 else 0,
            memberships=held,
        ),
    )


@signed_in
@require_POST
def act_for_purpose(request: ReaderRequest) -> HttpResponse:
    purpose = request.POST.get("purpose", "")
    return _chosen(request, lambda: choose_purpose(session=request.session, by=request.reader, purpose=purpose))


def _chosen(request: ReaderRequest, choose: Any) -> HttpResponse:
    try:
        choose()
    except UserError as refused:
        messages.error(request, refused.sentence)
        return redirect("acting")
    return redirect(settings.LOGIN_REDIRECT_URL)


@needs(Permission.READ_LEDGER)
@require_safe
def ledger(request: ReaderRequest) -> HttpResponse:
    """Who saw, sought, took out, was refused or changed what. Reading it stands on it too."""
    asked = LedgerFilter(
        **{
            name: request.GET.get(name, "").replace("\0", "").strip()[:80]
            for name in ("actor", "subject", "action", "outcome")
        }
    )
    number = request.GET.get("page", "1")
    wrong = ""
    try:
        found = selectors.ledger_page(asked, int(number) if number.isdecimal() and len(number) < 10 else 1)
    except UserError as refused:
        wrong, found = refused.sentence, selectors.ledger_page(LedgerFilter(), 1)
    record(
        Action.READ_LEDGER,
        body={"page": found.number},
        detail={key: value for key, value in vars(asked).items() if value},
    )
    names = selectors.names_of({entry.actor_id for entry in found if entry.actor_id})
    page = {
        "table": ledger_table(found, names),
        "filters": _ledger_filters(asked),
        "pages": _pagination(found, asked),
        "wrong": wrong,
    }
    return render(request, "disclosure/ledger.jinja", page)


def _ledger_filters(asked: LedgerFilter) -> Filters:
    actions = [Option("", "Anything"), *(Option(action.value, in_words(action).capitalize()) for action in Action)]
    outcomes = [Option("", "Any"), *(Option(code, code.capitalize()) for code in ("allowed", "denied", "failed"))]
    return Filters(
        [
            Filter("actor", "Who (user name)", asked.actor, kind=FilterKind.TEXT),
            Filter("subject", "About whom (number)", asked.subject, kind=FilterKind.TEXT),
            Filter("action", "What", asked.action, actions),
            Filter("outcome", "Outcome", asked.outcome, outcomes),
        ],
        action=reverse("ledger"),
        clear_href=reverse("ledger"),
    )


def _pagination(found: Page, asked: LedgerFilter) -> Pagination:
    kept = {key: value for key, value in vars(asked).items() if value}
    return Pagination(
        page=found.number,
        pages=found.paginator.num_pages,
        total=found.paginator.count,
        per_page=selectors.PER_PAGE,
        href=lambda number: f"{reverse('ledger')}?{urlencode({**kept, 'page': number})}",
        noun="entry",
    )


@needs(Permission.EDIT_SHARING)
@require_safe
def sharing(request: ReaderRequest) -> HttpResponse:
    """What the agencies have agreed that a role may see for a purpose."""
    role = ROLES.get(request.GET.get("role", ""), next(iter(ROLES.values())))
    purposes = selectors.purposes_of(role.purposes)
    asked = request.GET.get("purpose", "")
    purpose = next((one for one in purposes if one.code == asked), purposes[0] if purposes else None)
    matrix = selectors.matrix_in_force()
    levels = selectors.levels_for(matrix, role.code, purpose.code) if matrix and purpose else {}
    page = {
        "matrix": matrix,
        "role": role,
        "purpose": purpose,
        "filters": _sharing_filters(role.code, purpose.code if purpose else ""),
        "table": sharing_table(levels, f"What the post of {role.name.lower()} sees of others' information"),
    }
    return render(request, "disclosure/sharing.jinja", page)


def _sharing_filters(role: str, purpose: str) -> Filters:
    codes = tuple(dict.fromkeys(code for one in ROLES.values() for code in one.purposes))
    return Filters(
        [
            Filter("role", "Role", role, [Option(one.code, one.name) for one in ROLES.values()]),
            Filter("purpose", "Purpose", purpose, [Option(one.code, one.name) for one in selectors.purposes_of(codes)]),
        ],
        action=reverse("sharing"),
        label="Choose a role and a purpose",
    )
