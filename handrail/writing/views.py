"""Drafts: kept in the background, and listed for their author."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from handrail.disclosure.public import ReaderRequest, open_to_all, signed_in
from handrail.kernel import clock, words
from handrail.writing.middleware import keep_sent
from handrail.writing.models import Draft
from handrail.writing.naming import names_for
from handrail.writing.presenters.drafts import lines_of
from handrail.writing.selectors.drafts import THROWN_DAYS, drafts_of, thrown_away
from handrail.writing.sent import LEAVING, now_sent
from handrail.writing.services.drafts import bring_back, throw_away

SIGNED_OUT = "Not kept: you are signed out. What you typed stays on this page; sign in in another tab and press Keep."
SOMEBODY_ELSE = "Not kept: somebody else is signed in here now. What was typed stays on this page."
NOT_OURS = "Not kept: this page is not one that Handrail drew. Copy what you typed and open the page again."


@open_to_all
@require_POST
def draft_keep(request: HttpRequest) -> HttpResponse:
    """What a page holds, sent by itself while somebody types; open to all so that it can say who is signed out.

    A page that is being closed cannot be told anything, so what it holds is kept for its author in any case.
    """
    sent = now_sent()
    if sent is None:
        return _not_kept(NOT_OURS, 400)
    sent.answered = True  # what is refused here stays on the page
    if LEAVING not in request.POST:
        if not request.user.is_authenticated:
            return _not_kept(SIGNED_OUT, 401)
        if request.user.pk != sent.page.author_id:
            return _not_kept(SOMEBODY_ELSE, 409)
    if not keep_sent(sent):
        return _not_kept(NOT_OURS, 400)
    return JsonResponse({"sentence": f"Draft kept {words.clock_time(clock.local(clock.now()))}"})


@signed_in
@require_safe
def drafts(request: ReaderRequest) -> HttpResponse:
    """What somebody has begun and not sent, and what they threw away in the last days."""
    today = clock.today()
    begun, thrown = list(drafts_of(request.user)), list(thrown_away(request.user))
    names = names_for([*begun, *thrown])
    page = {
        "drafts": lines_of(begun, names, today),
        "thrown": lines_of(thrown, names, today),
        "thrown_days": THROWN_DAYS,
    }
    return render(request, "writing/drafts.jinja", page)


@signed_in
@require_POST
def draft_throw(request: ReaderRequest, draft_id: int) -> HttpResponse:
    throw_away(get_object_or_404(Draft, pk=draft_id, author=request.user))
    messages.success(request, f"The draft was thrown away. You can bring it back here for {THROWN_DAYS} days.")
    return redirect("drafts")


@signed_in
@require_POST
def draft_bring_back(request: ReaderRequest, draft_id: int) -> HttpResponse:
    bring_back(get_object_or_404(Draft, pk=draft_id, author=request.user))
    messages.success(request, "The draft is back.")
    return redirect("drafts")


def _not_kept(sentence: str, status: int) -> HttpResponse:
    return JsonResponse({"sentence": sentence}, status=status)
