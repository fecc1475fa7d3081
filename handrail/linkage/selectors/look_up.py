"""A record looked up by a number that names it exactly: its agency's own id, or an NHS number."""

from collections.abc import Collection
from uuid import UUID

from handrail.disclosure.public import as_system
from handrail.kernel.errors import UserError
from handrail.linkage.engine.clean import clean_nhs, clean_upn
from handrail.linkage.engine.keys import key_of
from handrail.linkage.models import BlockingKey
from handrail.partnership.public import Agency
from handrail.records.public import Identifier, SourcePerson

_REASON = "a reviewer of matches looks a record up by its number: the page has checked the permission"


class NotFoundByNumber(UserError):
    """The number leads to no record, or to more than one person."""


def person_by_local_id(agency_id: int, local_id: str) -> UUID:
    """On whom an agency's record stands. Capitals may have been left out. One query."""
    spellings = [local_id, local_id.upper()]
    with as_system(_REASON):
        held = SourcePerson.objects.filter(agency=agency_id, local_id__in=spellings)
        found = dict(held.values_list("local_id", "person_id"))
    if not found:
        raise NotFoundByNumber("This agency has sent no record under this id. Check it, or try another agency.")
    return found.get(local_id) or next(iter(found.values()))


def persons_by_number(numbers: Collection[str]) -> dict[str, set[UUID]]:
    """Everybody whose NHS number, UPN or id in any agency each of these is. As many queries whoever is held."""
    found: dict[str, set[UUID]] = {number: set() for number in numbers}
    means: dict[str, str] = {}
    for number in numbers:
        read = (clean_nhs(number), clean_upn(number), number.strip(), number.strip().upper())
        means |= {value: number for value in read if value}
    keys = [key_of(tag, value) for tag in ("nhs", "upn") for value in means]
    with as_system("whose number somebody has typed, for whoever decides on it"):
        near = list(BlockingKey.objects.filter(key__in=keys).values_list("source_person_id", flat=True))
        stated = Identifier.objects.filter(source_person__in=near, scheme__in=("nhs", "upn"), value__in=means)
        agencies = list(Agency.objects.values_list("pk", flat=True))
        own = SourcePerson.objects.filter(agency__in=agencies, local_id__in=means)
        for value, person in (
            *stated.values_list("value", "source_person__person_id"),
            *own.values_list("local_id", "person_id"),
        ):
            found[means[value]].add(person)
    return found


def person_by_nhs_number(number: str, *, other_than: UUID | None = None) -> UUID:
    """Whose NHS number it is, looked up by the same key as Find does. Two queries."""
    cleaned = clean_nhs(number)
    if cleaned is None:
        raise NotFoundByNumber("This is not an NHS number: it has ten digits, and the last one checks the others.")
    with as_system(_REASON):
        near = list(BlockingKey.objects.filter(key=key_of("nhs", cleaned)).values_list("source_person_id", flat=True))
        stated = Identifier.objects.filter(source_person__in=near, scheme="nhs", value=cleaned)
        persons = set(stated.values_list("source_person__person_id", flat=True))
    others = persons - {other_than}
    if len(others) == 1:
        return others.pop()
    if persons and not others:
        raise NotFoundByNumber("Only the person on this page has this NHS number.")
    if others:
        raise NotFoundByNumber(f"{len(others)} people have this NHS number. Look one of them up by an agency's own id.")
    raise NotFoundByNumber("No record has this NHS number. Try an agency's own id.")
