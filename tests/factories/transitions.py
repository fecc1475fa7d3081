"""Young people of the cohort for tests, quickly: cases with the bars and findings a horizon would have."""

import itertools
from datetime import date
from typing import Any

from handrail.partnership.public import Agency, AgencyKind
from handrail.records.public import Involvement, Person, SourcePerson
from handrail.transitions.public import refresh, rules
from tests.factories import records as make

_next = itertools.count(1)
TODAY = date(2026, 11, 22)
BORN = date(2009, 3, 14)


def social_care() -> Agency:
    found = Agency.objects.filter(kind=AgencyKind.CHILDRENS_SOCIAL_CARE).order_by("pk").first()
    return found or make.agency("Marlshire Children's Services", AgencyKind.CHILDRENS_SOCIAL_CARE)


def exploited(*, born: date = BORN, of: Agency | None = None, **values: Any) -> Person:
    """Somebody in the cohort because social care recorded exploitation, with a social worker until 18."""
    source = make.young_person(
        of or social_care(), born=born, family=values.pop("family", f"Test{next(_next)}"), **values
    )
    make.flag(source)
    make.involvement(source, "Social work", kind="social_worker", worker="J. Okafor", team_name="Team 3")
    return source.person


def sender(kind: str) -> tuple[Agency, str]:
    """An agency that may send an involvement of a kind so that it counts as support, and under which item class."""
    _, origin, item_class = next(told for told in rules().told if told[0] == kind)
    found = Agency.objects.filter(kind=origin).order_by("pk").first()
    return found or make.agency(f"Marlshire {origin.label}", origin), item_class


def supported(person: Person, service: str, *, kind: str, **values: Any) -> Involvement:
    """Support as its rule knows it: from an agency of its kind, on that agency's own record of the person."""
    agency, item_class = sender(kind)
    source = SourcePerson.objects.filter(person=person, agency=agency).first() or make.source_person(agency, person)
    return make.involvement(source, service, kind=kind, item_class=item_class, **values)


def many_exploited(count: int, *, of: Agency) -> list[Person]:
    """`count` people born over nine years, each with a flag and a social worker, in a few statements."""
    from handrail.records.public import Flag, Involvement, SourcePerson, SourceRecord

    born = [date.fromordinal(date(2002, 1, 1).toordinal() + number * 3200 // count) for number in range(count)]
    people = Person.objects.bulk_create(
        Person(created_at=make.SEEN, shown_given="Given", shown_family=f"Family{n}", born=day)
        for n, day in enumerate(born)
    )
    sources = SourcePerson.objects.bulk_create(
        SourcePerson(
            agency=of, local_id=f"many-{p.pk}", person=p, born=p.born, first_seen=make.SEEN, last_seen=make.SEEN
        )
        for p in people
    )
    rows = SourceRecord.objects.bulk_create(
        SourceRecord(
            agency=of, source_person=s, feed="test", row_key=f"many-{s.pk}", item_class="social_care", as_sent={},
            digest="0" * 64, batch_id=1, received_at=make.SEEN,
        )
        for s in sources
    )  # fmt: skip
    stands = [
        {"source_person": s, "source_record": r, "agency": of, "item_class": "social_care"}
        for s, r in zip(sources, rows, strict=True)
    ]
    Flag.objects.bulk_create(
        Flag(kind="criminal_exploitation", since=date(2026, 1, 5), basis="A flag", **s) for s in stands
    )
    Involvement.objects.bulk_create(
        Involvement(kind="social_worker", service="Social work", since=date(2026, 2, 3), **s) for s in stands
    )
    return people


def computed(*, today: date = TODAY) -> int:
    """Compute everybody's horizon."""
    return refresh(today=today)
