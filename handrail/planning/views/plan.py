"""A plan's own page, beginning one, stepping it, closing it, and the page to hand to the young person."""

from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from handrail.disclosure.public import Action, ReaderRequest, needs
from handrail.kernel import clock
from handrail.partnership.public import Agency, Permission
from handrail.planning.models import Plan, Voice
from handrail.planning.plan_forms.closing import ClosePlanForm
from handrail.planning.plan_forms.parts import Places
from handrail.planning.plan_forms.plan import StartPlanForm, StepPlanForm, WhyForm
from handrail.planning.plan_rules import plan_rules
from handrail.planning.policies.plan_closing import needs_receiver
from handrail.planning.policies.plan_team import place_ends
from handrail.planning.presenters.plan_handout import handout
from handrail.planning.presenters.plan_page import plan_page, step_words
from handrail.planning.presenters.voices import in_full, voices_shown
from handrail.planning.selectors.plan_closing import running
from handrail.planning.selectors.plans import picture_of, plans_of, voices_of
from handrail.planning.selectors.team import own_post, posts_to_choose
from handrail.planning.services.plan_steps import step_plan
from handrail.planning.services.plan_writing import Saving
from handrail.planning.services.plans import change_plan, close_plan, start_plan
from handrail.planning.views.plan_opening import open_person, open_plan
from handrail.planning.views.plan_writing import WritingPage, write
from handrail.records.public import Person, spoken_name
from handrail.sharing.public import How, Recipient, disclosed

FORM = ["GET", "HEAD", "POST"]
NO_NAME = "No name held"
YOUNG_PERSON = "the young person"
HANDED_OVER = ("plan", "voice")  # what stands on the page for them


@needs(Permission.OPEN_PERSON)
@require_safe
def plan(request: ReaderRequest, plan_id: int) -> HttpResponse:
    """One plan, open or closed, on a page of its own."""
    opened = open_plan(plan_id)
    picture = picture_of(opened.plan, clock.today(), decision=opened.decision)
    content = {
        "picture": picture,
        "shown": plan_page(picture, may_write=opened.may_write, may_finish=opened.finishes),
        "name": name_of(opened.plan.person),
        "person_id": opened.plan.person_id,
    }
    return render(request, "planning/plan.jinja", content)


@needs(Permission.PLAN)
@require_http_methods(FORM)
def plan_start(request: ReaderRequest, person_id: UUID) -> HttpResponse:
    """Begin a plan; where others have ended, it may follow the last of them."""
    person, _, reader = open_person(person_id, Action.PLAN)
    earlier = next((one for one in plans_of(person_id) if one.until is not None), None)
    initial = {"since": clock.today(), "post": str(own_post(reader.membership_id) or "")}
    make = partial(StartPlanForm, places(), follows=earlier is not None)

    def save(form: StartPlanForm, saved: Saving) -> str:
        answers = form.cleaned_data
        start_plan(
            person=person, kind=answers["kind"], why=answers["why"], lead=form.new_member(), since=answers["since"],
            agency=Agency.objects.get(pk=reader.agency_id), by=request.user, follows=earlier,
            step_reason=answers.get("step_reason", ""),
        )  # fmt: skip
        return "The plan has begun. Next: its goals, in their words."

    page = WritingPage(
        "Begin a plan", "Begin the plan", f"plan:new:{person_id}", name_of(person), person_id, plan_tab(person_id)
    )  # fmt: skip
    return write(request, page, make, save, initial)


@needs(Permission.PLAN)
@require_http_methods(FORM)
def plan_why(request: ReaderRequest, plan_id: int) -> HttpResponse:
    opened = open_plan(plan_id, Action.PLAN)
    opened.check_writable()

    def save(form: WhyForm, saved: Saving) -> str:
        change_plan(plan=opened.plan, by=request.user, saved=saved, why=form.cleaned_data["why"])
        return "Saved."

    reasons = opened.plan.reasons
    page = of_plan(opened.plan, "Why there is a plan", "Save", "why", based_on=reasons.version)
    return write(request, page, WhyForm, save, {"why": reasons.why})


@needs(Permission.PLAN)
@require_http_methods(FORM)
def plan_step(request: ReaderRequest, plan_id: int) -> HttpResponse:
    """Step up, down or across to another kind of plan, on the same day."""
    opened = open_plan(plan_id, Action.PLAN)
    opened.check_writable()
    kinds = tuple(kind for kind in plan_rules().kinds if kind.code != opened.plan.kind)
    initial = {"on": clock.today(), "why": opened.plan.reasons.why}
    make = partial(StepPlanForm, places(), kinds=kinds)

    def save(form: StepPlanForm, saved: Saving) -> str:
        answers = form.cleaned_data
        later = step_plan(
            plan=opened.plan, kind=answers["kind"], why=answers["why"], reason=answers["reason"], on=answers["on"],
            lead=form.new_member(), lead_name=form.called(), agency=opened.plan.agency, by=request.user,
        )  # fmt: skip
        return f"{step_words(later)}. What was unfinished went over."

    lead_in = "This plan ends and another begins on the same day. Goals, open actions, services and the team go over."
    page = of_plan(opened.plan, "Step up or down", "End this plan and begin the other", "step", lead_in=lead_in)
    return write(request, page, make, save, initial)


@needs(Permission.PLAN)
@require_http_methods(FORM)
def plan_close(request: ReaderRequest, plan_id: int) -> HttpResponse:
    """Close a plan: everything that stands in the way is said at once."""
    opened = open_plan(plan_id, Action.PLAN)
    opened.check_writable()
    plan, today = opened.plan, clock.today()
    goals = plan.goals.filter(deleted_at=None)
    services = list(running(plan, today).select_related("agency"))
    receiver = needs_receiver(plan.person.born, today)
    make = partial(ClosePlanForm, goals, services, receiver=receiver)

    def save(form: ClosePlanForm, saved: Saving) -> str:
        close_plan(plan=plan, ending=form.ending(), by=request.user)
        return "The plan is closed. What was written in it stays."

    others = (("It goes on as another kind of plan: step up or down", reverse("plan-step", args=[plan.pk])),)
    page = of_plan(plan, "Close the plan", "Close the plan", "close", warning=True, others=others)
    return write(request, page, make, save)


@needs(Permission.OPEN_PERSON)
@require_safe
def plan_handout(request: ReaderRequest, plan_id: int) -> HttpResponse:
    """The page that can be handed to the young person: plain words, two sides of paper.

    It may lie about at home, so nobody's words stand on it but their own.
    """
    opened = open_plan(plan_id, Action.TAKE_OUT_PLAN)
    if not opened.full:
        opened.check_writable()
    disclosed(how=How.PRINTED, subjects=opened.plan.person_id, classes=HANDED_OVER, to=Recipient(name=YOUNG_PERSON))
    picture = picture_of(opened.plan, clock.today(), decision=opened.decision)
    theirs = [
        voice
        for voice in voices_of(opened.plan.person_id)
        if voice.whose == Voice.Whose.YOUNG_PERSON and in_full(voice, opened.decision)
    ]
    voices = voices_shown(theirs, opened.decision, may_answer=False)
    return render(request, "planning/handout.jinja", {"page": handout(picture, voices), "plan": opened.plan})


def places() -> Places:
    return posts_to_choose(clock.today())


def place_end() -> date:
    """When a place in the team that is taken or renewed today ends, unless another day is named."""
    return place_ends(clock.today(), today=clock.today(), months=settings.HANDRAIL_PLACE_MONTHS)


def plan_tab(person_id: UUID) -> str:
    return reverse("person-tab", args=[person_id, "plan"])


def name_of(person: Person) -> str:
    return spoken_name(person.shown_given, person.shown_family) or NO_NAME


def of_plan(plan: Plan, title: str, button: str, what: str, **more: Any) -> WritingPage:
    """A form that belongs to a plan, and leads back to it."""
    key, about = f"plan:{plan.pk}:{what}", name_of(plan.person)
    return WritingPage(title, button, key, about, plan.person_id, plan_tab(plan.person_id), **more)
