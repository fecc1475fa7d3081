"""What a young person is assessed to need."""

from uuid import UUID

from handrail.planning.models import Need


def needs_of(person_id: UUID) -> list[Need]:
    """All needs, those that run and those that have ended, by domain and day. One query."""
    found = Need.objects.filter(person_id=person_id).select_related("agency", "assessment__instrument")
    return list(found.order_by("domain", "since", "pk"))


def running_needs(person_id: UUID) -> dict[str, Need]:
    """The needs that have not ended, by domain. One query."""
    return {need.domain: need for need in needs_of(person_id) if need.until is None}
