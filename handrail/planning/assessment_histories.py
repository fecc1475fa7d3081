"""The histories of assessments: the assessment, why it was begun, each view's answers, and what was agreed.

They are told to those who read the assessment in full and from whom none of its need domains is kept.
"""

from collections.abc import Mapping
from functools import partial
from typing import Any
from uuid import UUID

from django.urls import reverse

from handrail.disclosure.public import Action, Denied, as_system
from handrail.partnership.public import need_domains
from handrail.planning.assessment_pages import telling_of
from handrail.planning.definition.answers import shown_sections
from handrail.planning.models import Agreement, Assessment, AssessmentReasons, View, ViewAnswers
from handrail.planning.opening import Opened, reads_whole
from handrail.planning.policies.told_domains import told_domains
from handrail.planning.presenters.answers import told_sections
from handrail.planning.presenters.side_by_side import rating_tag
from handrail.planning.selectors.assessments import assessment_of
from handrail.planning.views.plan import name_of
from handrail.planning.views.plan_opening import NOBODY, not_shown
from handrail.records.public import JoinedAway, opened
from handrail.writing.public import OpenedHistory, Part, Written, register_histories

KEYS = ("person", "recognised_by", "agency", "item_class", "assessment", "view", "instrument", "follows")
READ = Action.READ_HISTORY


def register() -> None:
    register_histories(
        {
            "assessment": _assessment,
            "assessment-reasons": partial(_part, AssessmentReasons, "Why it was begun", "assessment_id"),
            "agreement": partial(_part, Agreement, "What was agreed", "assessment_id"),
            "answers": partial(_part, ViewAnswers, "A view", "view__assessment_id"),
        }
    )


def _assessment(pk: int) -> OpenedHistory:
    one = _opened(pk)
    seen = one.seen
    parts = [
        *([Part("Why it was begun", "assessment-reasons", seen.reasons.pk)] if seen.reasons else []),
        *(
            Part(f"{view.view.get_whose_display()}: {view.view.agency}", "answers", view.words.pk)
            for view in seen.views
            if view.words is not None and _is_told(one, view.view)
        ),
        *([Part("What was agreed", "agreement", seen.agreement.pk)] if seen.agreement else []),
    ]
    return _history(one, one.assessment, one.definition.title, parts=parts)


def _part(model: Any, title: str, path: str, pk: int) -> OpenedHistory:
    with as_system("which assessment a part belongs to, to ask whether its history may be read"):
        assessment_id = model._base_manager.filter(pk=pk).values_list(path, flat=True).first()
    one = _opened(assessment_id or 0)
    part = model.objects.filter(pk=pk).first()
    view = next((seen.view for seen in one.seen.views if seen.words is not None and seen.words.pk == pk), None)
    if part is None or (model is ViewAnswers and (view is None or not _is_told(one, view))):
        raise not_shown(READ, one.reading.person.pk)
    called = f"{view.get_whose_display()}: {view.agency}" if model is ViewAnswers and view else title
    return _history(one, part, f"{one.definition.title}. {called}")


def _opened(assessment_id: int) -> Opened:
    """An assessment that the reader sees in full, in every domain that it rates."""
    with as_system("whose assessment it is, to ask whether its history may be read"):
        found = Assessment._base_manager.filter(pk=assessment_id).values_list("person_id", flat=True).first()
    person_id: UUID = found or NOBODY
    try:
        reading = opened(person_id)
    except (Denied, JoinedAway):
        raise not_shown(READ, person_id) from None
    seen = assessment_of(person_id, assessment_id)
    if seen is None:
        raise not_shown(READ, person_id)
    one = Opened(reading, seen, seen.assessment.instrument.read)
    if not reads_whole(one):
        raise not_shown(READ, person_id)
    return one


def _is_told(one: Opened, view: View) -> bool:
    """A view is its agency's own until it is finished."""
    ours = view.agency_id == one.reading.reader.agency_id
    told = told_domains(one.reading.decision, view.agency_id, one.assessment.item_class)
    return (ours or view.finished_on is not None) and told >= set(one.definition.domains())


def _history(one: Opened, record: Written, title: str, *, parts: list[Part] | None = None) -> OpenedHistory:
    person = one.reading.person
    return OpenedHistory(
        record=record,
        title=title,
        about=name_of(person),
        person_id=person.pk,
        back=reverse("assessment", args=[person.pk, one.assessment.pk]),
        wording={
            "answers": partial(_answers, one, record),
            "levels": partial(_by_domain, rating=True),
            "reasons": _by_domain,
        },
        without=KEYS,
        parts=parts or (),
    )


def _answers(one: Opened, record: Any, answers: Mapping[str, Any] | None) -> str:
    """A version's answers as the page words them: each question with its lines."""
    whose = record.view.whose if isinstance(record, ViewAnswers) else View.Whose.WORKER
    asked_of: Any = "young_person" if whose == View.Whose.YOUNG_PERSON else "worker"
    shown = shown_sections(one.definition, answers or {}, asked_of)
    sections = told_sections(shown, answers or {}, telling_of(one), domains=True)
    return "\n".join(f"{told.label}\n{' '.join(told.lines)}" for section in sections for told in section.answers)


def _by_domain(held: Mapping[str, str] | None, *, rating: bool = False) -> str:
    domains = need_domains()
    return "\n".join(
        f"{domains[code].label}: {rating_tag(said).text if rating else said}" for code, said in (held or {}).items()
    )
