"""What the page of caseloads is made of: a reader's own team, or each team for whoever may see every one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from handrail.disclosure.public import Reader
from handrail.partnership.public import Permission, Team
from handrail.planning.presenters import caseload as words
from handrail.planning.selectors.caseload import TeamLoad, team_loads, teams_with_caseloads
from handrail.planning.team_figures import team_figures
from handrail.ui.public import CountLinks


@dataclass(frozen=True, slots=True)
class Asked:
    """One of the teams, one of its posts, those whom a figure counts; what makes no sense is left out."""

    team: int = 0
    post: int = 0
    show: str = ""


def asked_of(query: Mapping[str, str]) -> Asked:
    show = query.get("show", "")
    return Asked(_number(query, "team"), _number(query, "post"), show if show in words.SHOWS else "")


def caseload_page(reader: Reader, asked: Asked, today: date) -> tuple[dict[str, Any], set[UUID]]:
    """The page, and whom it lists, for the ledger."""
    every = reader.role.can(Permission.SEE_EVERY_CASELOAD)
    teams = teams_with_caseloads() if every else list(Team.objects.filter(pk=reader.team_id))
    loads = team_loads(reader, teams, today)
    chosen = _chosen(loads, asked.team or reader.team_id)
    if chosen is None:
        return {"teams": words.teams_table(loads, today), "chosen": None}, set()
    people, listed = _people(chosen, asked, today)
    content = {
        "teams": words.teams_table(loads, today) if every else None,
        "chosen": chosen,
        "counts": words.counts(chosen, today, asked.show),
        "waiting": _waiting(chosen, reader),
        "posts": words.posts_table(chosen, today),
        "people": people,
        "asked": asked,
    }
    return content, listed


def _waiting(chosen: TeamLoad, reader: Reader) -> CountLinks | None:
    """What else waits for the team, told of one's own alone."""
    figures = team_figures(reader) if chosen.team.pk == reader.team_id else []
    return CountLinks(f"What waits for {chosen.team.name}", figures) if figures else None


def _people(chosen: TeamLoad, asked: Asked, today: date) -> tuple[Any, set[UUID]]:
    posts = [post for post, _, _ in chosen.posts]
    post = next((one for one in posts if one.pk == asked.post), None)
    held = [one for one in chosen.whole.held if post is None or post.pk in one.post_ids]
    shown = words.of_show(held, asked.show, today)
    caption = ", ".join(
        part for part in (chosen.team.name, post.title if post else "", words.SHOWS.get(asked.show, "")) if part
    )
    return words.people_table(shown, posts, caption, today), {one.person_id for one in shown}


def _chosen(loads: list[TeamLoad], team_id: int) -> TeamLoad | None:
    return next((load for load in loads if load.team.pk == team_id), None)


def _number(query: Mapping[str, str], name: str) -> int:
    text = query.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0
