"""Instruments and assessments for tests, quickly: plain functions, every value may be given."""

from typing import Any

from handrail.disclosure.public import Reader, reading
from handrail.partnership.public import Agency, AgencyKind, Team, User
from handrail.planning.definition.read import read_definition
from handrail.planning.definition.schema import Definition
from handrail.planning.models import (
    AgreedRating,
    Agreement,
    Assessment,
    AssessmentReasons,
    Dissent,
    InstrumentVersion,
    Need,
    View,
    ViewAnswers,
    ViewRating,
)
from handrail.planning.public import begin_view, finish_view, open_assessment, save_answers, version_in_use
from handrail.planning.services.instruments import begin_draft, publish
from handrail.records.public import Person
from tests.factories import partnership, records

DOMAINS = [
    "harm",
    "home",
    "education",
    "mental_health",
    "physical_health",
    "substance_use",
    "family",
    "community",
    "money",
    "offending",
]


def question(code: str, kind: str = "text", **values: Any) -> dict[str, Any]:
    values.setdefault("label", f"Question {code}?")
    if kind in ("choice", "choices", "rating"):
        values.setdefault("options", [{"code": "a", "label": "A"}, {"code": "b", "label": "B"}])
    return {"code": code, "kind": kind, **values}


def data(*questions: dict[str, Any], **values: Any) -> dict[str, Any]:
    """An instrument of one section, as data."""
    values.setdefault("sections", [{"code": "one", "title": "Part one", "questions": list(questions)}])
    return {
        "format": "handrail-instrument-1",
        "code": "test-form",
        "title": "Test form",
        "about": "For tests.",
        "review": {"months": 3},
        **values,
    }


def definition(*questions: dict[str, Any], **values: Any) -> Definition:
    return read_definition(data(*questions, **values), domains=DOMAINS)


def published(*questions: dict[str, Any], **values: Any) -> InstrumentVersion:
    return publish(draft=begin_draft(definition=data(*questions, **values), by=None), by=None)


def young_person(**values: Any) -> Person:
    held = Agency.objects.filter(kind=AgencyKind.CHILDRENS_SOCIAL_CARE).order_by("pk").first()
    source = records.young_person(
        held or records.agency("Children's Services", AgencyKind.CHILDRENS_SOCIAL_CARE), **values
    )
    return source.person


def worker(role: str, person: Person, *, of: Agency | None = None) -> Reader:
    """Somebody in a post whose team works with the young person."""
    kind = partnership.SEAT.get(role, AgencyKind.CHILDRENS_SOCIAL_CARE)
    agency = of or Agency.objects.filter(kind=kind).order_by("pk").first() or partnership.agency(kind)
    team: Team = partnership.team(agency)
    partnership.reach(person.pk, team=team)
    partnership.reach(person.pk, agency=agency)
    return partnership.reader(role, of=team)


def begun(by: Reader, person: Person, code: str = "shared-risk-assessment", *, prompted_by: str = "") -> Assessment:
    with reading(by):
        instrument = version_in_use(code)
        return open_assessment(person_id=person.pk, instrument=instrument, by=by, prompted_by=prompted_by)


def rated(rating: str, **values: Any) -> dict[str, Any]:
    """The answer to a need domain."""
    return {"worried": "", "working": "", "evidence": [], "rating": rating, "confidence": "medium", **values}


def gave_view(
    by: Reader, assessment: Assessment, answers: dict[str, Any], *, whose: str = View.Whose.WORKER, finish: bool = True
) -> View:
    """A view with these answers, finished where it can be."""
    with reading(by):
        view = begin_view(assessment=assessment, whose=whose, by=by)
        save_answers(view=view, said=answers, by=by, based_on=ViewAnswers.objects.get(view=view).version)
        return finish_view(view=view, by=by) if finish else view


def assessed(person: Person, agency: Agency, item_class: str, domain: str = "home") -> None:
    """One row of everything that an assessment leaves, as one agency holds it in one class, about one need."""
    user, at = User.objects.order_by("pk").first() or partnership.user(), records.SEEN
    of: dict[str, Any] = {"person": person, "agency": agency, "item_class": item_class}
    written: dict[str, Any] = {"written_by": user, "written_at": at}
    instrument = InstrumentVersion.objects.order_by("pk").first()
    assessment = Assessment.objects.create(instrument=instrument, opened_on=records.TODAY, **of, **written)
    AssessmentReasons.objects.create(assessment=assessment, **of, **written)
    AgreedRating.objects.create(assessment=assessment, domain=domain, rating="2", **of)
    view = View.objects.create(assessment=assessment, whose="worker", begun_by=user, **of)
    ViewRating.objects.create(view=view, domain=domain, rating="2", **of)
    ViewAnswers.objects.create(view=view, **of, **written)
    Agreement.objects.create(assessment=assessment, reason="Agreed", **of, **written)
    Dissent.objects.create(assessment=assessment, domain=domain, words="Otherwise", by=user, at=at, **of)
    Need.objects.create(assessment=assessment, domain=domain, level=1, since=records.TODAY, **of)
