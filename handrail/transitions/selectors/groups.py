"""The reader's cohort in groups: the list's choices, and its figures wherever these choices alone narrow it.

To go through everybody whom a reader may see is what the list costs, so it is done once for all of this. One query.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import CharField, Count, Min, Q, QuerySet
from django.db.models.functions import Cast

from handrail.kernel.periods import add_months
from handrail.transitions.models import TransitionCase
from handrail.transitions.selectors.asked import Asked, Show
from handrail.transitions.selectors.told import owners_told


@dataclass(frozen=True, slots=True)
class Group:
    """How many young people share a team, an area and a care status, how many of them nobody owns after 18, and one of
    them."""

    team_id: int | None
    team: str | None
    area: str
    care_status: str
    held: int
    unowned: int
    somebody: UUID


@dataclass(frozen=True, slots=True)
class Figures:
    cohort: int
    no_owner: int


def groups(*, today: date) -> list[Group]:
    cases = TransitionCase.objects.order_by().values_list("team_id", "team__name", "area", "care_status")
    counted = cases.annotate(**counts(today), somebody=Min(Cast("pk", CharField())))
    return [
        Group(team_id, team, area, care_status, held, unowned, UUID(somebody))
        for team_id, team, area, care_status, held, unowned, somebody in counted
    ]


def figures(asked: Asked, cases: QuerySet[TransitionCase], among: Sequence[Group], *, today: date) -> Figures:
    """How many of the cases asked for there are. One query, and none where the groups can tell."""
    if asked.age or asked.domain or asked.quarter or asked.show in (Show.NEED_AT_18, Show.UNMET_AT_18):
        counted = cases.order_by().aggregate(**counts(today))
        return Figures(counted["held"], counted["unowned"])
    chosen = [group for group in among if _fits(group, asked)]
    return Figures(sum(group.held for group in chosen), sum(group.unowned for group in chosen))


def counts(today: date) -> dict[str, Count]:
    return {"held": Count("pk"), "unowned": Count("pk", filter=unowned_after_18(today))}


def unowned_after_18(today: date) -> Q:
    """Comes of age within a year, and nobody is named who works with them after it. Nobody, where that is not told."""
    if not owners_told():
        return Q(pk__in=[])
    return Q(owner_after_18_id=None, taken_over_by="", turns_18__gt=today, turns_18__lte=add_months(today, 12))


def _fits(group: Group, asked: Asked) -> bool:
    return (
        asked.team in (None, group.team_id)
        and asked.area in ("", group.area)
        and asked.care_status in ("", group.care_status)
    )
