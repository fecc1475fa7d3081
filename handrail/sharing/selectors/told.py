"""What was told outside and what was refused, of one young person and of all whom a reader works with."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from handrail.disclosure.public import Level, as_system, standing_now
from handrail.records.public import show_as_shared
from handrail.sharing.models import DisclosureMade, Refusal

MOST = 200  # rows of a list
_REASON = "an information-governance officer watches what is kept past its day: the page has checked the permission"


def told_of(person_id: UUID) -> list[DisclosureMade]:
    """What of it the reader may know of, newest first. One query."""
    return _without_kept_classes(_told().filter(person=person_id))


def refused_of(person_id: UUID) -> list[Refusal]:
    """One query."""
    related = ("agency", "asked_by_agency", "refused_by_agency")
    return list(Refusal.objects.filter(person=person_id).select_related(*related))


def told_list(today: date) -> list[DisclosureMade]:
    """What recipients still keep of anybody whom the reader works with, what is past its day first."""
    kept = _told().filter(ended="").exclude(keep_until=None).select_related("person__shown_from__agency")
    rows = _without_kept_classes(kept.order_by("keep_until", "pk")[:MOST])
    show_as_shared([row.person for row in rows])
    return rows


class Overdue(NamedTuple):
    """What an agency told somebody who should no longer have it. Nobody is named in it."""

    number: int
    agency: str
    to_agency: str | None
    keep_until: date | None


def overdue_everywhere(today: date) -> list[Overdue]:
    """Longest past its day first. One query."""
    with as_system(_REASON):
        kept = DisclosureMade.objects.filter(ended="", keep_until__lt=today).order_by("keep_until", "pk")
        rows = kept.values_list("pk", "agency__name", "to_agency__name", "keep_until")[:MOST]
        return [Overdue(*row) for row in rows]


class RefusedCount(NamedTuple):
    """How often an agency refused for a kind of reason, and how many of those wait to be looked at again."""

    agency: str
    reason: str
    how_many: int
    to_review: int


def refusals_counted(since: date, until: date, today: date) -> list[RefusedCount]:
    """Those written down here, by who refused and why, in a half-open period. One query."""
    with as_system(_REASON):
        made = Refusal.objects.filter(refused_on__gte=since, refused_on__lt=until).order_by()
        waiting = Count("pk", filter=Q(outcome="", review_on__lt=today))
        by = made.values("reason", name=F("refused_by_agency__name")).annotate(how_many=Count("pk"), waiting=waiting)
        return [RefusedCount(one["name"] or "", one["reason"], one["how_many"], one["waiting"]) for one in by]


def _told() -> QuerySet[DisclosureMade]:
    return DisclosureMade.objects.select_related("agency", "to_agency")


def _without_kept_classes(rows: QuerySet[DisclosureMade]) -> list[DisclosureMade]:
    """That something was told of mental health tells of it: a class kept from the reader takes the row along."""
    standing = standing_now()
    return [
        row
        for row in rows
        if standing is None
        or all(standing.level_of(row.agency_id, one, reached=True) >= Level.POINTER for one in row.classes)
    ]
