"""Who is known of whom a contact tells, by pointer alone: which agencies hold them, how fresh, and whom to ring."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from handrail.frontdoor.practice import practice
from handrail.linkage.public import find
from handrail.partnership.public import Agency
from handrail.records.public import Involvement, SourcePerson

MOST = 5  # people shown beside a form


@dataclass(frozen=True, slots=True)
class Holder:
    """An agency that holds somebody. Whether it works with them now is None where that is not shared.

    A pointer names no team and no service: that a mental health team knows somebody is itself a thing to share or not.
    """

    agency: Agency
    last_seen: datetime
    works_with_them: bool | None
    holds_the_case: bool = False  # a contact about them goes to this agency's team at once


@dataclass(frozen=True, slots=True)
class KnownPerson:
    person_id: UUID
    given: str
    family: str
    born: date | None
    holders: tuple[Holder, ...]


@dataclass(frozen=True, slots=True)
class LookedUp:
    query: str
    people: tuple[KnownPerson, ...] = ()
    ready: bool = True
    asked: bool = field(default=True)  # False while too little was typed to look for anybody


def look_up(*, given: str, family: str, born: date | None, today: date) -> LookedUp:
    """Those whom whoever reads now may know of. Needs a family name, or a given name and a birth date."""
    if not (family.strip() or (given.strip() and born)):
        return LookedUp("", asked=False)
    words = [f"{family.strip()}," if family.strip() else "", given.strip(), born.isoformat() if born else ""]
    query = " ".join(word for word in words if word)
    found = find(query, limit=MOST)
    holders = holders_of([hit.person_id for hit in found.hits], today)
    people = [
        KnownPerson(hit.person_id, hit.given, hit.family, hit.born, tuple(holders[hit.person_id])) for hit in found.hits
    ]
    return LookedUp(query, tuple(people), ready=found.ready)


def holders_of(person_ids: Sequence[UUID], today: date) -> dict[UUID, list[Holder]]:
    """Each person's agencies, those that work with them now first. Two queries, in the reader's own scope."""
    involved: dict[tuple[UUID, int], list[Involvement]] = {}
    held = Involvement.objects.filter(source_person__person_id__in=person_ids, since__lte=today)
    for one in held.select_related("source_person"):
        involved.setdefault((one.source_person.person_id, one.agency_id), []).append(one)
    freshest: dict[tuple[UUID, int], SourcePerson] = {}
    for source in SourcePerson.objects.filter(person_id__in=person_ids).select_related("agency").order_by("last_seen"):
        freshest[source.person_id, source.agency_id] = source
    found: dict[UUID, list[Holder]] = {person: [] for person in person_ids}
    for (person, agency_id), source in freshest.items():
        found[person].append(_holder(source, involved.get((person, agency_id), []), today))
    for holders in found.values():
        holders.sort(key=lambda one: (one.works_with_them is not True, one.agency.name))
    return found


def _holder(source: SourcePerson, involved: Iterable[Involvement], today: date) -> Holder:
    rows = list(involved)
    now = [one for one in rows if one.until is None or one.until > today]
    case = any(one.team_id and one.kind in practice().open_work.kinds for one in now)
    return Holder(source.agency, source.last_seen, bool(now) if rows else None, case)
