"""Whom a report is about, found by a number that names them exactly: an officer browses nobody."""

from datetime import date
from uuid import UUID

from handrail.disclosure.public import as_system, subject_of_entry
from handrail.kernel.errors import UserError
from handrail.records.public import Person, SourcePerson

ENTRY, LOCAL = "entry", "local"
_REASON = "an information-governance officer finds whom a report is about: the page has checked the permission"


class NotFound(UserError):
    """The number and the date of birth lead to nobody, or to more than one person."""


def subject_by_number(scheme: str, number: str, born: date | None) -> Person:
    """Raises `NotFound`, in the same words whether the number is not held or the date of birth is another."""
    with as_system(_REASON):
        found = _by_entry(number) if scheme == ENTRY else _by_number(scheme, number, born)
        people = list(Person.objects.filter(pk__in=found, retired=False)[:2])
    if not people:
        raise NotFound("Nobody is held under this number with this date of birth. Check both.")
    if len(people) > 1:
        raise NotFound("More than one person is held under this number with this date of birth. Use another number.")
    return people[0]


def _by_entry(number: str) -> list[UUID]:
    subject = subject_of_entry(int(number)) if number.isascii() and number.isdecimal() and len(number) < 19 else None
    if subject is None:
        raise NotFound("No entry of the ledger about one person has this number.")
    return [subject]


def _by_number(scheme: str, number: str, born: date | None) -> list[UUID]:
    if born is None:
        raise NotFound("Enter the date of birth: a number alone could be another person's, mistyped.")
    held = SourcePerson.objects.filter(person__born=born)
    spellings = {number.strip(), "".join(number.split()), "".join(number.split()).upper()}
    if scheme == LOCAL:
        return list(held.filter(local_id__in=spellings).values_list("person_id", flat=True))
    stated = held.filter(identifiers__scheme=scheme, identifiers__value__in=spellings)
    return list(stated.values_list("person_id", flat=True).distinct())
