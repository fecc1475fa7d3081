from handrail.records.models.facts import Address, Event, Flag, Identifier, Involvement, Name, Relationship
from handrail.records.models.person import Person, SourcePerson
from handrail.records.models.source import SourceRecord

__all__ = [
    "Address",
    "Event",
    "Flag",
    "Identifier",
    "Involvement",
    "Name",
    "Person",
    "Relationship",
    "SourcePerson",
    "SourceRecord",
]
