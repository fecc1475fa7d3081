"""Goals, actions and services: added, changed, finished."""

from collections.abc import Callable
from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from handrail.disclosure.public import Action as LedgerAction
from handrail.disclosure.public import ReaderRequest, needs
from handrail.kernel import clock
from handrail.kernel.words import long_date
from handrail.partnership.public import Permission
from handrail.planning.models import Action, Goal, Provision, ProvisionInSummary
from handrail.planning.plan_forms.goal import (
    ActionForm,
    DropActionForm,
    EndServiceForm,
    FinishActionForm,
    GoalForm,
    ServiceForm,
)
from handrail.planning.selectors.team import members_on
from handrail.planning.services import goals as service
from handrail.planning.services.plan_writing import Saving
from handrail.planning.views.plan import FORM, of_plan
from handrail.planning.views.plan_opening import OpenedPlan, open_action, open_part, open_plan
from handrail.planning.views.plan_writing import write


@needs(Permission.PLAN)
@require_http_methods(FORM)
def goal_add(request: ReaderRequest, plan_id: int) -> HttpResponse:
    opened = _writable(plan_id)

    def save(form: GoalForm, saved: Saving) -> str:
        service.add_goal(plan=opened.plan, text=form.text(), by=request.user)
        return "The goal stands in the plan."

    page = of_plan(opened.plan, "Add a goal", "Save the goal", "goal:new")
    return write(request, page, GoalForm, save)


@needs(Permission.PLAN)
@require_http_methods(FORM)
def goal_change(request: ReaderRequest, pk: int) -> HttpResponse:
    goal, opened = open_part(Goal, pk)
    opened.check_writable()
    names = ("words", "whose_words", "signs", "domains")

    def save(form: GoalForm, saved: Saving) -> str:
        service.change_goal(goal=goal, text=form.text(), by=request.user, saved=saved)
        return "The goal is changed."

    page = of_plan(
        opened.plan, "Change a goal", "Save the goal", f"goal:{pk}", based_on=goal.version,
        others=(_history("goal", pk),),
    )  # fmt: skip
    return write(request, page, GoalForm, save, {name: getattr(goal, name) for name in names})


@needs(Permission.PLAN)
@require_http_methods(FORM)
def action_add(request: ReaderRequest, plan_id: int) -> HttpResponse:
    opened = _writable(plan_id)

    def save(form: ActionForm, saved: Saving) -> str:
        service.add_action(plan=opened.plan, task=form.task(), by=request.user)
        return "The action stands in the plan."

    return write(
        request, of_plan(opened.plan, "Add an action", "Save the action", "action:new"), _action_form(opened), save
    )


@needs(Permission.OPEN_PERSON)
@require_http_methods(FORM)
def action(request: ReaderRequest, pk: int) -> HttpResponse:
    """Finish an action: for its owner, whatever their post, and for whoever writes the plan."""
    action, opened = open_action(pk)
    if not opened.finishes(action.owner):
        opened.check_writable()
    others: tuple[tuple[str, str], ...] = ()
    if opened.may_write:
        others = (
            ("Change what is to be done, by whom or by when", reverse("action-change", args=[pk])),
            ("It is not to be done after all", reverse("action-drop", args=[pk])),
            _history("action", pk),
        )

    def save(form: FinishActionForm, saved: Saving) -> str:
        answers = form.cleaned_data
        done = {"done_on": answers["done_on"], "evidence": answers["evidence"]}
        service.finish_action(action=action, by=request.user, saved=saved, **done)
        return "Done, and the plan says so."

    lead_in = f"{action.what} Due {long_date(action.due)}."
    page = of_plan(
        opened.plan, "Finish an action", "It is done", f"action:{pk}:done", based_on=action.version, lead_in=lead_in,
        others=others,
    )  # fmt: skip
    return write(request, page, FinishActionForm, save)


@needs(Permission.PLAN)
@require_http_methods(FORM)
def action_change(request: ReaderRequest, pk: int) -> HttpResponse:
    action, opened = open_part(Action, pk)
    opened.check_writable()
    initial = {"what": action.what, "owner": action.owner_id, "due": action.due, "goal": action.goal_id}

    def save(form: ActionForm, saved: Saving) -> str:
        service.change_action(action=action, task=form.task(), by=request.user, saved=saved)
        return "The action is changed."

    page = of_plan(opened.plan, "Change an action", "Save the action", f"action:{pk}", based_on=action.version)
    return write(request, page, _action_form(opened), save, initial)


@needs(Permission.PLAN)
@require_http_methods(FORM)
def action_drop(request: ReaderRequest, pk: int) -> HttpResponse:
    action, opened = open_part(Action, pk)
    opened.check_writable()

    def save(form: DropActionForm, saved: Saving) -> str:
        because = form.cleaned_data["dropped_because"]
        service.drop_action(action=action, because=because, by=request.user, saved=saved)
        return "The action stays in the plan, with why it is not to be done."

    page = of_plan(
        opened.plan, "It is not to be done after all", "Save", f"action:{pk}:drop", based_on=action.version,
        lead_in=action.what,
    )  # fmt: skip
    return write(request, page, DropActionForm, save)


@needs(Permission.PLAN)
@require_http_methods(FORM)
def service_add(request: ReaderRequest, plan_id: int) -> HttpResponse:
    opened = _writable(plan_id)

    def save(form: ServiceForm, saved: Saving) -> str:
        service.put_in_place(plan=opened.plan, service=form.asked(), by=request.user)
        return "The service stands in the plan and in the support horizon."

    page = of_plan(opened.plan, "Put a service in place", "Save", "service:new")
    return write(request, page, ServiceForm, save, {"since": clock.today()})


@needs(Permission.PLAN)
@require_http_methods(FORM)
def service_change(request: ReaderRequest, pk: int) -> HttpResponse:
    provision, opened = open_part(Provision, pk)
    _check_writes(opened)
    names = ("service", "domains", "since", "planned_end")
    initial = {name: getattr(provision, name) for name in names} | {"agency": provision.agency_id}

    def save(form: ServiceForm, saved: Saving) -> str:
        asked = form.asked()
        service.change_service(provision=provision, service=asked, by=request.user, saved=saved)
        return "The service is changed, and the support horizon with it."

    page = of_plan(
        opened.plan, "Change a service", "Save", f"service:{pk}", based_on=provision.version,
        others=(("It has ended", reverse("service-end", args=[pk])), _history("provision", pk)),
    )  # fmt: skip
    return write(request, page, ServiceForm, save, initial)


@needs(Permission.PLAN)
@require_http_methods(FORM)
def service_end(request: ReaderRequest, pk: int) -> HttpResponse:
    provision, opened = open_part(Provision, pk)
    _check_writes(opened)

    def save(form: EndServiceForm, saved: Saving) -> str:
        ended = {"on": form.cleaned_data["until"], "reason": form.cleaned_data["end_reason"]}
        service.end_service(provision=provision, by=request.user, saved=saved, **ended)
        return "The service has ended, and the support horizon shows what that leaves."

    page = of_plan(
        opened.plan,
        "A service has ended",
        "Save",
        f"service:{pk}:end",
        based_on=provision.version,
        lead_in=provision.service,
    )
    return write(request, page, EndServiceForm, save, {"until": clock.today()})


@needs(Permission.OPEN_PERSON)
def provision(request: ReaderRequest, pk: int) -> HttpResponse:
    """From a bar of the horizon to the plan that drew it."""
    _, opened = open_part(ProvisionInSummary, pk, LedgerAction.READ_PLAN)
    return redirect(f"{reverse('plan', args=[opened.plan.pk])}#services")


def _writable(plan_id: int) -> OpenedPlan:
    opened = open_plan(plan_id, LedgerAction.PLAN)
    opened.check_writable()
    return opened


def _check_writes(opened: OpenedPlan) -> None:
    """A service may outlast its plan, and is ended then by whoever could write in it."""
    if opened.plan.until is None or not opened.full:
        opened.check_writable()


def _history(kind: str, pk: int) -> tuple[str, str]:
    return "Its history, and deleting what was a mistake", reverse("history", args=[kind, pk])


def _action_form(opened: OpenedPlan) -> Callable[..., ActionForm]:
    members = members_on(opened.plan, clock.today())
    return partial(ActionForm, members, list(opened.plan.goals.filter(deleted_at=None)))
