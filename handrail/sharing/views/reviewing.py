"""For information governance: emergencies to look at, and staff who seem to have looked up somebody they know."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from handrail.disclosure.public import Action, ReaderRequest, needs, record
from handrail.kernel import clock
from handrail.kernel.errors import UserError
from handrail.partnership.public import Permission, User
from handrail.sharing.forms.connection import LookedIntoForm
from handrail.sharing.forms.emergency import ReviewForm
from handrail.sharing.letting_in import letting_in
from handrail.sharing.models import Emergency
from handrail.sharing.presenters.connections import SEARCHES, noticed_table
from handrail.sharing.presenters.emergencies import OUTCOMES, one_said, reviewed_table, waiting_table
from handrail.sharing.selectors.emergencies import opened_meanwhile, reviewed, to_review, used_by
from handrail.sharing.selectors.known import Noticed, noticed
from handrail.sharing.services.connections import look_into
from handrail.sharing.services.emergencies import review_emergency
from handrail.ui.public import refuse


@needs(Permission.REVIEW_ACCESS)
@require_safe
def access_review(request: ReaderRequest) -> HttpResponse:
    """What waits, the clock beside it; whom to ask about what they looked up; what was found lately."""
    now = clock.now()
    waiting, known = to_review(), noticed(now, letting_in().known)
    record(Action.LIST_ACCESS, body={"page": "review", "emergencies": [one.pk for one in waiting], "known": len(known)})
    page = {
        "waiting": waiting_table(waiting, now),
        "known": noticed_table(known, User.objects.in_bulk({one.user_id for one in known})),
        "reviewed": reviewed_table(reviewed()),
        "days": letting_in().known.look_back_days,
    }
    return render(request, "sharing/review.jinja", page)


@needs(Permission.REVIEW_ACCESS)
@require_http_methods(["GET", "HEAD", "POST"])
def access_review_one(request: ReaderRequest, emergency_id: int) -> HttpResponse:
    """One emergency: why, how often the record was opened, and whether it was right."""
    with_post = Emergency.objects.select_related("by", "membership__post__team__agency", "reviewed_by")
    held = with_post.filter(pk=emergency_id).first()
    if held is None:
        raise Http404("There is no such emergency.")
    record(Action.LIST_ACCESS, subject=held.person_id, body={"emergency": held.pk})
    form = ReviewForm(request.POST or None)
    if not held.outcome and form.is_valid():
        try:
            review_emergency(emergency=held, reviewing=form.reviewing(), by=request.reader)
            messages.success(request, "What you found is kept, and whoever opened the record is told.")
            return redirect("access-review")
        except UserError as refused:
            refuse(form, refused)
    before = used_by(held.by_id, held.at, letting_in().emergency).not_justified
    page = {
        "emergency": held,
        "said": one_said(held, opened_meanwhile(held), before),
        "form": None if held.outcome else form,
        "outcome": OUTCOMES[held.outcome],
    }
    return render(request, "sharing/review_one.jinja", page, status=422 if form.errors else 200)


@needs(Permission.REVIEW_ACCESS)
@require_http_methods(["GET", "HEAD", "POST"])
def access_known(request: ReaderRequest, user_id: int, what: str) -> HttpResponse:
    """One user who seems to have looked up somebody they know: what was found out."""
    found = _noticed(user_id, what)
    record(Action.LIST_ACCESS, subject=found.person_id, body={"known": user_id})
    form = LookedIntoForm(request.POST or None)
    if form.is_valid():
        try:
            look_into(noticed=found, words=form.cleaned_data["words"], by=request.reader)
            messages.success(request, "What you found out is kept.")
            return redirect("access-review")
        except UserError as refused:
            refuse(form, refused)
    users = {user_id: User.objects.get(pk=user_id)}
    page = {"form": form, "user": users[user_id], "table": noticed_table([found], users)}
    return render(request, "sharing/known.jinja", page, status=422 if form.errors else 200)


def _noticed(user_id: int, what: str) -> Noticed:
    for one in noticed(clock.now(), letting_in().known):
        if one.user_id == user_id and str(one.person_id or SEARCHES) == what:
            return one
    raise Http404("There is nothing to ask about here, or it has been looked into.")
