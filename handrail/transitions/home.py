"""Gaps opening, on the home page of whoever has a transitions list."""

from typing import Any

from handrail.disclosure.public import Action, record_list
from handrail.partnership.public import Permission
from handrail.records.public import HomeBlock, HomeReading, HomeTask, register_home_block, register_home_task
from handrail.transitions.pages import Told
from handrail.transitions.presenters import cases as case_words
from handrail.transitions.presenters import list_page
from handrail.transitions.selectors.asked import Asked
from handrail.transitions.selectors.cases import listing, rows_of

FIRST = 5
FORECAST = HomeTask(
    "forecast",
    10,
    "See what will be needed",
    "How many young people turn 18 in each quarter, by need. Small numbers are held back.",
    "forecast",
    lambda role: role.can(Permission.SEE_FORECAST) and not role.can(Permission.SEE_TRANSITIONS),
)


def register() -> None:
    register_home_task(FORECAST)
    register_home_block(HomeBlock("gaps-opening", 20, "transitions/home.jinja", gaps_opening))


def gaps_opening(reading: HomeReading) -> dict[str, Any] | None:
    """The figures, and the first few of the list; nothing for somebody who has none."""
    if not reading.reader.role.can(Permission.SEE_TRANSITIONS):
        return None
    told = Told.to(reading.reader, Action.LIST, today=reading.today)
    found = listing(Asked(), told.among, today=reading.today)
    first = found.nearest[:FIRST]
    record_list(Action.LIST, first)
    empty = "Nobody whom you may see is about to lose support."
    return {
        "counts": list_page.count_links(found),
        "table": case_words.table(rows_of(first, today=reading.today), told.saying(reading.today), empty=empty),
    }
