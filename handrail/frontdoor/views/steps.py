"""Stepping a young person up or down between levels of need."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from handrail.disclosure.public import Action, ReaderRequest, open_subject, signed_in
from handrail.frontdoor.forms.triage import BeginForm, StepForm
from handrail.frontdoor.models import LevelStep
from handrail.frontdoor.selectors.steps import standing_level
from handrail.frontdoor.services.steps import begin_step, may_step, step
from handrail.kernel.errors import UserError
from handrail.ui.public import refuse


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def level_step(request: ReaderRequest, person_id: UUID) -> HttpResponse:
    if not may_step(request.reader):
        raise PermissionDenied
    if not open_subject(Action.STEP_LEVEL, person_id).reached:
        raise PermissionDenied  # whoever may find anybody would learn at which level they stand
    stands = standing_level(person_id)
    form = StepForm(request.POST or None, stands_at=stands.level if stands else None)
    if form.is_valid():
        try:
            made = step(person_id=person_id, stepping=form.stepping(), by=request.reader)
            messages.success(request, f"{made.to_team} takes over, and says when its help has begun.")
            return redirect("person", person_id)
        except UserError as refused:
            refuse(form, refused)
    page = {"form": form, "person_id": person_id, "title": "Step up or down", "submit": "Step", "stands": stands}
    return render(request, "frontdoor/step.jinja", page, status=422 if form.errors else 200)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def level_began(request: ReaderRequest, step_id: int) -> HttpResponse:
    """The team that takes over says when its help began."""
    held = LevelStep.objects.filter(pk=step_id).first()
    if held is None:
        raise Http404("There is no such step, or it is in other hands than yours.")
    open_subject(Action.STEP_LEVEL, held.person_id)
    form = BeginForm(request.POST or None)
    if form.is_valid():
        try:
            begin_step(step=held, on=form.cleaned_data["on"], by=request.reader)
            return redirect("person", held.person_id)
        except UserError as refused:
            refuse(form, refused)
    page = {
        "form": form,
        "person_id": held.person_id,
        "title": "Say when the new help began",
        "submit": "Save",
        "stands": None,
    }
    return render(request, "frontdoor/step.jinja", page, status=422 if form.errors else 200)
