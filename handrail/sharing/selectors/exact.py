"""Whom users have named exactly. Read as the machine, for those who decide: whoever names somebody is not told."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Q

from handrail.disclosure.public import as_system
from handrail.records.public import Name, Person, SourcePerson
from handrail.sharing.models import Named
from handrail.sharing.naming import Naming

ByNumber = Callable[[Collection[str]], Mapping[str, set[UUID]]]
Who = tuple[str, str, date]
_by_number: list[ByNumber] = []


def register_numbers(find: ByNumber) -> None:
    """Says who knows whose number something is: linkage, which keeps them where they are found fast."""
    _by_number[:] = [find]


def exactly(named: Naming | Named) -> set[UUID]:
    """The persons whom it names: by the address of their page, by a number, or by full name and date of birth."""
    return exactly_each([named])[0]


def exactly_each(named: Sequence[Naming | Named]) -> list[set[UUID]]:
    """The same of several, in a fixed number of queries: as many whether somebody is held or not."""
    with as_system("who is named exactly, for whoever decides on it"):
        addresses = [one.address for one in named if one.address]
        there = set(Person.objects.filter(pk__in=addresses, retired=False).values_list("pk", flat=True))
        numbers = {one.number for one in named if one.number}
        by_number = dict(_by_number[0](numbers)) if _by_number and numbers else {}
        by_name = _by_name({who for one in named if (who := _who(one))})
    found = []
    for one in named:
        who, address = _who(one), {one.address} if one.address else set()
        found.append((address & there) | by_number.get(one.number, set()) | (by_name.get(who, set()) if who else set()))
    return found


def _by_name(sought: set[Who]) -> dict[Who, set[UUID]]:
    """As any agency writes the name, capitals aside; born as the person is shown."""
    found: dict[Who, set[UUID]] = defaultdict(set)
    if not sought:
        return found
    persons = {"sent": "person", "told": "source_person__person"}
    held = {
        "sent": SourcePerson.objects.filter(_any_of(sought, persons["sent"])),
        "told": Name.objects.filter(_any_of(sought, persons["told"])),
    }
    for which, rows in held.items():
        path = persons[which]
        told = rows.filter(**{f"{path}__retired": False}).values_list(f"{path}__pk", "given", "family", f"{path}__born")
        for person, given, family, born in told:
            found[given.strip().lower(), family.strip().lower(), born].add(person)
    return found


def _any_of(sought: set[Who], person: str) -> Q:
    alike = (
        Q(**{f"{person}__born": born, "given__iexact": given, "family__iexact": family})
        for given, family, born in sought
    )
    return reduce(or_, alike)


def _who(named: Naming | Named) -> Who | None:
    given, family = named.given.strip().lower(), named.family.strip().lower()
    return (given, family, named.born) if given and family and named.born else None
