"""What this room tells the desk, which stands below the record: how people are called, and whom a reader opened."""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from django.urls import reverse

from handrail.desk.public import (
    ListPage,
    RecentLine,
    register_list,
    register_person_names,
    register_recent,
)
from handrail.disclosure.public import Action, current_reader
from handrail.partnership.public import Permission
from handrail.records.models import Person
from handrail.records.presenters.home import in_a_list
from handrail.records.selectors.shown import show_as_shared

TIMELINE_KEYS = frozenset({"agency", "kind", "since", "until"})


def register() -> None:
    register_person_names(listed_names)
    register_recent(Action.OPEN_PERSON, opened_people)
    register_list(
        ListPage(
            "timeline",
            "Timeline of a person",
            "person-timeline",
            Permission.OPEN_PERSON,
            TIMELINE_KEYS,
            of_one=True,
        )
    )


def listed_names(person_ids: Collection[UUID]) -> Mapping[UUID, str]:
    """Each person whom the reader may open, as a list has them; the others are left out. Two queries at most."""
    reader = current_reader()
    if reader is None or not reader.role.can(Permission.OPEN_PERSON):
        return {}
    held = list(Person.objects.filter(pk__in=person_ids, retired=False).select_related("shown_from"))
    show_as_shared(held)
    return {person.pk: in_a_list(person) for person in held}


def opened_people(ids: Sequence[str]) -> Mapping[str, RecentLine]:
    """By the person's id as the ledger has it."""
    names = listed_names([UUID(one) for one in ids])
    return {str(pk): RecentLine(name, reverse("person", args=[pk]), pk) for pk, name in names.items()}
