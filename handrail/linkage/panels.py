"""What this room puts on a person's page: when and why records were joined or taken apart."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from handrail.disclosure.public import Level, as_system
from handrail.kernel.words import listed, plural
from handrail.linkage.models import Move, MoveSet
from handrail.linkage.presenters.lineage import came, record_called, went, when, why
from handrail.linkage.selectors.lineage import by_set, moves_touching, successors
from handrail.linkage.selectors.lives import lives_of
from handrail.linkage.selectors.review import waiting_with
from handrail.linkage.services.specifications import feed_titles
from handrail.partnership.public import Permission
from handrail.records.facts import ItemClass
from handrail.records.public import (
    OVERVIEW_FIRST,
    Panel,
    PersonReading,
    SourcePerson,
    register_feed_titles,
    register_panel,
    register_successors,
)
from handrail.sharing.public import register_lives
from handrail.ui.public import Column, DataTable, TableRow

MAYBE_THEIRS = "Records that may be theirs"
TITLE = "Joined and taken apart"


def register() -> None:
    register_successors(successors)
    register_feed_titles(feed_titles)
    register_lives(lives_of)
    register_panel(Panel("waiting", OVERVIEW_FIRST, MAYBE_THEIRS, 20, "linkage/waiting_panel.jinja", maybe_theirs))
    register_panel(Panel("lineage", "sources", TITLE, 20, "linkage/lineage_panel.jinja", lineage))


def maybe_theirs(reading: PersonReading) -> dict[str, Any] | None:
    """That records wait for a decision, and no more: whose they are is not said before somebody has decided."""
    records = waiting_with(reading.person.pk, reading.decision.kept_back(ItemClass.IDENTITY))
    if not records:
        return None
    return {"how_many": plural(records, "record"), "may_decide": reading.reader.role.can(Permission.REVIEW_MATCHES)}


def lineage(reading: PersonReading) -> dict[str, Any] | None:
    """Three queries; one where nothing was ever moved. Records of persons whom the reader may not see are only counted;
    of an agency that does not share that it holds any, there is no word."""
    moves = _moves_told(reading.person.pk, reading.decision.kept_back(ItemClass.IDENTITY))
    if not moves:
        return None
    seen = SourcePerson.objects.select_related("agency").in_bulk({one.source_person_id for one in moves})
    rows = [_row(reading, move_set, made, seen) for move_set, made in by_set(moves)]
    columns = [Column("When", unbroken=True), Column("What"), Column("By"), Column("Why")]
    may_change = reading.reader.role.can(Permission.REVIEW_MATCHES)
    return {"table": DataTable(TITLE, columns, rows, caption_hidden=True), "may_change": may_change}


def _moves_told(person_id: UUID, kept_back: Collection[int]) -> list[Move]:
    with as_system(
        "that records came and went is told to whoever may open the person; which, by the records' own policy"
    ):
        moves = moves_touching(person_id)
        if not moves or not kept_back:
            return moves
        moved = SourcePerson.objects.filter(pk__in={one.source_person_id for one in moves}, agency__in=kept_back)
        hidden = set(moved.values_list("pk", flat=True))
    return [one for one in moves if one.source_person_id not in hidden]


def _row(reading: PersonReading, move_set: MoveSet, made: list[Move], seen: Mapping[int, SourcePerson]) -> TableRow:
    """A reason is somebody's own words: whoever sees pointers alone is not told it."""
    ways = [(came, [m for m in made if m.to_person_id == reading.person.pk])]
    ways.append((went, [m for m in made if m.from_person_id == reading.person.pk]))
    what = ". ".join(f"{say(move_set)}: {_records(moved, seen)}" for say, moved in ways if moved)
    told = reading.decision.level >= Level.SUMMARY
    by = str(move_set.by) if move_set.by else "The machine"
    return TableRow([when(move_set), what, by, why(move_set) if told else "Not shared with you"])


def _records(moved: list[Move], seen: Mapping[int, SourcePerson]) -> str:
    called = [record_called(seen[one.source_person_id]) for one in moved if one.source_person_id in seen]
    unseen = len(moved) - len(called)
    return listed([*called, *([plural(unseen, "record")] if unseen else [])])
