"""What a proposed sharing matrix would change for whoever reads, on the page of somebody whom they know.

A class that would newly be shared is told by the matrix alone, of every agency of a kind: that it moves says nothing of
whether this young person has any of it. What would be shared less is counted, since the reader sees it now.
"""

from collections import Counter
from typing import Any

from django.db.models import Count

from handrail.disclosure.public import SEES, proposed_for
from handrail.kernel.words import listed, plural
from handrail.partnership.public import AgencyKind
from handrail.records.public import Event, Flag, Involvement, Panel, PersonReading, register_panel
from handrail.sharing.presenters.classes import class_words
from handrail.ui.public import Cell, Column, DataTable, TableRow, Tag, Tone

TITLE = "What a proposed sharing matrix would change for you"


def register(tab: str) -> None:
    register_panel(Panel("proposed-matrix", tab, TITLE, 90, "sharing/matrix_panel.jinja", proposed))


def proposed(reading: PersonReading) -> dict[str, Any] | None:
    """One query where nothing is proposed; six where something is."""
    lines = proposed_for(reading.reader.role.code, reading.reader.purpose)
    if not lines or not reading.decision.reached:
        return None
    seen = _seen(reading)
    columns = (Column("What"), Column("From"), Column("You see now"), Column("You would see"))
    rows = [
        TableRow(
            [
                class_words(line.item_class).capitalize(),
                listed([AgencyKind(kind).label for kind in line.origins]),
                Cell(SEES[line.before], note=_entries(seen, line.item_class, line.origins)),
                Cell(SEES[line.after], tag=_tag(widens=line.widens)),
            ]
        )
        for line in lines
    ]
    return {"table": DataTable(TITLE, columns, rows, caption_hidden=True)}


def _tag(*, widens: bool) -> Tag:
    return Tag("More", Tone.WARNING) if widens else Tag("Less", Tone.QUIET)


def _seen(reading: PersonReading) -> Counter[tuple[str, str]]:
    """How many entries of this person the reader sees now, by class and kind of agency; not their own agency's."""
    seen: Counter[tuple[str, str]] = Counter()
    for model in (Event, Involvement, Flag):
        rows = model.objects.filter(source_person__person=reading.person.pk).order_by()
        others = rows.exclude(agency=reading.reader.agency_id)
        for item, kind, count in others.values_list("item_class", "agency__kind").annotate(Count("pk")):
            seen[item, kind] += count
    return seen


def _entries(seen: Counter[tuple[str, str]], item: str, origins: tuple[str, ...]) -> str:
    count = sum(seen[item, kind] for kind in origins)
    return f"{plural(count, 'entry')} of this person" if count else ""
