"""Sessions that end by themselves, a second factor for passwords, and a page for when another's sign-in is down."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from requests import RequestException

from handrail.kernel import clock

Answer = Callable[[HttpRequest], HttpResponse]
BEGAN, SEEN, PROVEN = "session_began", "session_seen", "second_factor_proven"
SEEN_EVERY = 60  # seconds; the session is not written anew for each page


class SessionLimits:
    """Ends a session that lay idle too long, or that has lasted too long however busy it was."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and self._over(request):
            logout(request)
            messages.info(request, "You were signed out because nothing was done for a while. Sign in to go on.")
        return self.get_response(request)

    def _over(self, request: HttpRequest) -> bool:
        session, now = request.session, clock.now().timestamp()
        began, seen = session.get(BEGAN, now), session.get(SEEN, now)
        if now - seen > settings.SESSION_IDLE_MINUTES * 60 or now - began > settings.SESSION_HOURS * 3600:
            return True
        if SEEN not in session or now - seen > SEEN_EVERY:
            session[BEGAN], session[SEEN] = began, now
        return False


class SecondFactor:
    """Leads whoever signed in with a password alone to set up an app or a passkey, before any other page."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        if not request.user.is_authenticated or view.__module__.startswith(("allauth.", "handrail.ui.")):
            return None
        if not request.session.get(PROVEN):
            if not _has_second_factor(request):
                messages.info(request, "Before you go on, set up a second step for signing in.")
                return redirect("mfa_index")
            request.session[PROVEN] = True
        return None


class ProviderDown:
    """Says so where an organisation's sign-in does not answer. allauth does, but only on the way back from it."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, RequestException):
            return None
        return render(request, "socialaccount/authentication_error.jinja", status=HTTPStatus.BAD_GATEWAY)


def _has_second_factor(request: HttpRequest) -> bool:
    """Organisations' own sign-in answers for itself; so does the demo's, which has nobody real behind it."""
    methods = {record.get("method") for record in get_authentication_records(request, request.user)}
    if methods & {"socialaccount"} or (settings.HANDRAIL_DEMO and "demo" in methods):
        return True
    kinds = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    return Authenticator.objects.filter(user=request.user, type__in=kinds).exists()
