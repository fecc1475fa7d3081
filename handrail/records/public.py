"""What other rooms may use of this one."""

from handrail.records.models import (
    Address,
    Event,
    Flag,
    Identifier,
    Involvement,
    Name,
    Person,
    Relationship,
    SourcePerson,
    SourceRecord,
)

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
