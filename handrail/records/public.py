"""What other rooms may use of this one."""

from handrail.records.managers import WORKED_OUT
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
    "WORKED_OUT",
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
