"""What selectors answer, made by hand: for tests of words, without a database."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from handrail.disclosure.public import Level
from handrail.partnership.public import Agency
from handrail.records.models import Person
from handrail.records.selectors.identity import SourceIdentity
from handrail.records.selectors.involvements import HeldInvolvement
from handrail.records.selectors.timeline import Entry, Stream

TODAY = date(2026, 11, 22)
SEEN = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)
PERSON = UUID(int=7)
COUNCIL = Agency(
    pk=1, code="council", name="Marlshire Council", kind="childrens_social_care", duty_phone="01632 960100"
)
POLICE = Agency(pk=2, code="police", name="Marlshire Police", kind="police")
HEALTH = Agency(
    pk=3, code="health", name="Marlshire Health", kind="health", duty_phone="01632 960300", duty_hours="9 to 5"
)
HOUSING = Agency(pk=4, code="housing", name="Housing", kind="housing")
AGENCIES = {one.pk: one for one in (COUNCIL, POLICE, HEALTH)}


@dataclass
class Levels:
    """A decision by table: what is not in it is shared in full."""

    by_class: dict[str, Level] = field(default_factory=dict)
    because: tuple[str, ...] = ("MDT 3 has worked with them since 3 February 2026.",)

    def level_of(self, agency_id: int, item_class: str) -> Level:
        return self.by_class.get(item_class, Level.FULL)


FULL: Any = Levels()


def source(agency: Agency = COUNCIL, **values: Any) -> SourceIdentity:
    said = {
        "source_person_id": agency.pk,
        "agency": agency,
        "local_id": "M1234",
        "given": "Aaliyah",
        "family": "Brooks",
        "born": date(2009, 3, 14),
        "sex": "F",
        "ethnicity": "",
        "died": None,
        "last_seen": SEEN,
    }
    return SourceIdentity(**{**said, **values})


def person(**values: Any) -> Person:
    shown = {"shown_given": "Aaliyah", "shown_family": "Brooks", "shown_from_id": 1, "born": date(2009, 3, 14)}
    return Person(id=PERSON, created_at=SEEN, **{**shown, **values})


_ids = iter(range(10**6))


def involvement(agency: Agency = COUNCIL, **values: Any) -> HeldInvolvement:
    said = {
        "involvement_id": next(_ids),
        "agency": agency,
        "item_class": "social_care",
        "kind": "child_in_need",
        "service": "Exploitation team",
        "team_id": 3,
        "team": "MDT 3",
        "worker": "Joy Okafor",
        "role": "Social worker",
        "contact": "07700 900003",
        "team_phone": "01632 960113",
        "since": date(2026, 2, 3),
        "until": None,
        "planned_end": None,
        "end_reason": "",
        "legal_status": "",
        "last_seen": SEEN,
    }
    return HeldInvolvement(**{**said, **values})


def entry(**values: Any) -> Entry:
    said = {
        "stream": Stream.EVENT,
        "day": date(2026, 3, 1),
        "hour": time(2, 15),
        "pk": 9,
        "agency_id": 2,
        "kind": "arrest",
        "item_class": "offending",
        "timed": True,
        "ended": None,
        "words": "Arrested in Wexcombe.",
        "where": "Quay Road",
        "why": "",
        "mark": "OFFICIAL-SENSITIVE",
    }
    return Entry(**{**said, **values})
