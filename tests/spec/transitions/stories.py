"""A young person in a few words, made into records, so that a test reads as a table.

Everybody is born on 14 March 2009 and looked at on 22 November 2026 (17 years and 8 months), unless told otherwise.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from handrail.disclosure.public import as_system
from handrail.partnership.public import Agency, AgencyKind
from handrail.records.public import Person, SourcePerson
from handrail.transitions.models import NeedPeriod, SupportPeriod
from handrail.transitions.public import DomainHorizon, horizon, refresh
from tests.factories import records as make
from tests.factories.transitions import supported

BORN = date(2009, 3, 14)
TODAY = date(2026, 11, 22)
TURNS_18 = date(2027, 3, 14)
TURNS_25 = date(2034, 3, 14)

Fact = tuple[Any, ...]


def day(text: str | None) -> date | None:
    """'2026-10-02', or a word for a birthday, or None."""
    return {"18th": TURNS_18, "25th": TURNS_25, "today": TODAY, None: None, "": None}.get(text) or date.fromisoformat(
        str(text)
    )


def flag(kind: str, since: str, until: str | None = None, item_class: str = "social_care") -> Fact:
    return "flag", {"kind": kind, "since": day(since), "until": until and day(until), "item_class": item_class}


def works_with(kind: str, since: str, until: str | None = None, **values: Any) -> Fact:
    values = {key: day(value) if key == "planned_end" else value for key, value in values.items()}
    service = values.pop("service", kind.replace("_", " "))
    return "involvement", {
        "kind": kind, "service": service, "since": day(since), "until": until and day(until), **values
    }  # fmt: skip


def event(kind: str, *days: str, item_class: str = "missing") -> Fact:
    return "events", {"kind": kind, "days": days, "item_class": item_class}


def tell(facts: Sequence[Fact], *, born: date = BORN, today: date = TODAY) -> Person:
    """Put a young person with these facts on the record, support from whoever sends it, and compute the horizon."""
    with as_system("a test tells a story"):
        source = make.young_person(_agency(), born=born)
        for sort, values in facts:
            _put(source, sort, dict(values))
        refresh(today=today)
    return source.person


def horizon_of(person: Person, *, today: date = TODAY) -> dict[str, DomainHorizon]:
    with as_system("a test looks"):
        return {row.domain: row for row in horizon(today=today, person_ids=[person.pk])}


def needs_of(person: Person) -> list[tuple[str, str, date, date | None]]:
    with as_system("a test looks"):
        rows = NeedPeriod.objects.filter(person=person).order_by("domain", "rule", "period")
        return [(row.rule, row.domain, row.period.lower, row.period.upper) for row in rows]


def support_of(person: Person) -> list[tuple[str, str, date, date | None, str]]:
    with as_system("a test looks"):
        rows = SupportPeriod.objects.filter(person=person).order_by("domain", "rule", "period")
        return [(row.rule, row.domain, row.period.lower, row.period.upper, row.ends_because) for row in rows]


def _agency() -> Agency:
    found = Agency.objects.filter(kind=AgencyKind.CHILDRENS_SOCIAL_CARE).first()
    return found or make.agency("Children's social care", AgencyKind.CHILDRENS_SOCIAL_CARE)


def _put(source: SourcePerson, sort: str, values: dict[str, Any]) -> None:
    if sort == "flag":
        make.flag(source, **values)
    elif sort == "involvement":
        supported(source.person, **values)
    else:
        days = values.pop("days")
        for on in days:
            make.event(source, date.fromisoformat(on), **values)
