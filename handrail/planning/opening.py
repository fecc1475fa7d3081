"""The pages of an assessment: the person is opened first (decision and ledger), then one of their assessments."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from handrail.disclosure.public import Action, Denied, Level, ReaderRequest, decide, needs
from handrail.partnership.public import Permission
from handrail.planning.definition.schema import Definition
from handrail.planning.models import Assessment
from handrail.planning.policies.told_domains import told_domains
from handrail.planning.selectors.assessments import SeenAssessment, assessment_of
from handrail.records.public import JoinedAway, PersonReading, opened

Page = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Opened:
    """An assessment with the person whom it is of, as one reader sees them."""

    reading: PersonReading
    seen: SeenAssessment
    definition: Definition

    @property
    def assessment(self) -> Assessment:
        return self.seen.assessment


def of_assessment(permission: Permission) -> Callable[[Page], Page]:
    """A page of one assessment. To write, the reader must have a relationship with the person, and not only look up."""

    def made(page: Page) -> Page:
        @needs(permission)
        @wraps(page)
        def view(request: ReaderRequest, person_id: UUID, assessment_id: int, **address: Any) -> HttpResponse:
            try:
                reading = opened(person_id)
            except JoinedAway as gone:
                return redirect("person", gone.persons[0])
            seen = assessment_of(person_id, assessment_id)
            if seen is None:
                raise Http404("There is no such assessment, or it is not shared with you.")
            if permission is Permission.ASSESS:
                refuse_strangers(reading)
            return page(request, Opened(reading, seen, seen.assessment.instrument.read), **address)

        return view

    return made


def reads_whole(one: Opened) -> bool:
    """Whether the reader sees an assessment in full, and none of the need domains that it rates is kept from them."""
    held, decision = one.assessment, one.reading.decision
    full = decision.level_of(held.agency_id, held.item_class) >= Level.FULL
    return full and told_domains(decision, held.agency_id, held.item_class) >= set(one.definition.domains())


def refuse_strangers(reading: PersonReading) -> None:
    """Whoever may find anybody still assesses nobody with whom their team does not work."""
    decision = decide(reading.reader, Action.ASSESS, reading.person.pk, today=reading.today)
    if not (decision.allowed and decision.reached):
        raise Denied(decision)


def may_assess(reading: PersonReading) -> bool:
    return reading.decision.reached and reading.reader.role.can(Permission.ASSESS)
