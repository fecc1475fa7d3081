"""Caseloads in words: teams, posts, and the young people behind each number."""

from collections.abc import Sequence
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from handrail.kernel.words import short_date
from handrail.partnership.public import Post, Team, User
from handrail.planning.plan_rules import plan_rules
from handrail.planning.presenters.plan_chasing import name_of
from handrail.planning.selectors.caseload import Caseload, Held, TeamLoad
from handrail.ui.public import Cell, Column, CountLink, CountLinks, DataTable, Gauge, TableRow, Tag, Tone

SHOWS = {
    "review": "with a review overdue",
    "action": "with an action overdue",
    "unseen": "not seen for six weeks",
}
FIGURES = (
    Column("Young people"), Column("Open plans", numeric=True), Column("With a review overdue", numeric=True),
    Column("With an action overdue", numeric=True), Column("Not seen for six weeks", numeric=True),
)  # fmt: skip


def of_show(held: Sequence[Held], show: str, today: date) -> list[Held]:
    """Those whom a figure counts."""
    match show:
        case "review":
            return [one for one in held if one.row.next_review is not None and one.row.next_review < today]
        case "action":
            return [one for one in held if one.row.late_actions]
        case "unseen":
            return [one for one in held if one.unseen(today)]
    return list(held)


def address(team: Team, post: Post | None = None, show: str = "") -> str:
    """The page with exactly the rows that a figure counts."""
    asked = {"team": team.pk, "post": post.pk if post else "", "show": show}
    return f"{reverse('caseload')}?{urlencode({key: value for key, value in asked.items() if value})}#rows"


def teams_table(loads: Sequence[TeamLoad], today: date) -> DataTable:
    rows = [
        TableRow([Cell(load.team.name, href=address(load.team)), *_figures(load.whole, load.team, None, today)])
        for load in loads
    ]
    return DataTable("By team", [Column("Team"), *FIGURES], rows, caption_hidden=True, wide=True)


def posts_table(load: TeamLoad, today: date) -> DataTable:
    """The team's posts that hold somebody or could; a vacant one says so."""
    rows = [
        TableRow([_post(post, holders), *_figures(one, load.team, post, today)])
        for post, holders, one in load.posts
        if one.held or one.capacity is not None
    ]
    empty = f"No post of {load.team.name} holds anybody whom you may open."
    return DataTable("By worker", [Column("Worker"), *FIGURES], rows, wide=True, empty=empty)


def counts(load: TeamLoad, today: date, show: str) -> CountLinks:
    """The team's figures."""
    held = load.whole.held
    sorts = [("", "young people held", Tone.QUIET), *((code, label, Tone.WARNING) for code, label in SHOWS.items())]
    links = [
        CountLink(
            len({one.person_id for one in of_show(held, code, today)}), label, address(load.team, show=code), tone,
            current=code == show,
        )
        for code, label, tone in sorts
    ]  # fmt: skip
    return CountLinks(load.team.name, links)


def people_table(held: Sequence[Held], posts: Sequence[Post], caption: str, today: date) -> DataTable:
    """The young people, the longest without contact first."""
    titles = {post.pk: post.title for post in posts}
    columns = [
        Column("Young person"), Column("Plan"), Column("Held by"), Column("Next review", unbroken=True),
        Column("Actions overdue", numeric=True), Column("Days since contact", numeric=True),
    ]  # fmt: skip
    order = sorted(held, key=lambda one: (-one.row.stirrings.longest(today), one.row.plan.pk))
    empty = "Nobody whom you may open fits this choice."
    return DataTable(caption, columns, [_person(one, titles, today) for one in order], empty=empty, wide=True)


def room_words(load: Caseload) -> str:
    """'12 of 15', '12' where nothing is set."""
    count = len(load.people)
    return str(count) if load.capacity is None else f"{count} of {load.capacity}"


def _figures(load: Caseload, team: Team, post: Post | None, today: date) -> list[Cell]:
    full = load.capacity is not None and len(load.people) > load.capacity
    share = len(load.people) / load.capacity if load.capacity else float(bool(load.people))
    gauge = None if load.capacity is None else Gauge(share, Tone.WARNING if full else Tone.QUIET)
    room = Cell(
        room_words(load),
        href=address(team, post),
        gauge=gauge,
        tag=Tag("Over", Tone.WARNING) if full else None,
    )
    shown = [Cell(str(len(load.held)), href=address(team, post))]
    for code in SHOWS:
        number = len(of_show(load.held, code, today))
        shown.append(Cell(str(number), href=address(team, post, code) if number else ""))
    return [room, *shown]


def _post(post: Post, holders: Sequence[User]) -> Cell:
    if not holders:
        return Cell(post.title, tag=Tag("Vacant", Tone.WARNING))
    return Cell(", ".join(map(str, holders)), note=post.title)


def _person(held: Held, titles: dict[int, str], today: date) -> TableRow:
    row, stirrings = held.row, held.row.stirrings
    late = row.next_review is not None and row.next_review < today
    lead = f"{titles[held.leads]} (lead)" if held.leads in titles and held.leads else ""
    others = [titles[pk] for pk in sorted(held.holds) if pk in titles and pk != held.leads]
    days = stirrings.days_since(stirrings.contact, today)
    contact = Cell(
        str(days),
        note="" if stirrings.contact else "none since it began",
        tag=Tag("Not seen", Tone.WARNING) if held.unseen(today) else None,
    )
    return TableRow(
        [
            Cell(name_of(row.plan.person), href=reverse("person-tab", args=[row.plan.person_id, "plan"])),
            Cell(plan_rules().kind(row.plan.kind).short, href=reverse("plan", args=[row.plan.pk])),
            ", ".join([*([lead] if lead else []), *others]),
            Cell(
                short_date(row.next_review) if row.next_review else "",
                tag=Tag("Overdue", Tone.URGENT) if late else None,
            ),
            str(row.late_actions) if row.late_actions else "",
            contact if stirrings.contact_told else "Not shared",
        ]
    )
