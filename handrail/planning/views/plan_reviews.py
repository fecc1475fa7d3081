"""Reviews: set, written up, finished, and their minutes as documents."""

from functools import partial
from typing import Any

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from handrail.disclosure.public import Action, ReaderRequest, needs
from handrail.kernel import clock
from handrail.kernel.words import long_date
from handrail.partnership.public import Permission
from handrail.planning.minutes.docx import minutes_docx
from handrail.planning.minutes.pdf import minutes_pdf
from handrail.planning.models import Review
from handrail.planning.plan_forms.review import FinishReviewForm, MinutesForm, SetReviewForm
from handrail.planning.plan_rules import plan_rules
from handrail.planning.policies.review_cadence import latest_on
from handrail.planning.presenters.plan_minutes import attendance_table, minutes_of
from handrail.planning.selectors.reviews import held_days
from handrail.planning.selectors.team import members_of, members_on
from handrail.planning.services import reviews as service
from handrail.planning.services.plan_writing import Saving
from handrail.planning.views.plan import FORM, of_plan
from handrail.planning.views.plan_opening import OpenedPlan, not_shown, open_part
from handrail.planning.views.plan_writing import write
from handrail.sharing.public import How, disclosed

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@needs(Permission.PLAN)
@require_http_methods(FORM)
def review_set(request: ReaderRequest, pk: int) -> HttpResponse:
    review, opened = _writable(pk)
    rule = _rule(review)
    latest = latest_on(rule, opened.plan.since, held_days(opened.plan, review.meeting, but=review))

    def save(form: SetReviewForm, saved: Saving) -> str:
        service.set_review(review=review, due=form.cleaned_data["due"], by=request.user, saved=saved)
        return "The day is set."

    lead_in = f"In time until {long_date(latest)}. {rule.citation}."
    page = of_plan(
        opened.plan,
        f"{rule.label}: the day",
        "Set the day",
        f"review:{pk}:day",
        based_on=review.version,
        lead_in=lead_in,
    )
    return write(request, page, SetReviewForm, save, {"due": review.due})


@needs(Permission.PLAN)
@require_http_methods(FORM)
def review_minutes(request: ReaderRequest, pk: int) -> HttpResponse:
    """The minutes, which can be written further until the review is finished."""
    review, opened = _writable(pk)
    members = members_on(opened.plan, review.held_on or clock.today())

    def save(form: MinutesForm, saved: Saving) -> str:
        service.write_minutes(review=review, minutes=form.minutes(), by=request.user, saved=saved)
        return "The minutes are saved. Finish the review once the next day is set."

    others = [("It is still ahead: set another day", reverse("review-set", args=[pk]))]
    if review.held_on:
        others = [("Finish the review and set the next day", reverse("review-finish", args=[pk]))]
    page = of_plan(
        opened.plan, f"{_rule(review).label}: minutes", "Save the minutes", f"review:{pk}", based_on=review.version,
        others=tuple(others),
    )  # fmt: skip
    return write(request, page, partial(MinutesForm, members), save, _written(review))


@needs(Permission.PLAN)
@require_http_methods(FORM)
def review_finish(request: ReaderRequest, pk: int) -> HttpResponse:
    review, opened = _writable(pk)
    rule = _rule(review)
    lead_in = ""
    initial = {}
    if review.held_on:
        held = held_days(opened.plan, review.meeting)
        latest = latest_on(rule, opened.plan.since, held)
        lead_in, initial = f"The next one is in time until {long_date(latest)}. {rule.citation}.", {"next_due": latest}

    def save(form: FinishReviewForm, saved: Saving) -> str:
        answers = form.cleaned_data
        ends = answers["plan_ends"]
        service.finish_review(
            review=review, next_due=None if ends else answers["next_due"], plan_ends=ends, by=request.user
        )
        return "The review is finished." + (" Close the plan next." if ends else " The next day is set.")

    page = of_plan(
        opened.plan, f"Finish: {rule.label.lower()}", "Finish the review", f"review:{pk}:finish", lead_in=lead_in,
        others=(("Back to the minutes", reverse("review-minutes", args=[pk])),),
    )  # fmt: skip
    return write(request, page, FinishReviewForm, save, initial)


@needs(Permission.OPEN_PERSON)
@require_safe
def review(request: ReaderRequest, pk: int) -> HttpResponse:
    """The minutes of a review, to read."""
    review, opened = _readable(pk, Action.READ_PLAN)
    minutes = minutes_of(review, members_of(opened.plan))
    content = {"minutes": minutes, "attendance": attendance_table(minutes), "review": review, "plan": opened.plan}
    return render(request, "planning/minutes.jinja", content)


@needs(Permission.OPEN_PERSON)
@require_safe
def review_document(request: ReaderRequest, pk: int, form: str) -> HttpResponseBase:
    """The same as a document; that it was taken out, and by whom, is on the ledger first."""
    review, opened = _readable(pk, Action.TAKE_OUT_PLAN)
    disclosed(how=How.DOCUMENT, subjects=opened.plan.person_id, classes=["plan"], body={"review": pk, "format": form})
    minutes = minutes_of(review, members_of(opened.plan))
    name = f"minutes-{review.held_on or review.due:%Y-%m-%d}.{form}"
    made, kind = (
        (minutes_docx(minutes, made_at=clock.now()), _DOCX)
        if form == "docx"
        else (minutes_pdf(minutes), "application/pdf")
    )
    return FileResponse(made, as_attachment=True, filename=name, content_type=kind)


def _writable(pk: int) -> tuple[Any, OpenedPlan]:
    review, opened = open_part(Review, pk)
    opened.check_writable()
    return review, opened


def _readable(pk: int, action: Action) -> tuple[Any, OpenedPlan]:
    review, opened = open_part(Review, pk, action)
    if not opened.full:
        raise not_shown(action, opened.plan.person_id)
    return review, opened


def _rule(review: Any) -> Any:
    return plan_rules().kind(review.plan.kind).meeting(review.meeting)


def _written(review: Any) -> dict[str, Any]:
    """What stands of the minutes, as the form shows it."""
    names = ("held_on", "chair", "young_person_view", "discussed", "late_because")
    came = {f"came{pk}": code for pk, code in review.attendance.items()}
    return {name: getattr(review, name) for name in names} | came | {"decisions": "\n".join(review.decisions)}
