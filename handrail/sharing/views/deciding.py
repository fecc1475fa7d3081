"""Letting in: what waits, who is let in now, deciding, ending and looking again."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from handrail.disclosure.public import Action, ReaderRequest, needs, record, record_list, signed_in
from handrail.kernel import clock
from handrail.kernel.errors import UserError
from handrail.partnership.public import Permission
from handrail.records.public import opened
from handrail.sharing.checks import Holder, may_decide
from handrail.sharing.forms.access import GIVE, DecideForm, EndForm, LetInForm, LookAgainForm
from handrail.sharing.models import AccessRequest, Grant
from handrail.sharing.naming import Naming
from handrail.sharing.presenters.grants import watched_table
from handrail.sharing.presenters.requests import named_words, to_decide_table
from handrail.sharing.presenters.words import moment_words
from handrail.sharing.selectors.grants import grant_by_id, grants_to_watch
from handrail.sharing.selectors.people import who_may_be_let_in
from handrail.sharing.selectors.requests import meant_by, open_requests, persons_named, request_for
from handrail.sharing.services.grants import Giving, end_grant, go_on, let_in, may_end
from handrail.sharing.services.requests import Asking, ask_access, refuse_access
from handrail.ui.public import refuse
from handrail.writing.public import drafted


@needs(Permission.GIVE_ACCESS)
@require_safe
def access_decide(request: ReaderRequest) -> HttpResponse:
    """Asked, running, to be looked at again, over lately."""
    reader, today = request.reader, clock.today()
    asked, grants = open_requests(reader, today), grants_to_watch(reader, today)
    people = {one.pk: one for one in persons_named({one.person_id for one in grants})}
    record_list(Action.LIST_ACCESS, people, body={"page": "decide", "asked": len(asked)})
    page = {"asked": to_decide_table(asked), "grants": watched_table(grants, people, today)}
    return render(request, "sharing/decide.jinja", page)


@needs(Permission.GIVE_ACCESS)
@require_http_methods(["GET", "HEAD", "POST"])
def access_request(request: ReaderRequest, request_id: int) -> HttpResponse:
    """One request: who asks, why, whom it may mean, and the answer."""
    asked = request_for(request.reader, request_id, clock.today())
    if asked is None:
        record(Action.LIST_ACCESS, outcome="denied", body={"request": request_id})
        raise Http404("There is no such request, or it is not for you to decide on, or it is answered.")
    people = meant_by(asked)
    record_list(Action.LIST_ACCESS, [one.pk for one in people], body={"request": asked.pk})
    form = DecideForm(asked, people, request.POST or None, initial={"until": asked.until})
    if form.is_valid():
        try:
            _answer(request, asked, form)
            return redirect("access-decide")
        except UserError as refused:
            refuse(form, refused)
    page = {
        "asked": asked,
        "named": named_words(asked),
        "at": moment_words(asked.at),
        "people": people,
        "form": form,
    }
    return render(request, "sharing/request.jinja", page, status=422 if form.errors else 200)


def _answer(request: ReaderRequest, asked: AccessRequest, form: DecideForm) -> None:
    held, person_id = form.cleaned_data, form.person_id()
    if held["answer"] != GIVE or person_id is None:
        refuse_access(request=asked, words=held["words"], by=request.reader)
        messages.success(request, "They are told that they are not let in, and what you wrote.")
        return
    giving = Giving(person_id=person_id, holder=form.holder(), why=asked.why, until=held["until"])
    let_in(giving=giving, by=request.reader, request=asked, words=held["words"])
    messages.success(request, "They are let in from now on.")


@needs(Permission.OPEN_PERSON)
@require_http_methods(["GET", "HEAD", "POST"])
def person_let_in(request: ReaderRequest, person_id: UUID) -> HttpResponse:
    """From the person's page: let somebody in, or ask that they be, where one does not decide oneself."""
    reading = opened(person_id)
    decides = may_decide(request.reader, person_id, reading.today)
    teams, members = who_may_be_let_in(reading.today)
    kept = drafted(request, f"let-in:{person_id}", partial(LetInForm, teams, members), title="Letting somebody in")
    form: LetInForm = kept.form  # type: ignore[assignment]  # made by the partial above
    if request.method == "POST" and form.is_valid():
        held = form.cleaned_data
        try:
            if decides:
                let_in(
                    giving=Giving(person_id=person_id, holder=form.holder(), why=held["why"], until=held["until"]),
                    by=request.reader,
                )
                messages.success(request, "They are let in from now on.")
            else:
                _ask_for(request, person_id, form.holder(), held)
                messages.success(request, "Your request is with those who decide. You are told when they have.")
        except UserError as refused:
            refuse(form, refused)
        else:
            kept.forget()
            return redirect("person-tab", person_id, "sharing")
    page = {"form": kept.form, "drafted": kept, "reading": reading, "decides": decides, "person_id": person_id}
    return render(request, "sharing/let_in.jinja", page, status=422 if form.errors else 200)


def _ask_for(request: ReaderRequest, person_id: UUID, holder: Holder, held: dict[str, object]) -> None:
    asking = Asking(
        naming=Naming(address=person_id),
        holder=holder,
        why=str(held["why"]),
        until=held["until"],  # type: ignore[arg-type]  # the form's date field
    )
    ask_access(asking=asking, by=request.reader)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def access_end(request: ReaderRequest, grant_id: int) -> HttpResponse:
    """End it today, as one who decides, or give one's own back."""
    grant = _grant(request, grant_id, own=True)
    form = EndForm(request.POST or None)
    if form.is_valid():
        try:
            end_grant(grant=grant, why=form.cleaned_data["why"], by=request.reader)
            messages.success(request, "It has ended.")
            return redirect(_after_ending(request))
        except UserError as refused:
            refuse(form, refused)
    return _change_page(request, grant, form, title="End this access", submit="End it today")


def _after_ending(request: ReaderRequest) -> str:
    role = request.reader.role
    if role.can(Permission.GIVE_ACCESS):
        return "access-decide"
    return "access" if role.can(Permission.OPEN_PERSON) else "home"


@needs(Permission.GIVE_ACCESS)
@require_http_methods(["GET", "HEAD", "POST"])
def access_look_again(request: ReaderRequest, grant_id: int) -> HttpResponse:
    """Is it still needed?"""
    grant = _grant(request, grant_id, own=False)
    form = LookAgainForm(request.POST or None)
    if form.is_valid():
        still, words = form.cleaned_data["still"] == "yes", form.cleaned_data["words"]
        try:
            if still:
                go_on(grant=grant, words=words, by=request.reader)
            else:
                end_grant(grant=grant, why=words, by=request.reader)
            messages.success(request, "It goes on." if still else "It has ended.")
            return redirect("access-decide")
        except UserError as refused:
            refuse(form, refused)
    return _change_page(request, grant, form, title="Look at this access again", submit="Save")


def _grant(request: ReaderRequest, grant_id: int, *, own: bool) -> Grant:
    """A grant that runs and that this reader may end; the same answer for any other, and for none."""
    grant, today = grant_by_id(grant_id), clock.today()
    if grant is not None and grant.runs(today):
        theirs = own and Holder(grant.team, grant.member).includes(request.reader)
        if theirs or may_end(request.reader, grant, today):
            record(Action.LIST_ACCESS, subject=grant.person_id, body={"grant": grant.pk})
            return grant
    record(Action.LIST_ACCESS, outcome="denied", body={"grant": grant_id})
    raise Http404("There is no such access, or it is over, or it is not for you to end.")


def _change_page(request: ReaderRequest, grant: Grant, form: object, *, title: str, submit: str) -> HttpResponse:
    page = {"grant": grant, "form": form, "title": title, "submit": submit}
    return render(request, "sharing/change.jinja", page, status=422 if getattr(form, "errors", None) else 200)
