"""Who this is, as each agency says it. Five queries; nothing is blended."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from handrail.partnership.public import Agency
from handrail.records.models import Address, Identifier, Name, Relationship, SourcePerson


@dataclass(frozen=True, slots=True)
class HeldIdentifier:
    scheme: str
    value: str
    valid: bool


@dataclass(frozen=True, slots=True)
class HeldName:
    kind: str
    given: str
    family: str


@dataclass(frozen=True, slots=True)
class HeldAddress:
    kind: str
    lines: str
    postcode: str
    phone: str
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class HeldRelationship:
    kind: str
    name: str
    local_id: str


@dataclass(frozen=True, slots=True)
class SourceIdentity:
    """One agency's own picture of the person. `last_seen` is when an extract last spoke of them."""

    source_person_id: int
    agency: Agency
    local_id: str
    given: str
    family: str
    born: date | None
    sex: str
    ethnicity: str
    died: date | None
    last_seen: datetime
    identifiers: list[HeldIdentifier] = field(default_factory=list)
    names: list[HeldName] = field(default_factory=list)
    addresses: list[HeldAddress] = field(default_factory=list)
    relationships: list[HeldRelationship] = field(default_factory=list)


def identity_of(person_id: UUID) -> list[SourceIdentity]:
    """Each source person with what it states, in the order of the agencies' names.

    Every row of an extract states the pupil number again, so equal facts of one source person count once.
    """
    identifiers = _by_source(Identifier, person_id, HeldIdentifier, ["scheme", "value"])
    names = _by_source(Name, person_id, HeldName, ["kind", "family", "given"])
    addresses = _by_source(Address, person_id, HeldAddress, ["-until", "-since", "postcode"])
    relationships = _by_source(Relationship, person_id, HeldRelationship, ["kind", "name"])
    return [
        SourceIdentity(
            source_person_id=source.pk,
            agency=source.agency,
            local_id=source.local_id,
            given=source.given,
            family=source.family,
            born=source.born,
            sex=source.sex,
            ethnicity=source.ethnicity,
            died=source.died,
            last_seen=source.last_seen,
            identifiers=identifiers[source.pk],
            names=names[source.pk],
            addresses=addresses[source.pk],
            relationships=relationships[source.pk],
        )
        for source in _sources(person_id)
    ]


def _sources(person_id: UUID) -> Iterable[SourcePerson]:
    held = SourcePerson.objects.filter(person_id=person_id)
    return held.select_related("agency").order_by("agency__name", "local_id")


def _by_source(model: Any, person_id: UUID, made: Any, order: list[str]) -> dict[int, list[Any]]:
    """The distinct facts of a kind, per source person. NULL sorts first when descending: what still holds leads."""
    columns = list(made.__dataclass_fields__)
    facts = model.objects.filter(source_person__person_id=person_id).values_list("source_person_id", *columns)
    found: dict[int, list[Any]] = defaultdict(list)
    for source, *values in facts.order_by("source_person_id", *order).distinct():
        found[source].append(made(*values))
    return found
