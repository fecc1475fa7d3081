"""The person a page is about. Two queries at most."""

from uuid import UUID

from handrail.records.models import Person
from handrail.records.selectors.shown import show_as_shared


def person_of(person_id: UUID) -> Person | None:
    """The person with the source it is shown from, or None where there is no such person."""
    held = Person.objects.select_related("shown_from__agency").filter(pk=person_id).first()
    if held is not None:
        show_as_shared([held])
    return held


def is_retired(person_id: UUID) -> bool:
    return Person.objects.filter(pk=person_id, retired=True).exists()
