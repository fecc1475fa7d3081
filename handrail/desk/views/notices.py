"""What concerns the reader: their notices, and whether they want them by e-mail."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from handrail.desk.models import Notice
from handrail.desk.names import names_of
from handrail.desk.presenters.notices import lines_of
from handrail.desk.selectors.notices import KEPT_DAYS, notices_of, wants_email
from handrail.desk.services.notices import choose_email, mark_read
from handrail.disclosure.public import Action, ReaderRequest, record_list, signed_in
from handrail.kernel import clock


@signed_in
@require_safe
def notices(request: ReaderRequest) -> HttpResponse:
    """Whom they are about is named to whoever may still open them, and that is on the ledger."""
    held = notices_of(request.user.pk)
    names = names_of({one.about for one in held if one.about})
    record_list(Action.LIST_OWN, names, body={"page": "notices"})
    today = clock.today()
    page = {
        "unread": lines_of([one for one in held if one.read_at is None], names, today),
        "read": lines_of([one for one in held if one.read_at is not None], names, today),
        "kept_days": KEPT_DAYS,
        "by_email": wants_email(request.user.pk),
        "address": request.user.email,
    }
    return render(request, "desk/notices.jinja", page)


@signed_in
@require_POST
def notice_open(request: ReaderRequest, notice_id: int) -> HttpResponse:
    """Read, and on to the page that it is about."""
    notice = get_object_or_404(Notice, pk=notice_id, user=request.user)
    mark_read(by=request.user.pk, notice_id=notice.pk)
    return redirect(notice.link or "notices")


@signed_in
@require_POST
def notices_read(request: ReaderRequest) -> HttpResponse:
    mark_read(by=request.user.pk)
    messages.success(request, "All your notices are marked as read.")
    return redirect("notices")


@signed_in
@require_POST
def notices_email(request: ReaderRequest) -> HttpResponse:
    wanted = "wanted" in request.POST
    choose_email(by=request.user.pk, wanted=wanted)
    said = "You get notices by e-mail from now on." if wanted else "You get no more notices by e-mail."
    messages.success(request, said)
    return redirect("notices")
