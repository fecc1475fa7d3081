from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.disclosure.public import Action, ReaderRequest, needs, record, record_list
from handrail.kernel.errors import UserError
from handrail.linkage.forms import LookUpForm
from handrail.linkage.models import ReviewItem
from handrail.linkage.presenters.matches import CHOICES, bands_table, queue_table, side_by_side, waterfall_of
from handrail.linkage.selectors import review as queue
from handrail.linkage.services.review import decide, take_back
from handrail.partnership.public import Permission
from handrail.ui.public import Pagination

PER_PAGE = 25


@needs(Permission.REVIEW_MATCHES)
@require_safe
def matches(request: ReaderRequest) -> HttpResponse:
    """What waits for a decision."""
    asked = request.GET.get("page", "1")
    page = max(1, int(asked)) if asked.isdecimal() and len(asked) < 7 else 1
    progress = queue.progress()
    pages = Pagination(
        page=page,
        pages=max(1, -(-progress.waiting // PER_PAGE)),
        total=progress.waiting,
        per_page=PER_PAGE,
        href=lambda number: f"{reverse('matches')}?page={number}",
        noun="pair",
    )
    waiting = queue.page_of_queue(page, PER_PAGE)
    record_list(Action.REVIEW_MATCH, queue.persons_of(waiting), body={"looked_at": True})
    shown = {
        "table": queue_table(waiting),
        "pages": pages,
        "progress": progress,
        "first": queue.next_item(),
        "look_up": LookUpForm(),
    }
    return render(request, "linkage/matches.jinja", shown)


@needs(Permission.REVIEW_MATCHES)
@require_http_methods(["GET", "HEAD", "POST"])
def match_decide(request: ReaderRequest, item_id: int) -> HttpResponse:
    """Two records beside each other: one person or two? Deciding leads to the next pair."""
    if request.method == "POST":
        return _decided(request, item_id)
    pair = queue.pair(item_id)
    if pair is None:
        raise Http404
    for person_id in dict.fromkeys(person_id for _, person_id in pair.persons):
        record(Action.REVIEW_MATCH, subject=person_id, body={"item": item_id, "page": "match-decide"})
    before = request.session.get("review_undo")
    undo_id = before if before != item_id else None
    shown = {
        "pair": pair,
        "fall": waterfall_of(pair.compared),
        "sides": side_by_side(pair.compared),
        "choices": CHOICES,
        "progress": queue.progress(),
        "undo_id": undo_id,
        "decided": queue.persons_behind(undo_id) if undo_id else [],
    }
    return render(request, "linkage/match.jinja", shown)


def _decided(request: ReaderRequest, item_id: int) -> HttpResponse:
    item = get_object_or_404(ReviewItem, pk=item_id)
    given = request.POST.get("decision", "")
    if given not in ReviewItem.Decision.values:
        messages.error(request, "Say whether it is one person or two, or leave it for later.")
        return redirect("match-decide", item_id)
    try:
        decide(item=item, decision=ReviewItem.Decision(given), by=request.user)
    except UserError as refused:
        messages.error(request, refused.sentence)
        return redirect("matches")
    request.session["review_undo"] = item_id
    following = queue.next_item(after=item_id)
    return redirect("match-decide", following) if following else redirect("matches")


@needs(Permission.REVIEW_MATCHES)
@require_POST
def match_undo(request: ReaderRequest, item_id: int) -> HttpResponse:
    """Take a decision back and show the pair again."""
    item = get_object_or_404(ReviewItem, pk=item_id)
    try:
        take_back(item=item, by=request.user)
    except UserError as refused:
        messages.error(request, refused.sentence)
    request.session.pop("review_undo", None)
    return redirect("match-decide", item_id)


@needs(Permission.REVIEW_MATCHES)
@require_safe
def matches_measured(request: ReaderRequest) -> HttpResponse:
    """How good people's decisions say the linkage is."""
    found = queue.measured()
    return render(request, "linkage/measured.jinja", {"found": found, "table": bands_table(found)})
