"""Filling in a view, section by section. A page is made from the definition, and works without JavaScript: what an
answer leads to is asked as soon as it is saved.
"""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from handrail.disclosure.public import ReaderRequest
from handrail.partnership.public import Permission
from handrail.planning.answering import Filling, filling
from handrail.planning.assessment_errors import AnswersClash, NotFinished
from handrail.planning.forms.answering import SectionForm
from handrail.planning.models import View
from handrail.planning.opening import Opened, of_assessment
from handrail.planning.services.views import begin_view, check_give_view, finish_view, save_answers

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
    posted = request.POST if request.method == "POST" else None
    questions = held.asked_by(place, posted)
    form = SectionForm(questions, held.answers, held.asking(questions), posted)
    based_on, clashes = held.version, {}
    if posted is not None and form.is_valid():
        try:
            view = begin_view(assessment=one.assessment, whose=WHOSE[whose], by=request.reader)
            words = save_answers(view=view, said=form.answers(), by=request.reader, based_on=held.based_on(posted))
        except AnswersClash as clash:
            based_on, clashes = clash.version, held.in_words(clash.theirs)
            form.add_error(None, clash.sentence)
        else:
            return _onward(request, held.saved(words.answers), section, [q.code for q in questions])
    elif posted is not None:
        based_on = held.based_on(posted)
    shown = {**held.page(place), "form": form, "based_on": based_on, "clashes": clashes}
    return render(request, "planning/section.jinja", shown)


def _onward(request: ReaderRequest, held: Filling, section: str, asked: list[str]) -> HttpResponseRedirect:
    """To the next section; back to this one where its answers led to more questions, or another row is wanted."""
    go = request.POST.get("go", "next")
    if go == "later":
        messages.success(request, "Your answers are saved. You can go on at any time.")
        return redirect("assessment", held.one.reading.person.pk, held.one.assessment.pk)
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
