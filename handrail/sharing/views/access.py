"""Being let in: what one asked for, what one is let in to, asking, and giving it back."""

from functools import partial
from typing import cast

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.disclosure.public import Action, ReaderRequest, needs, record
from handrail.kernel import clock
from handrail.kernel.errors import UserError
from handrail.partnership.public import Permission, Team
from handrail.sharing.forms.access import AskForm
from handrail.sharing.forms.naming import about_in
from handrail.sharing.models import AccessRequest
from handrail.sharing.presenters.emergencies import own_table as emergencies_table
from handrail.sharing.presenters.grants import own_table as grants_table
from handrail.sharing.presenters.requests import asked_table
from handrail.sharing.selectors.emergencies import mine
from handrail.sharing.selectors.grants import grants_to
from handrail.sharing.selectors.requests import asked_by
from handrail.sharing.services.requests import Asking, ask_access, take_back
from handrail.ui.public import refuse
from handrail.writing.public import drafted


@needs(Permission.OPEN_PERSON)
@require_safe
def access(request: ReaderRequest) -> HttpResponse:
    """What the reader asked for, and what they are let in to."""
    reader, today = request.reader, clock.today()
    asked, granted, emergencies = asked_by(reader.user_id), grants_to(reader, today), mine(reader.user_id)
    record(Action.LIST_ACCESS, body={"page": "own", "grants": [one.pk for one in granted]})
    page = {
        "asked": asked_table(asked),
        "waiting": [one for one in asked if not one.answer],
        "granted": grants_table(granted, today),
        "emergencies": emergencies_table(emergencies, clock.now()),
        "running": [one for one in emergencies if one.person_id and one.over_at > clock.now()],
        "may_break": reader.role.can(Permission.BREAK_GLASS),
        "may_give": reader.role.can(Permission.GIVE_ACCESS),
    }
    return render(request, "sharing/access.jinja", page)


@needs(Permission.OPEN_PERSON)
@require_http_methods(["GET", "HEAD", "POST"])
def access_ask(request: ReaderRequest) -> HttpResponse:
    """Ask to be let in. The answer is the same whoever is held, and whoever is not."""
    reader, about = request.reader, about_in(request.GET.get("about", ""))
    team = Team.objects.get(pk=reader.team_id)
    form_class = partial(AskForm, reader, team.name, about=about)
    kept = drafted(request, f"access:{about or 'new'}", form_class, title="A request to be let in")
    form = cast(AskForm, kept.form)
    if request.method == "POST" and form.is_valid():
        held = form.cleaned_data
        try:
            asking = Asking(naming=form.naming(), holder=form.holder(), why=held["why"], until=held["until"])
            ask_access(asking=asking, by=reader)
        except UserError as refused:
            refuse(form, refused)
        else:
            kept.forget()
            messages.success(request, "Your request is with those who decide. You are told when they have.")
            return redirect("access")
    page = {"form": form, "drafted": kept, "about": about}
    return render(request, "sharing/ask.jinja", page, status=422 if form.errors else 200)


@needs(Permission.OPEN_PERSON)
@require_POST
def access_take_back(request: ReaderRequest, request_id: int) -> HttpResponse:
    held = AccessRequest.objects.filter(pk=request_id, by=request.reader.user_id).first()
    if held is None:
        raise Http404("There is no such request of yours.")
    try:
        take_back(request=held, by=request.reader)
        messages.success(request, "Your request is taken back.")
    except UserError as refused:
        messages.error(request, refused.sentence)
    return redirect("access")
