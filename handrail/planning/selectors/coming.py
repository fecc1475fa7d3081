"""Reviews that come up: of plans, and of assessments that are to be looked at again."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from handrail.planning.models import Assessment, ReviewInSummary
from handrail.planning.selectors.assessments import reviews_due
from handrail.records.public import Person, show_as_shared

COMING_DAYS = 28
FIRST = 8


@dataclass(frozen=True, slots=True)
class Coming:
    """The first of them by their day, and how many there are in all."""

    first: Sequence[ReviewInSummary | Assessment]
    count: int

    @property
    def person_ids(self) -> set[UUID]:
        return {person_of(one).pk for one in self.first}


def reviews_coming(*, plans: Collection[int] | None, but: Collection[int] = (), agency_id: int, today: date) -> Coming:
    """Due within four weeks, or overdue, of these plans (of all that the reader sees, where None); and the agency's
    assessments of people whom the reader may open; `but` are reviews listed elsewhere. Four queries at most."""
    until = today + timedelta(days=COMING_DAYS)
    held = ReviewInSummary.objects.filter(plan__until=None, finished_at=None, due__lte=until)
    if plans is not None:
        held = held.filter(plan__in=plans)
    held = held.exclude(pk__in=but)
    count = held.count()
    reviews = list(held.select_related("plan__person__shown_from").order_by("due", "pk")[:FIRST])
    assessments = reviews_due(agency_id=agency_id, until=until)
    found: list[ReviewInSummary | Assessment] = [*reviews, *assessments]
    first = sorted(found, key=lambda one: (day_of(one), one.pk))[:FIRST]
    show_as_shared([person_of(one) for one in first])
    return Coming(first, count + len(assessments))


def day_of(one: ReviewInSummary | Assessment) -> date:
    if isinstance(one, ReviewInSummary):
        return one.due
    return one.review_on or date.max


def person_of(one: ReviewInSummary | Assessment) -> Person:
    return one.plan.person if isinstance(one, ReviewInSummary) else one.person
