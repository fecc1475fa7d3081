"""People of the record for tests, quickly: plain functions, every value may be given, nothing depends on the clock.

Call them inside `as_system(...)`: making a person is nobody's reading.
"""

import hashlib
import itertools
from datetime import UTC, date, datetime, time
from typing import Any

from handrail.partnership.public import Agency, AgencyKind, Team
from handrail.records.public import (
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

_next = itertools.count(1)
TODAY = date(2026, 11, 22)
SEEN = datetime(2026, 11, 21, 6, 0, tzinfo=UTC)


def agency(name: str = "Marlshire Police", kind: str = AgencyKind.POLICE, **values: Any) -> Agency:
    values.setdefault("code", f"{kind.replace('_', '-')}-{next(_next)}")
    values.setdefault("duty_phone", "01632 960999")
    return Agency.objects.create(name=name, kind=kind, **values)


def team(of: Agency, name: str = "Exploitation team", **values: Any) -> Team:
    values.setdefault("code", f"team-{next(_next)}")
    return Team.objects.create(agency=of, name=name, **values)


def person(**values: Any) -> Person:
    values.setdefault("created_at", SEEN)
    return Person.objects.create(**values)


def source_person(agency: Agency, person: Person, **values: Any) -> SourcePerson:
    """One agency's record of a person. `last_seen` is its freshness."""
    values.setdefault("local_id", f"L{next(_next)}")
    values.setdefault("first_seen", SEEN)
    values.setdefault("last_seen", SEEN)
    return SourcePerson.objects.create(agency=agency, person=person, **values)


def young_person(
    agency: Agency,
    *,
    given: str = "Aaliyah",
    family: str = "Brooks",
    born: date | None = date(2009, 3, 14),
    **values: Any,
) -> SourcePerson:
    """A person with one source, shown from it. The person is the answer's `.person`."""
    made = person(shown_given=given, shown_family=family, born=born, sex=values.get("sex", "F"))
    source = source_person(agency, made, given=given, family=family, born=born, **values)
    made.shown_from = source
    made.save()
    return source


def record(source: SourcePerson, *, feed: str = "test", item_class: str = "identity", **values: Any) -> SourceRecord:
    """A row as sent."""
    values.setdefault("row_key", f"row-{next(_next)}")
    values.setdefault("as_sent", {"Row": values["row_key"]})
    values.setdefault("digest", hashlib.sha256(values["row_key"].encode()).hexdigest())
    values.setdefault("received_at", SEEN)
    return SourceRecord.objects.create(
        agency_id=source.agency_id, source_person=source, feed=feed, item_class=item_class, batch_id=1, **values
    )


def identifier(source: SourcePerson, scheme: str = "nhs", value: str = "9991234567", **values: Any) -> Identifier:
    return Identifier.objects.create(scheme=scheme, value=value, **_from(source, values))


def name(source: SourcePerson, given: str, family: str, kind: str = "current", **values: Any) -> Name:
    return Name.objects.create(given=given, family=family, kind=kind, **_from(source, values))


def address(source: SourcePerson, lines: str = "4 Mill Lane", postcode: str = "ZZ1 1AA", **values: Any) -> Address:
    return Address.objects.create(lines=lines, postcode=postcode, **_from(source, values, item_class="contact_details"))


def relationship(source: SourcePerson, kind: str = "mother", name: str = "Dana Brooks", **values: Any) -> Relationship:
    return Relationship.objects.create(kind=kind, name=name, **_from(source, values, item_class="family"))


def involvement(
    source: SourcePerson, service: str = "Exploitation team", *, item_class: str = "social_care", **values: Any
) -> Involvement:
    values.setdefault("kind", "child_in_need")
    values.setdefault("since", date(2026, 2, 3))
    values.setdefault("agency_id", source.agency_id)
    return Involvement.objects.create(
        service=service, item_class=item_class, **_from(source, values, item_class=item_class)
    )


def event(source: SourcePerson, on: date = date(2026, 10, 1), *, item_class: str = "missing", **values: Any) -> Event:
    values.setdefault("kind", "missing_episode")
    values.setdefault("summary", "Reported missing from home")
    values.setdefault("agency_id", source.agency_id)
    return Event.objects.create(on=on, item_class=item_class, **_from(source, values, item_class=item_class))


def flag(
    source: SourcePerson, kind: str = "criminal_exploitation", *, item_class: str = "social_care", **values: Any
) -> Flag:
    values.setdefault("since", date(2026, 1, 5))
    values.setdefault("basis", "Child criminal exploitation (CIN census factor 24A)")
    values.setdefault("agency_id", source.agency_id)
    return Flag.objects.create(kind=kind, item_class=item_class, **_from(source, values, item_class=item_class))


def many_events(source: SourcePerson, count: int, *, first: date = date(2012, 1, 1), **values: Any) -> None:
    """`count` events of one row as sent, one a day from `first`, in one statement: for long records."""
    row = record(source, item_class=values.get("item_class", "missing"))
    values = {"item_class": "missing", "kind": "missing_episode", "summary": "Reported missing from home", **values}
    Event.objects.bulk_create(
        Event(
            source_person=source,
            source_record=row,
            agency_id=source.agency_id,
            on=date.fromordinal(first.toordinal() + number),
            at=time(number % 24, number % 60),
            **values,
        )
        for number in range(count)
    )


def _from(source: SourcePerson, values: dict[str, Any], item_class: str = "identity") -> dict[str, Any]:
    """The fact's source, and a row as sent to stand on where none is given."""
    values.setdefault("source_record", None)
    row = values["source_record"] or record(source, item_class=item_class)
    return {**values, "source_person": source, "source_record": row}
