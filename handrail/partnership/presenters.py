"""Agencies, teams and posts as tables."""

from itertools import groupby

from django.urls import reverse

from handrail.partnership.models import Agency, Post, User
from handrail.partnership.roles import ROLES
from handrail.ui.public import Cell, Column, DataTable, TableRow, Tag, Tone

COLUMNS = (Column("Post"), Column("Team"), Column("Role"), Column("Held by"), Column("Room for", numeric=True))
Filled = list[tuple[Post, list[User]]]


def agency_tables(agencies: list[Agency], posts: Filled) -> list[DataTable]:
    """One table for each agency, in the order of the agencies; an agency without posts says so."""
    by_agency = {key: list(rows) for key, rows in groupby(posts, key=lambda row: row[0].team.agency_id)}
    return [
        DataTable(
            caption=f"{agency.name} ({agency.get_kind_display().lower()})",
            columns=COLUMNS,
            rows=[_row(post, holders) for post, holders in by_agency.get(agency.pk, [])],
            empty=f"{agency.name} has no posts yet.",
        )
        for agency in agencies
    ]


def vacant_count(posts: Filled) -> int:
    return sum(not holders for _, holders in posts)


def _row(post: Post, holders: list[User]) -> TableRow:
    held = Cell(", ".join(map(str, holders))) if holders else Cell("", tag=Tag("Vacant", Tone.WARNING))
    role = ROLES[post.role]
    room = Cell(
        "Not set" if post.capacity is None else str(post.capacity),
        href=reverse("post-capacity", args=[post.pk]),
        hidden_text=f"young people: {post.title}, {post.team.name}. Change it",
    )
    return TableRow([post.title, post.team.name, Cell(role.name, note=role.description), held, room])
