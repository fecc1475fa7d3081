"""Who this is, as each agency says it. Two queries; nothing is blended."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime
from operator import attrgetter
from typing import Any
from uuid import UUID

from django.db.models import Case, QuerySet, Value, When
from django.db.models.functions import JSONObject

from handrail.disclosure.public import PROTECTED, compiled
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
    """Days may come in ISO, as JSON writes them."""

    kind: str
    lines: str
    postcode: str
    phone: str
    since: date | None
    until: date | None

    def __post_init__(self) -> None:
        for name in ("since", "until"):
            if isinstance(day := getattr(self, name), str):
                object.__setattr__(self, name, date.fromisoformat(day))


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


_KINDS: tuple[tuple[Any, Any], ...] = (
    (Identifier, HeldIdentifier),
    (Name, HeldName),
    (Address, HeldAddress),
    (Relationship, HeldRelationship),
)


_WITHHELD: dict[tuple[Any, str], Any] = {
    (Address, "phone"): Case(When(phone_protected=True, then=Value(PROTECTED)), default="phone")
}


def identity_of(person_id: UUID) -> list[SourceIdentity]:
    """Each source person with what it states, in the order of the agencies' names.

    Every row of an extract states the pupil number again, so equal facts of one source person count once.
    """
    told = _told(person_id)
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
            identifiers=_sorted(told[source.pk, HeldIdentifier], "scheme", "value"),
            names=_sorted(told[source.pk, HeldName], "kind", "family", "given"),
            addresses=sorted(told[source.pk, HeldAddress], key=_what_holds_first),
            relationships=_sorted(told[source.pk, HeldRelationship], "kind", "name"),
        )
        for source in _sources(person_id)
    ]


@compiled
def _sources(person_id: UUID) -> QuerySet[SourcePerson]:
    held = SourcePerson.objects.filter(person_id=person_id)
    return held.select_related("agency").order_by("agency__name", "local_id")


def _told(person_id: UUID) -> dict[tuple[int, type], list[Any]]:
    """The distinct facts of each source person, of all four kinds at once: the database hands each over as JSON."""
    found: dict[tuple[int, type], list[Any]] = defaultdict(list)
    for source, place, said in _all_facts(person_id):
        held = _KINDS[place][1]
        found[source, held].append(held(**said))
    return found


@compiled
def _all_facts(person_id: UUID) -> QuerySet[Any, Any]:
    first, *others = (_facts(place, person_id) for place in range(len(_KINDS)))
    return first.union(*others)


def _facts(place: int, person_id: UUID) -> QuerySet[Any, Any]:
    model, held = _KINDS[place]
    facts = model.objects.filter(source_person__person_id=person_id).order_by()
    said = JSONObject(**{name: _WITHHELD.get((model, name), name) for name in held.__dataclass_fields__})
    rows: QuerySet[Any, Any] = facts.annotate(place=Value(place), said=said)
    return rows.values_list("source_person_id", "place", "said")


def _sorted(facts: list[Any], *by: str) -> list[Any]:
    return sorted(facts, key=attrgetter(*by))


def _what_holds_first(one: HeldAddress) -> tuple[int, int, str]:
    """What still holds leads, then what ended last; an unknown beginning before a known one."""
    until, since = one.until or date.max, one.since or date.max
    return -until.toordinal(), -since.toordinal(), one.postcode
