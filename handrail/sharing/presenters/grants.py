"""Who is let in, until when and why."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from uuid import UUID

from django.urls import reverse

from handrail.kernel.words import days_from, short_date
from handrail.records.public import Person, listed_name
from handrail.sharing.models import Grant
from handrail.ui.public import Cell, Column, DataTable, TableRow, Tag, Tone


def watched_table(grants: Sequence[Grant], people: Mapping[UUID, Person], today: date) -> DataTable:
    """For those who decide: what is to be looked at again on top, what is over at the bottom."""
    columns = [Column("Who is let in"), Column("To whom"), Column("Until"), Column("Why"), Column("Change")]
    ordered = sorted(grants, key=lambda one: (not one.to_review(today), not one.runs(today), one.over_from))
    rows = [
        TableRow(
            [
                Cell(one.holder, note=_by(one)),
                _whom(people.get(one.person_id)),
                until_cell(one, today),
                one.why,
                _change(one, today),
            ],
            quiet=not one.runs(today),
        )
        for one in ordered
    ]
    return DataTable("Let in now, or until lately", columns, rows, empty="Nobody is let in.", wide=True)


def own_table(grants: Sequence[Grant], today: date) -> DataTable:
    """What the reader, or their team, was let in to."""
    columns = [Column("Who"), Column("Until"), Column("Why"), Column("Change")]
    rows = [
        TableRow(
            [
                Cell(one.holder, href=reverse("person", args=[one.person_id]) if one.runs(today) else ""),
                until_cell(one, today),
                one.why,
                _end(one, "Give it back") if one.runs(today) else "",
            ],
            quiet=not one.runs(today),
        )
        for one in grants
    ]
    return DataTable("What you are let in to", columns, rows, empty="You are let in to nobody beyond your work.")


def on_person_table(grants: Sequence[Grant], today: date, *, known: Callable[[Grant], bool]) -> DataTable:
    """On the person's page. Who and why are told to those who decide on it and to whoever was let in; to others, of
    which agency they are."""
    columns = [Column("Who is let in"), Column("Until"), Column("Why"), Column("Change")]
    rows = [
        TableRow(
            [
                Cell(one.holder, note=_by(one)) if known(one) else f"Somebody of {one.agency}",
                until_cell(one, today),
                one.why if known(one) else "Told to those who decide on it",
                _end(one, "End this") if known(one) else "",
            ]
        )
        for one in grants
    ]
    return DataTable(
        "Let in for some time", columns, rows, caption_hidden=True, empty="Nobody has been let in beyond those above."
    )


def until_cell(grant: Grant, today: date) -> Cell:
    if not grant.runs(today):
        note = f"by {grant.ended_by}: {grant.ended_why}" if grant.ended_on else ""
        return Cell(f"Over since {short_date(grant.over_from)}", note=note)
    tag = Tag("Look at it again", Tone.WARNING) if grant.to_review(today) else None
    return Cell(short_date(grant.last_day), note=days_from(grant.last_day, today), tag=tag)


def _by(grant: Grant) -> str:
    asked = "" if grant.asked_by_id == grant.decided_by_id else f"asked by {grant.asked_by}, "
    return f"{asked}decided by {grant.decided_by}"


def _change(grant: Grant, today: date) -> Cell | str:
    if not grant.runs(today):
        return ""
    if grant.to_review(today):
        href = reverse("access-look-again", args=[grant.pk])
        return Cell("Look again", href=href, hidden_text=f": {grant.holder}")
    return _end(grant, "End this")


def _end(grant: Grant, text: str) -> Cell:
    return Cell(text, href=reverse("access-end", args=[grant.pk]), hidden_text=f": {grant.holder}")


def _whom(person: Person | None) -> Cell:
    if person is None:
        return Cell("Not shown to you")
    name = listed_name(person.shown_given, person.shown_family) or "No name held"
    return Cell(name, href=reverse("person", args=[person.pk]))
