"""The person a page is about. One query."""

from uuid import UUID

from handrail.records.models import Person


def person_of(person_id: UUID) -> Person | None:
    """The person with the source it is shown from, or None where there is no such person."""
    held = Person.objects.select_related("shown_from__agency")
    return held.filter(pk=person_id).first()


def is_retired(person_id: UUID) -> bool:
    return Person.objects.filter(pk=person_id, retired=True).exists()
