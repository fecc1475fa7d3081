"""Holds in words."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse

from handrail.kernel.words import due_words, short_date
from handrail.sharing.models import Hold
from handrail.sharing.presenters.keeping import class_words
from handrail.sharing.retention import EVERYTHING
from handrail.ui.public import Cell, Column, DataTable, TableRow, Tag, Tone


def on_words(hold: Hold) -> str:
    if hold.person_id:
        return f"Everything about the person {hold.person_id}"
    if hold.item_class == EVERYTHING:
        return "Everything, of everybody"
    return f"{class_words(hold.item_class)}, of everybody"


def holds_table(holds: Iterable[Hold], today: date, caption: str) -> DataTable:
    columns = [Column("On what"), Column("Why"), Column("Since", unbroken=True), Column("Looked at again")]
    rows = [_row(hold, today) for hold in holds]
    return DataTable(caption, columns, rows, empty="No hold stands here.", wide=True)


def _row(hold: Hold, today: date) -> TableRow:
    if hold.is_on:
        late = Tag("Look at it", Tone.WARNING) if hold.review_on <= today else None
        again = Cell(short_date(hold.review_on), note=due_words(hold.review_on, today).capitalize(), tag=late)
    else:
        again = Cell("Released", note=f"{hold.released_by}: {hold.released_because}")
    return TableRow(
        [
            Cell(on_words(hold), href=reverse("hold", args=[hold.pk])),
            Cell(hold.get_why_display(), note=hold.words),
            Cell(short_date(hold.since), note=f"Put by {hold.put_by}"),
            again,
        ],
        quiet=not hold.is_on,
    )
