"""Filling in a view, section by section. A page is made from the definition, and works without JavaScript: what an
answer leads to is asked as soon as it is saved.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from handrail.disclosure.public import ReaderRequest
from handrail.partnership.public import Permission
from handrail.planning.answering import Filling, Place, filling
from handrail.planning.assessment_errors import AnswersClash, NotFinished
from handrail.planning.forms.answering import SectionForm
from handrail.planning.models import View
from handrail.planning.opening import Opened, of_assessment
from handrail.planning.services.views import begin_view, check_give_view, finish_view, save_answers
from handrail.writing.public import Drafted, drafted

WHOSE = {"ours": View.Whose.WORKER, "young-person": View.Whose.YOUNG_PERSON}


def _filling(request: ReaderRequest, one: Opened, whose: str) -> Filling:
    if whose not in WHOSE:
        raise Http404("No such view.")
    check_give_view(assessment=one.assessment, whose=WHOSE[whose], by=request.reader)
    return filling(one, WHOSE[whose], whose)


@of_assessment(Permission.ASSESS)
@require_http_methods(["GET", "HEAD", "POST"])
def answer_section(request: ReaderRequest, one: Opened, whose: str, section: str) -> HttpResponse:
    """One section's questions. Each save keeps what is there; what is still wanting is said at the end."""
    held = _filling(request, one, whose)
    place = held.place(section)
    if place is None:
        return redirect("answers-check", one.reading.person.pk, one.assessment.pk, whose)
    kept = _kept(request, held, place)
    form: SectionForm = kept.form  # type: ignore[assignment]  # made by the factory handed on
    clashes: dict[str, list[str]] = {}
    if request.method == "POST" and form.is_valid():
        try:
            view = begin_view(assessment=one.assessment, whose=WHOSE[whose], by=request.reader)
            words = save_answers(
                view=view, said=form.answers(), by=request.reader, based_on=max(1, kept.page.based_on or 1)
            )
        except AnswersClash as clash:
            clashes = held.in_words(clash.theirs)
            kept.page = replace(kept.page, based_on=clash.version)
            form.add_error(None, clash.sentence)
        else:
            kept.forget()
            return _onward(request, held.saved(words.answers), section, [q.code for q in form.questions])
    return render(
        request, "planning/section.jinja", {**held.page(place), "form": form, "drafted": kept, "clashes": clashes}
    )


def _kept(request: ReaderRequest, held: Filling, place: Place) -> Drafted:
    """The section's form, which keeps what is typed into it. One draft for each section of a view."""

    def make(data: Mapping[str, Any] | None = None, files: Any = None, *, initial: Any = None) -> SectionForm:
        questions = held.asked_by(place, data)
        return SectionForm(questions, held.answers, held.asking(questions), data)

    key = f"assessment:{held.one.assessment.pk}:{held.whose}:{place.section.code}"
    title = f"{held.one.definition.title}: {place.section.title}"
    return drafted(request, key, make, title=title, based_on=held.version, about=held.one.reading.person.pk)


def _onward(request: ReaderRequest, held: Filling, section: str, asked: list[str]) -> HttpResponseRedirect:
    """To the next section; back to this one where its answers led to more questions, or another row is wanted."""
    go = request.POST.get("go", "next")
    address = held.address(section)
    if go.startswith("more-"):
        return HttpResponseRedirect(f"{address}#question-{go.removeprefix('more-')}")
    place = held.place(section)
    new = [question for question in place.questions if question.code not in asked] if place else []
    if new:
        messages.info(request, "Saved. Your answers lead to more questions on this page.")
        return HttpResponseRedirect(f"{address}#question-{new[0].code}")
    return HttpResponseRedirect(held.next_address(section))


@of_assessment(Permission.ASSESS)
@require_http_methods(["GET", "HEAD", "POST"])
def answers_check(request: ReaderRequest, one: Opened, whose: str) -> HttpResponse:
    """All answers once more, what is still wanting with a link to it, and then: finished."""
    held = _filling(request, one, whose)
    wanting: list[tuple[str, str, str]] = []
    if request.method == "POST":
        try:
            view = begin_view(assessment=one.assessment, whose=WHOSE[whose], by=request.reader)
            finish_view(view=view, by=request.reader)
        except NotFinished as lacking:
            wanting = list(lacking.wanting)
        else:
            messages.success(request, "This view is finished and stands beside the others.")
            return redirect("assessment", one.reading.person.pk, one.assessment.pk)
    errors = [{"text": says, "href": f"{held.address(section)}#question-{code}"} for section, code, says in wanting]
    return render(request, "planning/check.jinja", {**held.check_page(), "wanting": errors})
