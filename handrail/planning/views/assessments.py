"""An assessment from its beginning to its agreed view: the pages around the answers."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from handrail.disclosure.public import ReaderRequest, needs
from handrail.partnership.public import Permission, need_domains
from handrail.planning import assessment_pages as pages
from handrail.planning.assessment_errors import AlreadyOpen, CannotAssess, NotAgreed
from handrail.planning.definition.changes import question_changes
from handrail.planning.forms.agreeing import AgreeForm, BeginForm, DissentForm, WithdrawForm
from handrail.planning.opening import Opened, of_assessment, refuse_strangers
from handrail.planning.presenters.needs import what_changed
from handrail.planning.selectors.instruments import version_in_use
from handrail.planning.services.agreeing import agree, check_dissent, dissent
from handrail.planning.services.assessments import (
    check_leads,
    move_to_newer,
    newer_version,
    open_assessment,
    withdraw,
)
from handrail.records.public import JoinedAway, opened, person_frame
from handrail.writing.public import Conflict, Drafted, drafted

CHANGED_MEANWHILE = "Somebody changed this assessment while you were writing. Look at it again; your words are below."


@needs(Permission.ASSESS)
@require_http_methods(["GET", "HEAD", "POST"])
def assessment_begin(request: ReaderRequest, person_id: UUID, code: str) -> HttpResponse:
    """Begin an assessment of a young person with the version of the instrument that is in use."""
    try:
        reading = opened(person_id)
    except JoinedAway as gone:
        return redirect("person", gone.persons[0])
    refuse_strangers(reading)
    instrument = version_in_use(code)
    form = BeginForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = open_assessment(
                person_id=person_id,
                instrument=instrument,
                by=request.reader,
                prompted_by=form.cleaned_data["prompted_by"],
            )
        except AlreadyOpen as running:
            messages.info(request, running.sentence)
            return redirect("assessment", person_id, running.assessment_id)
        return redirect("assessment", person_id, made.pk)
    shown = {**person_frame(reading, "needs"), "instrument": instrument, "definition": instrument.read, "form": form}
    return render(request, "planning/begin.jinja", shown)


@of_assessment(Permission.OPEN_PERSON)
@require_safe
def assessment(request: ReaderRequest, one: Opened) -> HttpResponse:
    """One assessment: the young person's view, what is agreed and who sees it differently, the views side by side."""
    return render(request, "planning/assessment.jinja", pages.assessment_page(one))


@of_assessment(Permission.ASSESS)
@require_http_methods(["GET", "HEAD", "POST"])
def assessment_agree(request: ReaderRequest, one: Opened) -> HttpResponse:
    """Write the agreed view beside all the views that it rests on."""
    check_leads(assessment=one.assessment, by=request.reader)
    asked = pages.to_agree(one)
    kept = _kept(request, one, "agree", partial(AgreeForm, **asked.options), initial=asked.initial)
    if request.method == "POST" and kept.form.is_valid() and _agreed(request, one, kept):
        return redirect("assessment", one.reading.person.pk, one.assessment.pk)
    return render(request, "planning/agree.jinja", {**pages.assessment_page(one), "form": kept.form, "drafted": kept})


def _kept(
    request: ReaderRequest, one: Opened, step: str, make: Callable[..., BaseForm], initial: dict[str, Any] | None = None
) -> Drafted:
    """A form of one step of an assessment, which keeps what is typed into it."""
    title = f"{one.definition.title}: {step}"
    key = f"assessment:{one.assessment.pk}:{step}"
    return drafted(
        request, key, make, title=title, initial=initial, based_on=one.assessment.version, about=one.reading.person.pk
    )


def _agreed(request: ReaderRequest, one: Opened, kept: Drafted) -> bool:
    form: AgreeForm = kept.form  # type: ignore[assignment]  # made by the factory handed on
    review = form.cleaned_data["review_on"]
    if review is None:
        form.add_error("review_on", "Enter the day on which it is to be looked at again")
        return False
    try:
        changes = agree(
            assessment=one.assessment,
            proposal=form.proposal(),
            review=review,
            by=request.reader,
            based_on=kept.page.based_on or 0,
        )
    except NotAgreed as lacking:
        for field, sentence in lacking.wanting.items():
            form.add_error(field if field in form.fields else None, sentence)
    except Conflict:
        form.add_error(None, CHANGED_MEANWHILE)
        kept.page = replace(kept.page, based_on=one.assessment.version)
    else:
        kept.forget()
        messages.success(request, f"The assessment is agreed. {what_changed(changes, need_domains())}")
        return True
    return False


@of_assessment(Permission.ASSESS)
@require_http_methods(["GET", "HEAD", "POST"])
def assessment_dissent(request: ReaderRequest, one: Opened) -> HttpResponse:
    """Say that one's agency sees it differently."""
    check_dissent(assessment=one.assessment)
    names = [(code, need_domains()[code].label) for code in one.definition.domains() if code in one.assessment.levels]
    kept = _kept(request, one, "dissent", partial(DissentForm, names))
    if request.method == "POST" and kept.form.is_valid():
        dissent(assessment=one.assessment, by=request.reader, **kept.form.cleaned_data)
        kept.forget()
        messages.success(request, "What your agency sees stands beside what was agreed.")
        return redirect("assessment", one.reading.person.pk, one.assessment.pk)
    shown = {**pages.assessment_page(one), "form": kept.form, "drafted": kept}
    return render(request, "planning/dissent.jinja", shown)


@of_assessment(Permission.ASSESS)
@require_http_methods(["GET", "HEAD", "POST"])
def assessment_withdraw(request: ReaderRequest, one: Opened) -> HttpResponse:
    """End an assessment that is not to be agreed."""
    check_leads(assessment=one.assessment, by=request.reader)
    kept = _kept(request, one, "withdraw", WithdrawForm)
    if request.method == "POST" and kept.form.is_valid():
        try:
            because = kept.form.cleaned_data["because"]
            withdraw(assessment=one.assessment, by=request.reader, because=because, based_on=kept.page.based_on or 0)
        except Conflict:
            kept.form.add_error(None, CHANGED_MEANWHILE)
            kept.page = replace(kept.page, based_on=one.assessment.version)
        else:
            kept.forget()
            messages.success(request, "The assessment is withdrawn. What was written in it stays.")
            return redirect("person-tab", one.reading.person.pk, "needs")
    shown = {**pages.assessment_page(one), "form": kept.form, "drafted": kept}
    return render(request, "planning/withdraw.jinja", shown)


@of_assessment(Permission.ASSESS)
@require_http_methods(["GET", "HEAD", "POST"])
def assessment_move(request: ReaderRequest, one: Opened) -> HttpResponse:
    """What a newer version of the instrument would change; and going on with it."""
    check_leads(assessment=one.assessment, by=request.reader)
    newer = newer_version(one.assessment)
    if newer is None:
        raise CannotAssess("This assessment has the newest version of its instrument already.")
    if request.method == "POST":
        based_on = request.POST.get("based_on", "")
        if based_on != str(one.assessment.version):
            raise CannotAssess("Somebody changed this assessment meanwhile. Open it again.")
        move_to_newer(assessment=one.assessment, by=request.reader, based_on=int(based_on))
        messages.success(request, "The assessment goes on with the newest version of its instrument.")
        return redirect("assessment", one.reading.person.pk, one.assessment.pk)
    shown = {
        **pages.assessment_page(one),
        "newer": newer,
        "changes": pages.change_table(question_changes(one.definition, newer.read)),
        "left": pages.left_behind(one, newer.read),
    }
    return render(request, "planning/move.jinja", shown)
