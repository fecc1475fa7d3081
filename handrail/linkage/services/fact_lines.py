"""Facts as the values of their table's columns. Projections are cut to fit; the row as sent keeps every character."""

from collections.abc import Callable
from typing import Any

from handrail.linkage.services.copy_text import NULL, as_day
from handrail.records.facts import (
    AddressFact,
    EventFact,
    FlagFact,
    IdentifierFact,
    InvolvementFact,
    NameFact,
    RelationshipFact,
)

Context = tuple[str, dict[str, str]]  # the agency's id, and its teams by name


def _identifier(fact: IdentifierFact, _: Context) -> tuple[str, ...]:
    return fact.scheme, fact.value[:80], "t" if fact.valid else "f"


def _name(fact: NameFact, _: Context) -> tuple[str, ...]:
    return fact.kind, fact.given[:120], fact.family[:120]


def _address(fact: AddressFact, _: Context) -> tuple[str, ...]:
    place = fact.lines[:300], fact.postcode[:10], fact.phone[:40]
    return fact.kind, *place, as_day(fact.since), as_day(fact.until)


def _relationship(fact: RelationshipFact, _: Context) -> tuple[str, ...]:
    return fact.kind[:40], fact.name[:200], fact.local_id[:80]


def _involvement(fact: InvolvementFact, context: Context) -> tuple[str, ...]:
    agency, teams = context
    return (
        *(agency, fact.item_class, fact.kind[:40], fact.service[:200], fact.team[:200]),
        *(teams.get(fact.team.strip().lower(), NULL), fact.worker[:200], fact.role[:120]),
        *(fact.contact[:120], as_day(fact.since), as_day(fact.until), as_day(fact.planned_end)),
        *(fact.end_reason[:200], fact.legal_status[:20]),
    )


def _event(fact: EventFact, context: Context) -> tuple[str, ...]:
    return (
        *(context[0], fact.item_class, fact.kind[:40], as_day(fact.on), as_day(fact.at), as_day(fact.until)),
        *(fact.summary[:500], fact.place[:200], fact.postcode[:10], fact.marking[:40]),
    )


def _flag(fact: FlagFact, context: Context) -> tuple[str, ...]:
    return context[0], fact.item_class, fact.kind, as_day(fact.since), as_day(fact.until), fact.basis[:200]


FACT_COLUMNS = {
    "records_identifier": "scheme, value, valid",
    "records_name": "kind, given, family",
    "records_address": "kind, lines, postcode, phone, since, until",
    "records_relationship": "kind, name, local_id",
    "records_involvement": "agency_id, item_class, kind, service, team_name, team_id, worker, role, contact, since, "
    "until, planned_end, end_reason, legal_status",
    "records_event": 'agency_id, item_class, kind, "on", at, until, summary, place, postcode, marking',
    "records_flag": "agency_id, item_class, kind, since, until, basis",
}
FACT_LINES: dict[type, tuple[str, Callable[[Any, Context], tuple[str, ...]]]] = {
    IdentifierFact: ("records_identifier", _identifier),
    NameFact: ("records_name", _name),
    AddressFact: ("records_address", _address),
    RelationshipFact: ("records_relationship", _relationship),
    InvolvementFact: ("records_involvement", _involvement),
    EventFact: ("records_event", _event),
    FlagFact: ("records_flag", _flag),
}
