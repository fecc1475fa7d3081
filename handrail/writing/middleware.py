"""What is sent and not taken is kept.

Whatever became of a form that somebody sent (their session was over, the page refused it, somebody else had saved, our
own code failed), what they typed is kept as their draft, unless a service said that it stands on the record now.
"""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from handrail.partnership.public import User, access_of
from handrail.writing.sent import LATER, Sent, now_sent, sending
from handrail.writing.services.drafts import keep_page, was_taken

Answer = Callable[[HttpRequest], HttpResponse]
KEPT = "What you wrote is kept as a draft."
NOT_TAKEN = f"{KEPT} It was not sent."
SIGN_IN = f"{KEPT} Sign in to go on with it."
SOMEBODY_ELSE = (
    "Nothing was sent: somebody else had opened that page before you signed in. What was written is kept for them."
)


class KeepWhatWasSent:
    """Stands before the disclosure middleware, whose transaction undoes what a failed page did."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with sending(request) as sent:
            response = self.get_response(request)
            if sent is not None and not sent.answered and not was_taken(sent):
                kept = keep_sent(sent)
                if kept and response.status_code >= 400 and request.path != reverse("draft-keep"):
                    messages.info(request, NOT_TAKEN)
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """“Save for later” is the same on every form; and nobody sends what somebody else wrote."""
        sent = now_sent()
        if sent is None or access_of(view).everybody:
            return None
        if not request.user.is_authenticated:
            messages.info(request, SIGN_IN)
            return redirect_to_login(sent.page.page or request.path, reverse("account_login"))
        if request.user.pk != sent.page.author_id:
            messages.error(request, SOMEBODY_ELSE)
            return redirect("/")
        if LATER in request.POST:
            messages.success(request, KEPT)
            return redirect("drafts")
        return None


def keep_sent(sent: Sent) -> bool:
    """Keep for the page's author, whoever is signed in. False where there is no such account any more."""
    with transaction.atomic():
        if not User.objects.filter(pk=sent.page.author_id, is_active=True).exists():
            return False
        keep_page(sent.page, values=sent.values, turn=sent.turn)
    return True
