"""What other rooms may use of this one."""

from handrail.records.after_care import ELSEWHERE
from handrail.records.care_status import CareStanding, CareStatus, Episode, care_standing
from handrail.records.ends import register_ends
from handrail.records.feeds import register_feed_titles
from handrail.records.home_tasks import HomeTask, register_home_task
from handrail.records.managers import WORKED_OUT
from handrail.records.models import (
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
from handrail.records.naming import NO_NAME, listed_name, spoken_name
from handrail.records.opening import JoinedAway, opened, register_successors
from handrail.records.pages import person_frame, who_may_open
from handrail.records.panels import (
    OVERVIEW,
    OVERVIEW_FIRST,
    HomeBlock,
    HomeReading,
    Panel,
    PersonReading,
    Tab,
    register_home_block,
    register_panel,
    register_tab,
)
from handrail.records.selectors.shown import show_as_shared
from handrail.records.services import (
    addresses_marked,
    last_address,
    mark_addresses,
    match_teams,
    refresh_reach,
    refresh_shown,
)

__all__ = [
    "ELSEWHERE",
    "NO_NAME",
    "OVERVIEW",
    "OVERVIEW_FIRST",
    "WORKED_OUT",
    "Address",
    "CareStanding",
    "CareStatus",
    "Episode",
    "Event",
    "Flag",
    "HomeBlock",
    "HomeReading",
    "HomeTask",
    "Identifier",
    "Involvement",
    "JoinedAway",
    "Name",
    "Panel",
    "Person",
    "PersonReading",
    "Relationship",
    "SourcePerson",
    "SourceRecord",
    "Tab",
    "addresses_marked",
    "care_standing",
    "last_address",
    "listed_name",
    "mark_addresses",
    "match_teams",
    "opened",
    "person_frame",
    "refresh_reach",
    "refresh_shown",
    "register_ends",
    "register_feed_titles",
    "register_home_block",
    "register_home_task",
    "register_panel",
    "register_successors",
    "register_tab",
    "show_as_shared",
    "spoken_name",
    "who_may_open",
]
