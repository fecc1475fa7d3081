"""Who works with the person. One query."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import F, QuerySet

from handrail.disclosure.public import compiled
from handrail.partnership.public import Agency
from handrail.records.models import Involvement


@dataclass(frozen=True, slots=True)
class HeldInvolvement:
    """An involvement as held; what of it a reader sees is decided by its agency and item class."""

    involvement_id: int
    agency: Agency
    item_class: str
    kind: str
    service: str
    team_id: int | None
    team: str
    worker: str
    role: str
    contact: str
    team_phone: str
    since: date
    until: date | None
    planned_end: date | None
    end_reason: str
    legal_status: str
    last_seen: datetime

    def is_open(self, today: date) -> bool:
        """`until` is the first day on which it is no longer so."""
        return self.since <= today and (self.until is None or today < self.until)


def involvements_of(person_id: UUID) -> list[HeldInvolvement]:
    """All involvements, those still open first (the longest standing on top), then the latest closed."""
    return [_as_held(one) for one in _held(person_id)]


@compiled
def _held(person_id: UUID) -> QuerySet[Involvement]:
    held = Involvement.objects.filter(source_person__person_id=person_id)
    in_order = held.order_by(F("until").desc(nulls_first=True), "since", "pk")
    return in_order.select_related("agency", "team", "source_person")


def _as_held(one: Involvement) -> HeldInvolvement:
    return HeldInvolvement(
        involvement_id=one.pk,
        agency=one.agency,
        item_class=one.item_class,
        kind=one.kind,
        service=one.service,
        team_id=one.team_id,
        team=one.team.name if one.team else one.team_name,
        worker=one.worker,
        role=one.role,
        contact=one.contact,
        team_phone=one.team.phone if one.team else "",
        since=one.since,
        until=one.until,
        planned_end=one.planned_end,
        end_reason=one.end_reason,
        legal_status=one.legal_status,
        last_seen=one.source_person.last_seen,
    )
