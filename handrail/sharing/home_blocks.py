"""What this room puts on the home page: what waits for whoever decides, and for whoever looks at emergencies."""

from collections.abc import Mapping
from typing import Any

from handrail.disclosure.public import Action, record
from handrail.kernel import clock
from handrail.partnership.public import Permission
from handrail.records.public import HomeBlock, HomeReading, register_home_block
from handrail.sharing.presenters.emergencies import waiting_table
from handrail.sharing.presenters.requests import to_decide_table
from handrail.sharing.selectors.emergencies import to_review
from handrail.sharing.selectors.requests import open_requests

FIRST = 5


def register() -> None:
    register_home_block(HomeBlock("emergencies-to-review", 8, "sharing/home_review.jinja", emergencies))
    register_home_block(HomeBlock("requests-to-be-let-in", 40, "sharing/home_decide.jinja", requests))


def emergencies(reading: HomeReading) -> Mapping[str, Any] | None:
    """The late ones stand on top: nobody has looked at them within the time agreed."""
    if not reading.reader.role.can(Permission.REVIEW_ACCESS):
        return None
    waiting = to_review()
    if not waiting:
        return None
    record(Action.LIST_ACCESS, body={"page": "home", "emergencies": [one.pk for one in waiting[:FIRST]]})
    return {"table": waiting_table(waiting[:FIRST], clock.now())}


def requests(reading: HomeReading) -> Mapping[str, Any] | None:
    if not reading.reader.role.can(Permission.GIVE_ACCESS):
        return None
    waiting = open_requests(reading.reader, reading.today)
    if not waiting:
        return None
    record(Action.LIST_ACCESS, body={"page": "home", "requests": [one.pk for one in waiting[:FIRST]]})
    return {"table": to_decide_table(waiting[:FIRST])}
