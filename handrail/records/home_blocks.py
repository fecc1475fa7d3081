"""What this room puts on the home page."""

from collections.abc import Mapping
from typing import Any

from handrail.desk.public import recent_of
from handrail.disclosure.public import Action, record_list
from handrail.partnership.public import Permission, ReachBy
from handrail.records.panels import HomeReading
from handrail.records.presenters.home import how_many, turning_18
from handrail.records.selectors.mine import people_of_the_team
from handrail.writing.public import drafts_block

LATELY = 6  # so many fit into a line or two


def my_people(reading: HomeReading) -> Mapping[str, Any] | None:
    """For those who work with people as a team; who may look up anybody, or reads for a whole agency, has Find."""
    role = reading.reader.role
    if role.reach_by is not ReachBy.TEAM or not role.can(Permission.OPEN_PERSON) or role.can(Permission.LOOK_UP_ANYONE):
        return None
    mine = people_of_the_team(reading.today)
    record_list(Action.LIST, [person.pk for person in mine.turning_18])
    return {"how_many": how_many(mine), "turning_18": turning_18(mine, reading.today)}


def opened_lately(reading: HomeReading) -> Mapping[str, Any] | None:
    """Whom and what the reader opened last, to go back to it."""
    lines = recent_of(reading.reader, most=LATELY)
    return {"lines": lines} if lines else None


def your_drafts(reading: HomeReading) -> Mapping[str, Any] | None:
    """What the reader began to write and has not sent."""
    return drafts_block(reading.reader, reading.today)
