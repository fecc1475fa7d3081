"""Whom the reader holds, whose reviews are coming and who was not seen: on the home page of those who work with plans.

All three are made from one reading of the team's plans; a team without any costs two queries.
"""

from collections.abc import Mapping
from typing import Any, cast

from handrail.disclosure.public import Action, as_system, record_list
from handrail.partnership.public import Permission, Post, ReachBy
from handrail.planning.presenters import home as words
from handrail.planning.selectors.caseload import Held, held_by
from handrail.planning.selectors.chasing import Due, due_for
from handrail.planning.selectors.coming import Coming, reviews_coming
from handrail.planning.selectors.team import own_post
from handrail.records.public import HomeBlock, HomeReading, register_home_block

FIRST = 8


def register() -> None:
    register_home_block(HomeBlock("my-young-people", 13, "planning/home_mine.jinja", my_young_people))
    register_home_block(HomeBlock("reviews-coming", 25, "planning/home_reviews.jinja", coming))
    register_home_block(HomeBlock("not-seen", 27, "planning/home_unseen.jinja", not_seen))


def my_young_people(reading: HomeReading) -> Mapping[str, Any] | None:
    """Those whom the reader's own post holds, the one in whose plan nothing has stirred for longest first."""
    post = own_post(reading.reader.membership_id) if _of_a_team(reading) else None
    mine = [one for one in _held(reading) if post in one.post_ids]
    if not mine:
        return None
    first = words.by_stillness(mine, reading.today)[:FIRST]
    record_list(Action.LIST_PLANS, {one.person_id for one in first}, body={"page": "home"})
    return {
        "table": words.mine_table(first, reading.today),
        "count": len({one.person_id for one in mine}),
        "all": words.caseload_address(reading.reader.team_id, post),
    }


def coming(reading: HomeReading) -> Mapping[str, Any] | None:
    """Reviews of plans and of assessments that are near or overdue: of one's team, or of the whole cohort."""
    if not reading.reader.role.can(Permission.SEE_PLANS):
        return None
    found = _reviews(reading)
    if not found.count:
        return None
    record_list(Action.LIST_PLANS, found.person_ids, body={"page": "home"})
    may_write = reading.reader.role.can(Permission.PLAN)
    return {
        "table": words.reviews_table(found, reading.today, may_write=may_write),
        "count": found.count,
        "shown": len(found.first),
    }


def not_seen(reading: HomeReading) -> Mapping[str, Any] | None:
    """Those of the team whom nobody has heard for six weeks."""
    unseen = [one for one in _held(reading) if one.unseen(reading.today)]
    if not unseen:
        return None
    first = words.by_contact(unseen, reading.today)[:FIRST]
    record_list(Action.LIST_PLANS, {one.person_id for one in first}, body={"page": "home"})
    return {
        "table": words.unseen_table(first, reading.today),
        "count": len({one.person_id for one in unseen}),
        "all": words.caseload_address(reading.reader.team_id, show="unseen"),
    }


def due_from(reading: HomeReading) -> Due:
    """What is due from the reader, in two weeks: listed above what else comes."""

    def work_out() -> Due:
        with as_system("what is due from somebody is theirs to see, whatever else of the plan is"):
            return due_for(user_id=reading.reader.user_id, today=reading.today)

    return cast(Due, reading.once("due", work_out))


def _of_a_team(reading: HomeReading) -> bool:
    """Whoever works with young people in a team, rather than looking over the whole cohort."""
    role = reading.reader.role
    plans = role.can(Permission.SEE_PLANS) and not role.can(Permission.SEE_EVERY_CASELOAD)
    return plans and role.reach_by is ReachBy.TEAM


def _held(reading: HomeReading) -> list[Held]:
    def work_out() -> list[Held]:
        posts = list(Post.objects.filter(team=reading.reader.team_id).values_list("pk", flat=True))
        return held_by(reading.reader, posts, reading.today)

    return cast(list[Held], reading.once("held", work_out)) if _of_a_team(reading) else []


def _reviews(reading: HomeReading) -> Coming:
    plans = {one.row.plan.pk for one in _held(reading)} if _of_a_team(reading) else None
    own = {one.pk for one in due_from(reading).reviews}
    return reviews_coming(plans=plans, but=own, agency_id=reading.reader.agency_id, today=reading.today)
