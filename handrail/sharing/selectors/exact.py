"""Whom a user has named exactly. Read as the machine, for those who decide: a naming never asks it by itself."""

from collections.abc import Callable
from uuid import UUID

from django.db.models import Q

from handrail.disclosure.public import as_system
from handrail.records.public import Person
from handrail.sharing.models import Named
from handrail.sharing.naming import Naming

ByNumber = Callable[[str], set[UUID]]
_by_number: list[ByNumber] = []


def register_numbers(find: ByNumber) -> None:
    """Says who knows whose number something is: linkage, which keeps them where they are found fast."""
    _by_number[:] = [find]


def exactly(named: Naming | Named) -> set[UUID]:
    """The persons whom it names: by their address, by a number, or by full name and date of birth. At most three
    queries, as many whether somebody is held or not."""
    with as_system("who is named exactly, for whoever decides on it"):
        found = set(
            Person.objects.filter(pk__in=[named.address] if named.address else [], retired=False).values_list(
                "pk", flat=True
            )
        )
        if named.number:
            found |= {person for find in _by_number for person in find(named.number)}
        if named.given and named.family and named.born:
            found |= _by_name(named)
    return found


def _by_name(named: Naming | Named) -> set[UUID]:
    """As any agency writes the name, capitals aside; born as the person is shown, or as the agency says."""
    given, family = named.given.strip(), named.family.strip()
    sent = Q(source_persons__given__iexact=given, source_persons__family__iexact=family)
    told = Q(source_persons__names__given__iexact=given, source_persons__names__family__iexact=family)
    held = Person.objects.filter(sent | told, born=named.born, retired=False)
    return set(held.values_list("pk", flat=True))
