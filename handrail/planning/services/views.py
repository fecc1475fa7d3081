"""Giving a view: one agency's, or the young person's own as an agency heard it."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from handrail.disclosure.public import Reader, as_system
from handrail.kernel import clock
from handrail.partnership.public import User
from handrail.planning.assessment_errors import AnswersClash, CannotAssess, NotFinished
from handrail.planning.definition.answers import Answers, is_answered, missing
from handrail.planning.definition.schema import AskedOf, Definition
from handrail.planning.definition.score import any_evidence_missing
from handrail.planning.models import Assessment, View, ViewAnswers, ViewRating
from handrail.planning.services.by import WRITES, author, on_ledger
from handrail.records.facts import ItemClass
from handrail.writing.public import Conflict, create, save

Whose = View.Whose


def check_give_view(*, assessment: Assessment, whose: str, by: Reader) -> None:
    """While it is open: the young person's view by whoever heard it; an agency's by itself, where it is asked."""
    if not assessment.is_open:
        raise CannotAssess("This assessment is finished, and its views stay as they are. Start the next one beside it.")
    definition = assessment.instrument.read
    if whose == Whose.YOUNG_PERSON and not definition.asks_young_person:
        raise CannotAssess("This instrument has no page for the young person's own view.")
    if whose == Whose.WORKER and definition.views == "one" and assessment.agency_id != by.agency_id:
        raise CannotAssess("This assessment is one worker's. Whoever leads it writes it.")


def can_give_view(*, assessment: Assessment, whose: str, by: Reader) -> bool:
    try:
        check_give_view(assessment=assessment, whose=whose, by=by)
    except CannotAssess:
        return False
    return True


def begin_view(*, assessment: Assessment, whose: str, by: Reader) -> View:
    """The reader's agency's view in an assessment, begun now where it was not before."""
    check_give_view(assessment=assessment, whose=whose, by=by)
    held = View.objects.filter(assessment=assessment, agency_id=by.agency_id, whose=whose).first()
    if held is not None:
        return held
    user = author(by)
    item_class = ItemClass.VOICE if whose == Whose.YOUNG_PERSON else ItemClass.ASSESSMENT
    of = {"person_id": assessment.person_id, "agency_id": by.agency_id, "item_class": item_class}
    with transaction.atomic():
        with as_system(WRITES):
            view = View.objects.create(assessment=assessment, whose=whose, begun_by=user, **of)
            create(ViewAnswers(view=view, **of), by=user)
        on_ledger("begin_view", person_id=assessment.person_id, assessment_id=assessment.pk)
    return view


def save_answers(*, view: View, said: Answers, by: Reader, based_on: int) -> ViewAnswers:
    """Keep answers by question. A finished view is open again once something in it changes.

    Raises `AnswersClash` where a colleague answered one of the same questions otherwise since `based_on`; nothing is
    saved then. Questions that only one of the two answered are kept from both.
    """
    check_give_view(assessment=view.assessment, whose=view.whose, by=by)
    if view.agency_id != by.agency_id:
        raise CannotAssess("This is another agency's view. You can give your own.")
    with transaction.atomic():
        with as_system(WRITES):
            words = ViewAnswers.objects.select_for_update().get(view=view)
            before = words.version
            _save(words, said, author(by), based_on)
            if words.version != before:
                view.finished_on = view.finished_by = None
                follow(view, view.assessment.instrument.read, words.answers)
        if words.version != before:
            on_ledger("answer", person_id=view.person_id, assessment_id=view.assessment_id)
    return words


def _save(words: ViewAnswers, said: Answers, user: User, based_on: int) -> None:
    try:
        save(words, by=user, based_on=based_on, changes={"answers": {**words.answers, **said}})
    except Conflict as conflict:
        mine = _mine(conflict.base["answers"], conflict.theirs["answers"], said, conflict.record.version)
        save(words, by=user, based_on=words.version, changes={"answers": {**words.answers, **mine}})


def _mine(base: Answers, theirs: Answers, said: Answers, version: int) -> dict[str, Any]:
    """What I changed, where nobody changed it to something else; else `AnswersClash` with what they wrote."""
    mine = {code: answer for code, answer in said.items() if not _same(answer, base.get(code))}
    clash = {
        code: theirs.get(code)
        for code, answer in mine.items()
        if not _same(theirs.get(code), base.get(code)) and not _same(theirs.get(code), answer)
    }
    if clash:
        raise AnswersClash(clash, version)
    return mine


def _same(one: Any, other: Any) -> bool:
    """Two answers that say the same; an empty one says what none says."""
    return one == other or not (is_answered(one) or is_answered(other))


def follow(view: View, definition: Definition, answers: Answers) -> None:
    """What a view shows in summary follows its answers; one to which something is wanting is no longer finished."""
    _rate(view, ratings_in(definition, answers))
    if still_wanting(definition, answers, view.whose):
        view.finished_on = view.finished_by = None
    view.save(update_fields=["finished_on", "finished_by"])


def _rate(view: View, ratings: Mapping[str, Mapping[str, str]]) -> None:
    """Each need domain's rating as a row of its own, so that each is shared as its domain is."""
    of = {"person_id": view.person_id, "agency_id": view.agency_id, "item_class": view.item_class}
    view.rated.exclude(domain__in=ratings).delete()
    for domain, said in ratings.items():
        ViewRating.objects.update_or_create(view=view, domain=domain, defaults={**said, **of})


def ratings_in(definition: Definition, answers: Answers) -> dict[str, dict[str, str]]:
    """The rating and confidence of each need domain that is rated."""
    found: dict[str, dict[str, str]] = {}
    for question in definition.questions():
        answer = answers.get(question.code)
        domain = getattr(question, "domain", "")
        if domain and isinstance(answer, Mapping) and answer.get("rating"):
            found[domain] = {"rating": answer["rating"], "confidence": answer.get("confidence") or ""}
    return found


def finish_view(*, view: View, by: Reader) -> View:
    """Say that a view is whole. Raises `NotFinished` with each question that is still wanting."""
    check_give_view(assessment=view.assessment, whose=view.whose, by=by)
    if view.agency_id != by.agency_id:
        raise CannotAssess("This is another agency's view. You can give your own.")
    with transaction.atomic():
        with as_system(WRITES):
            words = ViewAnswers.objects.select_for_update().get(view=view)
            if lacking := still_wanting(view.assessment.instrument.read, words.answers, view.whose):
                raise NotFinished(lacking)
            view.finished_on, view.finished_by = clock.today(), author(by)
            view.save(update_fields=["finished_on", "finished_by"])
        on_ledger("finish_view", person_id=view.person_id, assessment_id=view.assessment_id)
    return view


def still_wanting(definition: Definition, answers: Answers, whose: str) -> list[tuple[str, str, str]]:
    """(section, question, sentence) of each thing that keeps a view from being finished."""
    asked_of: AskedOf = "young_person" if whose == Whose.YOUNG_PERSON else "worker"
    wanted = [(s.code, q.code, f"Answer “{q.label}”") for s, q in missing(definition, answers, asked_of)]
    if asked_of == "worker":
        section_of = {q.code: s.code for s in definition.sections for q in s.questions}
        wanted += [
            (section_of[q.code], q.code, f"Write what shows it: “{q.label}”")
            for q in any_evidence_missing(definition, answers)
        ]
    return wanted
