"""The history of a record: who wrote, when, and what changed."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise

from handrail.kernel import clock, words
from handrail.writing.models import Version, Written
from handrail.writing.presenters.differences import Piece, differences
from handrail.writing.presenters.shown import NOTHING, Wording, label_of, shown
from handrail.writing.selectors.history import history
from handrail.writing.values import Json, written_fields


@dataclass(frozen=True, slots=True)
class Change:
    label: str
    pieces: list[Piece]


@dataclass(frozen=True, slots=True)
class Entry:
    heading: str  # 'Version 3: changed'
    by: str
    at: str
    changes: list[Change]


def history_entries(record: Written, *, wording: Wording | None = None, without: Collection[str] = ()) -> list[Entry]:
    """The newest first, for the macro `history_list`; nothing where the reader does not see the record.

    `without` are fields that no reader is shown, such as keys between tables.
    """
    entries = history(record)
    chosen = [entry for entry in entries if entry.what != Version.What.SET_ASIDE]
    before = {later.pk: earlier.values for later, earlier in pairwise(chosen)}
    return [_entry(record, entry, before.get(entry.pk, {}), wording, without) for entry in entries]


def _entry(
    record: Written, entry: Version, before: dict[str, Json], wording: Wording | None, without: Collection[str]
) -> Entry:
    fields = [name for name in written_fields(record) if name in entry.changed and name not in without]
    at = clock.local(entry.at)
    aside = entry.what == Version.What.SET_ASIDE
    kind = entry.get_what_display()
    return Entry(
        kind if aside else f"Version {entry.number}: {kind.lower()}",
        str(entry.by),
        f"{words.long_date(at)} at {words.clock_time(at)}",
        [change for name in fields if (change := _change(record, name, entry, before, wording)).pieces],
    )


def _change(record: Written, name: str, entry: Version, before: dict[str, Json], wording: Wording | None) -> Change:
    after = shown(record, name, entry.values.get(name), wording)
    if name not in before:
        return Change(label_of(record, name), [] if after == NOTHING else [Piece(after)])
    return Change(label_of(record, name), differences(shown(record, name, before[name], wording), after))
