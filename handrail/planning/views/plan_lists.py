"""The list of plans with what drifts, the calendar's address, and the demo's outbox."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from handrail.desk.public import list_tools
from handrail.disclosure.public import (
    Action,
    ReaderRequest,
    as_system,
    decide,
    needs,
    open_to_all,
    record,
    record_list,
    signed_in,
)
from handrail.kernel import clock
from handrail.kernel.words import long_date
from handrail.partnership.public import Permission
from handrail.planning.models import OutboxMessage
from handrail.planning.policies.plan_drift import DRIFT_DAYS
from handrail.planning.presenters import plan_chasing as words
from handrail.planning.presenters.plan_calendar import calendar as as_calendar
from handrail.planning.selectors.chasing import anybody, due_for, plan_rows, told_by
from handrail.planning.services.calendar_feeds import end_feed, feed_of, make_feed, user_of

CALENDAR_DAYS = 90
LATEST = 50


@needs(Permission.SEE_PLANS)
@require_safe
def plans(request: ReaderRequest) -> HttpResponse:
    today, sort = clock.today(), request.GET.get("show", "")
    somebody = anybody()
    decision = decide(request.reader, Action.LIST_PLANS, somebody, today=today) if somebody else None
    rows = plan_rows(today, told_by(decision))
    shown = words.of_sort(rows, sort, today)
    record_list(Action.LIST_PLANS, {row.plan.person_id for row in shown})
    content = {
        "counts": words.counts(rows, today, sort),
        "table": words.drift_table(shown, today),
        "teams": words.team_table(shown, today),
        "drift_days": DRIFT_DAYS,
        "tools": list_tools(request, "plans"),
    }
    return render(request, "planning/plans.jinja", content)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def calendar(request: ReaderRequest) -> HttpResponse:
    """The address is shown on the page that made it, and never again."""
    address = ""
    if request.method == "POST":
        if "end" in request.POST:
            end_feed(by=request.user)
            return redirect("calendar")
        address = request.build_absolute_uri(reverse("calendar-feed", args=[make_feed(by=request.user)]))
    feed = feed_of(request.user)
    made_at = long_date(clock.local(feed.made_at).date()) if feed else ""
    return render(request, "planning/calendar.jinja", {"address": address, "made_at": made_at})


@open_to_all
@require_safe
def calendar_feed(request: HttpRequest, token: str) -> HttpResponse:
    """For calendar programs, which cannot sign in: whoever has the address sees how much is due on which day."""
    user = user_of(token)
    if user is None:
        raise Http404("There is no such calendar.")
    with as_system("what is due from somebody, for the calendar whose secret address they made"):
        due = due_for(user_id=user.pk, today=clock.today(), ahead_days=CALENDAR_DAYS)
    record(Action.CALENDAR, body={"what": "fetched"}, actor_id=user.pk)
    address = request.build_absolute_uri(reverse("home"))
    return HttpResponse(as_calendar(due, address=address, now=clock.now()), content_type="text/calendar; charset=utf-8")


@signed_in
@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    if not settings.HANDRAIL_DEMO:
        raise Http404("E-mail is sent from here, not kept.")
    with as_system("the demo shows the e-mail that it keeps"):
        kept = list(OutboxMessage.objects.all()[:LATEST])
    return render(request, "planning/outbox.jinja", {"messages_kept": kept})
