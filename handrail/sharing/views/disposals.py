"""Dry runs, proposals, approvals, and the certificate that a disposal leaves."""

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.disclosure.public import Action, ReaderRequest, record_list
from handrail.kernel import clock
from handrail.kernel.errors import UserError
from handrail.kernel.words import long_date
from handrail.sharing.forms.retention import ApproveForm, BecauseForm, DryRunForm, ProposeForm
from handrail.sharing.models import Disposal
from handrail.sharing.presenters import disposals as words
from handrail.sharing.selectors.runs import PER_PAGE, by_state, items_page, people_due, people_in, person_ids, runs
from handrail.sharing.selectors.schedule import schedule_of
from handrail.sharing.services.disposals import (
    approve,
    begin_dry_run,
    can_approve,
    can_propose,
    can_withdraw,
    check_approve,
    check_propose,
    check_withdraw,
    propose,
    withdraw,
)
from handrail.sharing.tasks import carry_out_disposal, count_disposal
from handrail.sharing.views.retention import FORM, needs_retention, sent
from handrail.ui.public import Pagination, Progress, refuse

_BUSY = (Disposal.State.COUNTING, Disposal.State.APPROVED, Disposal.State.RUNNING)


@needs_retention
@require_http_methods(FORM)
def dry_run(request: ReaderRequest) -> HttpResponse:
    """Begin a dry run: what falls due by a day is listed and counted, and nothing is destroyed."""
    form = DryRunForm(sent(request), initial={"as_of": clock.today()})
    if request.method == "POST" and form.is_valid():
        run = begin_dry_run(as_of=form.cleaned_data["as_of"], by=request.user)
        count_disposal.enqueue(run.pk)
        return redirect("disposal", run.pk)
    page = {"form": form, "title": "Do a dry run", "button": "List and count", "back": reverse("retention")}
    lead_in = "What falls due is listed and counted by the schedule in force. Nothing is destroyed."
    return render(request, "sharing/form.jinja", {**page, "back_label": "Retention", "lead_in": lead_in})


@needs_retention
@require_safe
def disposal(request: ReaderRequest, pk: int) -> HttpResponse:
    """One run: its counts, what can be done with it, its progress, its certificate."""
    run = _run(pk)
    schedule = schedule_of(run.schedule)
    page: dict[str, Any] = {
        "run": run,
        "steps": words.steps(run),
        "work": _work(run) if run.state in _BUSY else None,
        "due": words.due_table(run.counts, schedule) if run.counts else None,
        "states": by_state(run),
        "people": people_in(run),
        "may_propose": can_propose(disposal=run),
        "may_approve": can_approve(disposal=run, by=request.user),
        "own": run.state == Disposal.State.PROPOSED and run.proposed_by_id == request.user.pk,
        "may_go_on": run.state in (Disposal.State.APPROVED, Disposal.State.RUNNING),
        "may_withdraw": can_withdraw(disposal=run),
    }
    return render(request, "sharing/disposal.jinja", page)


def _work(run: Disposal) -> Progress:
    if run.state == Disposal.State.COUNTING:
        return Progress("Counting what is due", 0, 0, noun="person")
    return Progress("Destroying what was approved", run.done, run.done + people_due(run), noun="person")


@needs_retention
@require_safe
def disposal_people(request: ReaderRequest, pk: int) -> HttpResponse:
    """Whose, by number, with the sum behind each day."""
    run = _run(pk)
    number = request.GET.get("page", "1")
    page = items_page(run, int(number) if number.isascii() and number.isdecimal() and len(number) < 10 else 1)
    ids = person_ids(page)
    record_list(Action.READ_RETENTION, ids, body={"disposal": run.pk})
    hrefs = {one: reverse("retention-person", args=[one]) for one in ids}
    table = words.items_table(page, schedule_of(run.schedule), hrefs)
    pages = Pagination(
        page.number, page.paginator.num_pages, page.paginator.count, PER_PAGE, lambda one: f"?page={one}", "line"
    )
    return render(request, "sharing/disposal_people.jinja", {"run": run, "table": table, "pages": pages})


@needs_retention
@require_safe
def certificate(request: ReaderRequest, pk: int) -> HttpResponse:
    """What was destroyed, when, under which rules, and who agreed: a page to print and to file."""
    run = _run(pk)
    if run.state != Disposal.State.DONE:
        raise Http404("This run has destroyed nothing, so there is no certificate.")
    names = {model._meta.label_lower: str(model._meta.verbose_name_plural).capitalize() for model in apps.get_models()}
    people, rows = words.certificate_tables(run, schedule_of(run.schedule), names)
    page = {"run": run, "people": people, "rows": rows, "steps": words.steps(run)}
    return render(request, "sharing/certificate.jinja", page)


@needs_retention
@require_http_methods(FORM)
def disposal_propose(request: ReaderRequest, pk: int) -> HttpResponse:
    run, form = _run(pk), ProposeForm(sent(request))
    check_propose(disposal=run)

    def act() -> str:
        propose(disposal=run, reason=form.cleaned_data["reason"], by=request.user)
        return "Proposed. Another officer has to approve it; nothing is destroyed before."

    return _step(request, run, form, act, "Propose to destroy what is due", "Propose")


@needs_retention
@require_http_methods(FORM)
def disposal_approve(request: ReaderRequest, pk: int) -> HttpResponse:
    """The second officer's word. What is due by then is destroyed in the background."""
    run, form = _run(pk), ApproveForm(sent(request))
    check_approve(disposal=run, by=request.user)

    def act() -> str:
        approve(disposal=run, by=request.user)
        carry_out_disposal.enqueue(run.pk)
        return "Approved. What is still due, and not on hold, is being destroyed."

    return _step(request, run, form, act, "Approve the disposal", "Approve, and destroy it", danger=True)


@needs_retention
@require_POST
def disposal_go_on(request: ReaderRequest, pk: int) -> HttpResponse:
    """Begin an approved disposal again that was cut off. One that is still at work is left at it."""
    run = _run(pk)
    if run.state in (Disposal.State.APPROVED, Disposal.State.RUNNING):
        carry_out_disposal.enqueue(run.pk)
        messages.success(request, "It goes on with those who are left.")
    return redirect("disposal", pk)


@needs_retention
@require_http_methods(FORM)
def disposal_withdraw(request: ReaderRequest, pk: int) -> HttpResponse:
    run, form = _run(pk), BecauseForm(sent(request))
    check_withdraw(disposal=run)

    def act() -> str:
        withdraw(disposal=run, because=form.cleaned_data["because"], by=request.user)
        return "Withdrawn. Nothing was destroyed."

    return _step(request, run, form, act, "This is not to be destroyed", "Withdraw it")


def _step(
    request: ReaderRequest, run: Disposal, form: Any, act: Callable[[], str], title: str, button: str, **more: Any
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            done = act()
        except UserError as refused:
            refuse(form, refused)
        else:
            messages.success(request, done)
            return redirect("disposal", run.pk)
    page = {"form": form, "title": title, "button": button, "back": reverse("disposal", args=[run.pk])}
    about = f"Run {run.pk}: what falls due by {long_date(run.as_of)}"
    return render(request, "sharing/form.jinja", {**page, "back_label": f"Run {run.pk}", "about": about, **more})


def _run(pk: int) -> Disposal:
    run = runs().filter(pk=pk).first()
    if run is None:
        raise Http404("There is no such run.")
    return run
