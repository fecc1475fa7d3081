"""What one shift leaves to the next."""

from collections.abc import Iterable
from uuid import UUID

from handrail.frontdoor.models import Contact, ShiftHandover


def last_handovers(team_id: int, *, most: int = 5) -> list[ShiftHandover]:
    held = ShiftHandover.objects.filter(team_id=team_id).select_related("by", "taken_by")
    return list(held[:most])


def persons_of(handovers: Iterable[ShiftHandover]) -> list[UUID]:
    """Whom the contacts that the notes name are about, as far as somebody has said so. One query, or none."""
    contacts = {contact for one in handovers for contact in one.contacts}
    if not contacts:
        return []
    held = Contact.objects.filter(pk__in=contacts, person_id__isnull=False)
    return list(held.values_list("person_id", flat=True).distinct())
