"""Marlshire in small, for the tests of pages: three agencies, two teams, and Aaliyah."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from handrail.disclosure.public import as_system
from handrail.kernel.clock import stopped_at
from handrail.partnership.public import Agency, Team
from handrail.records.models import SourcePerson
from handrail.records.services import refresh_reach
from tests.factories import records as make


@pytest.fixture
def site(settings: Any) -> Iterator[None]:
    settings.MIDDLEWARE = [one for one in settings.MIDDLEWARE if "whitenoise" not in one]  # warns of no built assets
    with stopped_at(make.TODAY):
        yield


@dataclass
class Marlshire:
    council: Agency
    police: Agency
    health: Agency
    mdt: Team
    safeguarding: Team
    aaliyah: SourcePerson


@pytest.fixture
def marlshire() -> Marlshire:
    """Aaliyah, 17, known to the council's team, the police and a mental health service."""
    with as_system("a test makes its people"):
        council = make.agency("Marlshire Council", "childrens_social_care", duty_phone="01632 960100")
        police = make.agency("Marlshire Police", "police", duty_phone="01632 960200")
        health = make.agency("Marlshire Health", "health", duty_phone="01632 960300", duty_hours="9 to 5")
        mdt, safeguarding = make.team(council, "MDT 3", phone="01632 960113"), make.team(police, "Safeguarding")
        aaliyah = make.young_person(council)
        make.identifier(aaliyah, "nhs", "9991234567")
        make.address(aaliyah, "4 Mill Lane", "ZZ1 1AA")
        make.involvement(aaliyah, "Exploitation team", team=mdt, worker="Joy Okafor", since=date(2026, 2, 3))
        theirs = make.source_person(police, aaliyah.person, given="Alia", family="Brooks", born=date(2009, 4, 13))
        make.event(theirs, date(2026, 10, 1), kind="missing_episode", summary="Missing from home, two nights")
        make.event(
            theirs,
            date(2026, 10, 9),
            item_class="police_intelligence",
            kind="intelligence",
            summary="Seen at the docks",
        )
        nhs = make.source_person(health, aaliyah.person, given="Aaliyah", family="Brooks", born=date(2009, 3, 14))
        make.involvement(nhs, "CAMHS", kind="camhs", item_class="mental_health", worker="Dr Fenwick")
        refresh_reach(today=make.TODAY)
    return Marlshire(council, police, health, mdt, safeguarding, aaliyah)
