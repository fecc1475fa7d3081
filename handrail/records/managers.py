"""Who sees which rows of the record: one line for each table."""

from handrail.disclosure.public import Level, Policy, ScopedManager
from handrail.records.facts import ItemClass

PERSON = Policy(person="id", by_look_up=True)
# That an agency holds a record of somebody can itself be telling: it is shared as anything else that the agency knows.
SOURCE_PERSON = Policy(
    person="person_id", by_look_up=True, at_least=Level.POINTER, agency="agency_id", item_class=ItemClass.IDENTITY
)
WHO_IT_IS = Policy(
    person="source_person__person_id",
    by_look_up=True,
    at_least=Level.POINTER,
    agency="source_person__agency_id",
    item_class=ItemClass.IDENTITY,
)
NUMBERS = Policy(
    person="source_person__person_id",
    at_least=Level.SUMMARY,
    agency="source_person__agency_id",
    item_class=ItemClass.IDENTITY,
)
WHERE_THEY_ARE = Policy(
    person="source_person__person_id",
    at_least=Level.SUMMARY,
    agency="source_person__agency_id",
    item_class=ItemClass.CONTACT_DETAILS,
    unless="protected",
)
WHO_IS_AROUND_THEM = Policy(
    person="source_person__person_id",
    at_least=Level.SUMMARY,
    agency="source_person__agency_id",
    item_class=ItemClass.FAMILY,
)
WHO_WORKS_WITH_THEM = Policy(person="source_person__person_id", by_look_up=True, at_least=Level.POINTER)
WHAT_HAPPENED = Policy(person="source_person__person_id", at_least=Level.SUMMARY)
AS_SENT = Policy(person="source_person__person_id", at_least=Level.FULL)
WORKED_OUT = Policy(person="person_id")  # what Handrail computes about a person: whoever has a relationship with them

__all__ = [
    "AS_SENT",
    "NUMBERS",
    "PERSON",
    "SOURCE_PERSON",
    "WHAT_HAPPENED",
    "WHERE_THEY_ARE",
    "WHO_IS_AROUND_THEM",
    "WHO_IT_IS",
    "WHO_WORKS_WITH_THEM",
    "WORKED_OUT",
    "ScopedManager",
]
