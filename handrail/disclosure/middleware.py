"""Every request: who reads, behind which wall, whether they may open the page, and the ledger before the response.

The view and the ledger share one transaction. Whatever the view did is undone when it fails; what was refused stays on
the ledger even so; and when the ledger cannot be written the reader gets nothing and no change stands.
"""

from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse

from handrail.disclosure.acting import reader_of
from handrail.disclosure.actions import Action
from handrail.disclosure.asking import whom_to_ask
from handrail.disclosure.decisions import Decision, Denied
from handrail.disclosure.ledger.record import held_back, record, write
from handrail.disclosure.models import Level
from handrail.disclosure.prepared import prepared
from handrail.disclosure.reader import reading
from handrail.disclosure.refusal import refusal_page, user_error_page
from handrail.disclosure.requests import Request
from handrail.disclosure.wall import behind_the_wall
from handrail.kernel import clock
from handrail.kernel.errors import UserError
from handrail.partnership.public import access_of

Answer = Callable[[Request], HttpResponse]


class DisclosureMiddleware:
    """Stands last in MIDDLEWARE, next to the view. Sets `request.reader` (None where nobody acts in a post)."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        request.failed = False
        with held_back() as page:
            with transaction.atomic():
                response = self._behind_the_wall(request)
                if request.failed:
                    transaction.set_rollback(True)
                else:
                    write(page.waiting)
            if request.failed:
                write(page.refusals())
        return _kept_by_nobody(response)

    def process_view(self, request: Request, view: Callable[..., Any], args: Any, kwargs: Any) -> HttpResponse | None:
        """Refuse a page before its view runs."""
        access = access_of(view)
        if access.everybody:
            return None
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path(), reverse("account_login"))
        why = _refused_because(request, access.permission)
        if why is None:
            return None
        name = request.resolver_match.view_name if request.resolver_match else ""
        record(Action.OPEN_PAGE, outcome="denied", body={"page": name}, actor_id=request.user.pk)
        return refusal_page(request, Decision(False, Level.DENY, (why,), whom_to_ask()))

    def process_exception(self, request: Request, exception: Exception) -> HttpResponse | None:
        request.failed = True
        if isinstance(exception, Denied):
            return refusal_page(request, exception.decision)
        if isinstance(exception, UserError):
            return user_error_page(request, exception)
        return None

    def _behind_the_wall(self, request: Request) -> HttpResponse:
        now = clock.now()
        today = clock.local(now).date()
        request.reader = reader = reader_of(request, today)
        membership, purpose = (reader.membership_id, reader.purpose) if reader else (None, "")
        only_reads = prepared() if request.method in ("GET", "HEAD") else nullcontext()
        wall = behind_the_wall(membership, purpose, today, now)
        with only_reads, wall, reading(reader) if reader else nullcontext():
            return self.get_response(request)


def _kept_by_nobody(response: HttpResponse) -> HttpResponse:
    """No browser and no proxy keeps a page: Back after signing out shows nothing. What says otherwise itself may be."""
    response.headers.setdefault("Cache-Control", "no-store")
    return response


def _refused_because(request: Request, permission: Any) -> str | None:
    if request.reader is None:
        return "You sit in no post today, so there is nothing that you may open."
    if permission is not None and not request.reader.role.can(permission):
        return f"The post of {request.reader.role.name.lower()} does not open this page."
    return None
