"""How the desk, which stands below the record, names people."""

from collections.abc import Collection, Mapping
from uuid import UUID

from handrail.disclosure.public import current_reader
from handrail.partnership.public import Permission
from handrail.records.models import Person
from handrail.records.presenters.home import in_a_list
from handrail.records.selectors.shown import show_as_shared


def listed_names(person_ids: Collection[UUID]) -> Mapping[UUID, str]:
    """Each person whom the reader may open, as a list has them; the others are left out. Two queries at most."""
    reader = current_reader()
    if reader is None or not reader.role.can(Permission.OPEN_PERSON):
        return {}
    held = list(Person.objects.filter(pk__in=person_ids, retired=False).select_related("shown_from"))
    show_as_shared(held)
    return {person.pk: in_a_list(person) for person in held}
