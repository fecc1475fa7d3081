"""Assessments as whoever reads now may see them: in summary, and the words where they are shared in full."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from handrail.planning.models import (
    Agreement,
    Assessment,
    AssessmentReasons,
    Dissent,
    DissentInSummary,
    View,
    ViewAnswers,
)


@dataclass(frozen=True, slots=True)
class SeenView:
    """A view, and its answers where they are shared with the reader in full (None where they are not)."""

    view: View
    words: ViewAnswers | None

    @property
    def answers(self) -> Mapping[str, Any]:
        return self.words.answers if self.words else {}

    @property
    def by_young_person(self) -> bool:
        return self.view.whose == View.Whose.YOUNG_PERSON


@dataclass(frozen=True, slots=True)
class SeenDissent:
    """That an agency sees it differently, and its words where they are shared with the reader in full."""

    said: DissentInSummary
    words: str


@dataclass(frozen=True, slots=True)
class SeenAssessment:
    """One assessment whole. The young person's own view stands first among the views; None and no words where what was
    written is not shared with the reader in full."""

    assessment: Assessment
    reasons: AssessmentReasons | None
    views: tuple[SeenView, ...]
    agreement: Agreement | None
    dissents: tuple[SeenDissent, ...]

    def view_of(self, agency_id: int, whose: str) -> SeenView | None:
        return next((v for v in self.views if v.view.agency_id == agency_id and v.view.whose == whose), None)

    @property
    def worker_views(self) -> list[SeenView]:
        return [view for view in self.views if not view.by_young_person]

    @property
    def own_views(self) -> list[SeenView]:
        return [view for view in self.views if view.by_young_person]


def assessment_of(person_id: UUID, assessment_id: int) -> SeenAssessment | None:
    """One of a person's assessments; None where there is none that the reader may know of. Ten queries."""
    found = (
        Assessment.objects.filter(person_id=person_id, pk=assessment_id)
        .select_related("agency", "instrument", "agreed_by", "written_by")
        .prefetch_related("agreed")
        .first()
    )
    return whole(found) if found is not None else None


def whole(assessment: Assessment) -> SeenAssessment:
    parts = ("agency", "begun_by", "finished_by", "assessment")
    views = list(View.objects.filter(assessment=assessment).select_related(*parts).prefetch_related("rated"))
    for view in views:
        view.assessment = assessment
    words = {held.view_id: held for held in ViewAnswers.objects.filter(view__in=views).select_related("written_by")}
    order = sorted(views, key=lambda view: (view.whose != View.Whose.YOUNG_PERSON, view.pk))
    return SeenAssessment(
        assessment,
        AssessmentReasons.objects.filter(assessment=assessment).first(),
        tuple(SeenView(view, words.get(view.pk)) for view in order),
        Agreement.objects.filter(assessment=assessment).first(),
        _dissents(assessment),
    )


def _dissents(assessment: Assessment) -> tuple[SeenDissent, ...]:
    words = dict(Dissent.objects.filter(assessment=assessment).values_list("pk", "words"))
    said = DissentInSummary.objects.filter(assessment=assessment).select_related("agency", "by")
    return tuple(SeenDissent(one, words.get(one.pk, "")) for one in said)


def before(assessment: Assessment) -> SeenAssessment | None:
    """The assessment beside which this one began, where the reader may see it."""
    if assessment.follows_id is None:
        return None
    return assessment_of(assessment.person_id, assessment.follows_id)


def prompted(assessments: Iterable[Assessment]) -> dict[int, str]:
    """Why each of these was begun, of those whose words are shared with the reader. One query."""
    held = AssessmentReasons.objects.filter(assessment__in=list(assessments))
    return dict(held.values_list("assessment_id", "prompted_by"))


def assessments_of(person_id: UUID) -> list[Assessment]:
    """All of a person's, the newest first. One query."""
    found = Assessment.objects.filter(person_id=person_id).select_related("agency", "instrument", "agreed_by")
    return list(found.order_by("-opened_on", "-pk"))


def reviews_due(*, agency_id: int, until: date) -> list[Assessment]:
    """An agency's agreed assessments whose review is due by a day and has not begun. One query."""
    found = Assessment.objects.filter(
        agency_id=agency_id, status=Assessment.Status.AGREED, review_on__lte=until, followed_by=None
    )
    return list(found.select_related("instrument", "person").order_by("review_on", "pk"))
