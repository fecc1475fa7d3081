"""What was decided on contacts: of several decisions on one, the one that none replaces stands."""

from collections.abc import Iterable
from uuid import UUID

from handrail.frontdoor.models import Contact, Decision


def decisions_on(contact: Contact) -> list[Decision]:
    """Every decision on one contact, the one that stands last. One query."""
    return list(Decision.objects.filter(contact=contact).select_related("by", "by_team", "team", "agency"))


def decisions_about(person_id: UUID) -> list[Decision]:
    """Every decision on somebody's contacts, earliest first. One query."""
    return list(Decision.objects.filter(contact__person_id=person_id).select_related("team"))


def standing_decision(contact: Contact) -> Decision | None:
    return Decision.objects.filter(contact=contact).last()


def standing_ones(decisions: Iterable[Decision]) -> dict[int, Decision]:
    """By contact, of decisions earliest first."""
    return {one.contact_id: one for one in decisions}
