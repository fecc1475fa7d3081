"""How long what is kept: the overview, the rules, and one person by number."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_safe

from handrail.disclosure.public import Action, ReaderRequest, as_system, needs, record
from handrail.kernel import clock
from handrail.kernel.errors import UserError
from handrail.partnership.public import Permission
from handrail.sharing.forms.retention import LookUpKeptForm, NoteForm, RuleForm, UndoDaysForm, person_number
from handrail.sharing.models import RetentionSchedule
from handrail.sharing.presenters import disposals as run_words
from handrail.sharing.presenters.keeping import kept_table, rules_table
from handrail.sharing.retention import Rule, Schedule
from handrail.sharing.selectors.holds import holds, holds_on
from handrail.sharing.selectors.kept import kept
from handrail.sharing.selectors.runs import last_counted, runs
from handrail.sharing.selectors.schedule import schedule_in_force, schedule_of
from handrail.sharing.services.schedule import change_undo_days, drop_rule, put_rule

FORM = ["GET", "HEAD", "POST"]
LATELY = 10
needs_retention = needs(Permission.KEEP_RETENTION)


def sent(request: ReaderRequest) -> Any:
    """What a form was sent with, were it nothing; None where it was not sent."""
    return request.POST if request.method == "POST" else None


@needs_retention
@require_http_methods(FORM)
def retention(request: ReaderRequest) -> HttpResponse:
    """What is due, what falls due when, the last runs; and one person looked up by number."""
    form = LookUpKeptForm(sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            return redirect("retention-person", person_number(form.cleaned_data["number"]))
        except UserError as wrong:
            form.add_error("number", wrong.sentence)
    run = last_counted()
    page: dict[str, Any] = {
        "form": form,
        "run": run,
        "schedule": RetentionSchedule.objects.first(),
        "holds": holds().filter(released_at=None).count(),
        "to_look_at": holds().filter(released_at=None, review_on__lte=clock.today()).count(),
        "runs": run_words.runs_table(runs()[:LATELY]),
    }
    if run is not None:
        due = run_words.due_table(run.counts, schedule_of(run.schedule), all_held=False)
        page |= {"chart": run_words.years_chart(run), "due": due, "not_known": run_words.not_known(run)}
    return render(request, "sharing/retention.jinja", page)


@needs_retention
@require_safe
def retention_person(request: ReaderRequest, person_id: UUID) -> HttpResponse:
    """How long everything of one person is kept, by number: no name, and no word of what it says."""
    record(Action.READ_RETENTION, subject=person_id)
    schedule = schedule_in_force()
    with as_system("how long somebody's record is kept, class by class"):
        held = kept(schedule, [person_id])
    if not held:
        raise Http404("Nobody is held under this number.")
    page = {
        "person_id": person_id,
        "table": kept_table(held, schedule, clock.today()),
        "holds": holds_on(person_id),
        "schedule": schedule,
    }
    return render(request, "sharing/retention_person.jinja", page)


@needs_retention
@require_safe
def rules(request: ReaderRequest) -> HttpResponse:
    """The schedule in force, and the versions before it."""
    schedule = schedule_in_force()
    hrefs = {rule.code: reverse("retention-rule", args=[rule.code]) for rule in schedule.rules}
    page = {
        "schedule": schedule,
        "table": rules_table(schedule, hrefs),
        "versions": RetentionSchedule.objects.select_related("published_by"),
    }
    return render(request, "sharing/rules.jinja", page)


@needs_retention
@require_safe
def rules_version(request: ReaderRequest, version: int) -> HttpResponse:
    """A version as it was published: what was disposed of under it stays explained."""
    published = RetentionSchedule.objects.select_related("published_by").filter(version=version).first()
    if published is None:
        raise Http404("There is no such version.")
    schedule = schedule_of(published)
    page = {"schedule": schedule, "published": published, "table": rules_table(schedule, {})}
    return render(request, "sharing/rules_version.jinja", page)


@needs_retention
@require_http_methods(FORM)
def rule(request: ReaderRequest, code: str) -> HttpResponse:
    schedule, held = _rule(code)
    form = RuleForm(sent(request), rule=held, initial=RuleForm.of(held))

    def save() -> None:
        note = form.cleaned_data["note"]
        put_rule(rule=form.made(code), instead_of=code, schedule=schedule, note=note, by=request.user)

    more = {"others": [("Take this rule away", reverse("retention-rule-drop", args=[code]))]}
    return _changed(request, form, save, "Change a rule", "Put in force", about=held.title, **more)


@needs_retention
@require_http_methods(FORM)
def rule_add(request: ReaderRequest) -> HttpResponse:
    form, schedule = RuleForm(sent(request)), schedule_in_force()

    def save() -> None:
        made = form.made(slugify(form.cleaned_data["title"])[:50] or "rule")
        put_rule(rule=made, instead_of="", schedule=schedule, note=form.cleaned_data["note"], by=request.user)

    return _changed(request, form, save, "Add a rule", "Put in force")


@needs_retention
@require_http_methods(FORM)
def rule_drop(request: ReaderRequest, code: str) -> HttpResponse:
    schedule, held = _rule(code)
    form = NoteForm(sent(request))

    def save() -> None:
        drop_rule(code=code, schedule=schedule, note=form.cleaned_data["note"], by=request.user)

    return _changed(request, form, save, "Take a rule away", "Take it away", about=held.title)


@needs_retention
@require_http_methods(FORM)
def undo_days(request: ReaderRequest) -> HttpResponse:
    """For how many days whoever deletes something may bring it back."""
    schedule = schedule_in_force()
    form = UndoDaysForm(sent(request), initial={"days": schedule.undo_days})

    def save() -> None:
        days, note = form.cleaned_data["days"], form.cleaned_data["note"]
        change_undo_days(days=days, schedule=schedule, note=note, by=request.user)

    return _changed(request, form, save, "How long a delete may be undone", "Put in force")


def _changed(
    request: ReaderRequest, form: Any, save: Callable[[], None], title: str, button: str, **more: Any
) -> HttpResponse:
    """A change of the schedule, which is the next version of it; what is wrong with it stands above the form."""
    if request.method == "POST" and form.is_valid():
        try:
            save()
        except UserError as refused:
            for problem in getattr(refused, "problems", [refused.sentence]):
                form.add_error(None, problem)
        else:
            messages.success(request, f"Version {schedule_in_force().version} of the schedule is in force.")
            return redirect("retention-rules")
    back = reverse("retention-rules")
    page = {"form": form, "title": title, "button": button, "back": back, "back_label": "Rules", **more}
    return render(request, "sharing/form.jinja", page)


def _rule(code: str) -> tuple[Schedule, Rule]:
    schedule = schedule_in_force()
    held = schedule.rule(code)
    if held is None:
        raise Http404("The schedule has no such rule.")
    return schedule, held
