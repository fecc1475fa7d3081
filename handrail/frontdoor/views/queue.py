"""The duty team's queue, the board on the wall, and the handover between shifts."""

from datetime import datetime
from hashlib import sha256

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.desk.public import list_tools
from handrail.disclosure.public import Action, ReaderRequest, needs, record_list
from handrail.frontdoor.forms.triage import HandOverForm
from handrail.frontdoor.models import Contact, ShiftHandover
from handrail.frontdoor.presenters import queue as words
from handrail.frontdoor.presenters.shifts import handovers
from handrail.frontdoor.references import outside_reference
from handrail.frontdoor.selectors.contacts import by_outside_reference
from handrail.frontdoor.selectors.queue import QueueFilter, figures, queue
from handrail.frontdoor.selectors.shifts import last_handovers, persons_of
from handrail.frontdoor.services.shifts import hand_over, take_over
from handrail.kernel import clock
from handrail.kernel.errors import UserError
from handrail.partnership.public import Permission
from handrail.writing.public import drafted

EVERY_SECONDS = 30  # between two looks of an open page
MOST = 100  # contacts on one page


@needs(Permission.TAKE_CONTACTS)
@require_safe
def front_door(request: ReaderRequest) -> HttpResponse:
    """Open contacts, by clock. A page that stays open asks with `seen` whether anything is new."""
    team, now, asked = request.reader.team_id, clock.now(), QueueFilter.of(request.GET)
    contacts = queue(team, asked, now, most=MOST)
    mark = _mark(contacts, now)
    if request.GET.get("seen") == mark:
        return HttpResponse(status=204)
    notes = last_handovers(team, most=1)
    subjects = {one.person_id for one in contacts if one.person_id} | set(persons_of(notes))
    record_list(Action.LIST_CONTACTS, subjects, body={"contacts": len(contacts), "page": "front-door"})
    page = {
        "table": words.queue_table(contacts, now),
        "cut": words.cut_words(len(contacts), MOST),
        "counts": words.counts(figures(team, now), asked),
        "filters": words.filters(asked),
        "handovers": handovers(notes),
        "mark": mark,
        "every": EVERY_SECONDS,
        "decides": request.reader.role.can(Permission.DECIDE_CONTACTS),
        "tools": list_tools(request, "front-door"),
    }
    part = "seen" in request.GET
    return render(request, "frontdoor/queue_part.jinja" if part else "frontdoor/queue.jinja", page)


@needs(Permission.TAKE_CONTACTS)
@require_safe
def front_door_find(request: ReaderRequest) -> HttpResponse:
    """Somebody without an account rings, and gives the reference that they were given."""
    found = by_outside_reference(outside_reference(request.GET.get("reference", "")), request.reader.team_id)
    if found is None:
        messages.error(request, "This front door has given nobody that reference. It looks like 7KQ-4MX-2DP.")
        return redirect("front-door")
    return redirect("contact", found)


@needs(Permission.TAKE_CONTACTS)
@require_safe
def board(request: ReaderRequest) -> HttpResponse:
    """For the wall: references and clocks, no name."""
    team, now = request.reader.team_id, clock.now()
    contacts = queue(team, QueueFilter(), now)
    mark = _mark(contacts, now)
    if request.GET.get("seen") == mark:
        return HttpResponse(status=204)
    page = {**words.board(contacts, figures(team, now), now), "mark": mark, "every": EVERY_SECONDS}
    part = "seen" in request.GET
    return render(request, "frontdoor/board_part.jinja" if part else "frontdoor/board.jinja", page)


@needs(Permission.TAKE_CONTACTS)
@require_http_methods(["GET", "HEAD", "POST"])
def shift(request: ReaderRequest) -> HttpResponse:
    """What one shift leaves to the next."""
    kept = drafted(request, f"shift:{request.reader.team_id}", HandOverForm, title="Handover to the next shift")
    if request.method == "POST" and kept.form.is_valid():
        hand_over(note=kept.form.cleaned_data["note"], by=request.reader)
        kept.forget()
        messages.success(request, "Handed over.")
        return redirect("front-door")
    notes = last_handovers(request.reader.team_id)
    record_list(Action.LIST_CONTACTS, persons_of(notes), body={"page": "shift", "handovers": [one.pk for one in notes]})
    page = {"drafted": kept, "form": kept.form, "handovers": handovers(notes)}
    return render(request, "frontdoor/shift.jinja", page, status=422 if kept.form.errors else 200)


@needs(Permission.TAKE_CONTACTS)
@require_POST
def shift_take_over(request: ReaderRequest, handover_id: int) -> HttpResponse:
    held = ShiftHandover.objects.filter(pk=handover_id).first()
    if held is None:
        raise Http404("There is no such handover.")
    try:
        take_over(handover=held, by=request.reader)
    except UserError as refused:
        messages.error(request, refused.sentence)
    return redirect("front-door")


def _mark(contacts: list[Contact], now: datetime) -> str:
    """Changes whenever the list would read differently, to the minute."""
    minute = clock.local(now).strftime("%H:%M") if contacts else ""
    told = [(one.pk, one.state, one.rating, one.due_at.timestamp(), one.asked, one.answered) for one in contacts]  # type: ignore[attr-defined]  # annotated
    return sha256(repr((minute, told)).encode()).hexdigest()[:16]
