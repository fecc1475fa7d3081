"""Both texts of every field that two people changed at once."""

from dataclasses import dataclass

from django.forms import BoundField

from handrail.kernel import clock, words
from handrail.writing.drafted import Drafted, as_typed
from handrail.writing.errors import Conflict
from handrail.writing.models import Version
from handrail.writing.presenters.differences import Piece, differences
from handrail.writing.presenters.shown import Wording, label_of, shown
from handrail.writing.settling import NEW


@dataclass(frozen=True, slots=True)
class Clash:
    name: str
    label: str
    base: str
    theirs: list[Piece]
    mine: list[Piece]
    by: str  # 'Joe Trewin, 09:50'
    box: BoundField | None  # to write it anew in; None where the form does not ask for the field
    choice: str
    error: str


def clashes_of(drafted: Drafted, conflict: Conflict, history: list[Version], wording: Wording | None) -> list[Clash]:
    new = {NEW + name: held for name, held in drafted.words().items()}
    boxes = as_typed(drafted.make, new, prefix=NEW.rstrip("-"))
    written = _last_written(history)
    clashes = []
    for name in conflict.fields:
        base, theirs, mine = (
            shown(conflict.record, name, values[name], wording)
            for values in (conflict.base, conflict.theirs, conflict.mine)
        )
        label = label_of(conflict.record, name, drafted.form)
        unchosen = name in drafted.settling.choices and not drafted.settling.choices[name]
        clashes.append(
            Clash(
                name=name,
                label=label,
                base=base,
                theirs=differences(base, theirs),
                mine=differences(base, mine),
                by=_who_and_when(written[name]) if name in written else "",
                box=boxes[name] if name in boxes.fields else None,
                choice=drafted.settling.choices.get(name, ""),
                error=f"Choose what shall stand for “{label}”" if unchosen else "",
            )
        )
    return clashes


def _last_written(history: list[Version]) -> dict[str, Version]:
    """By field, the entry that changed it last; `history` has the newest first."""
    last: dict[str, Version] = {}
    for entry in history:
        if entry.what != Version.What.SET_ASIDE:
            for name in entry.changed:
                last.setdefault(name, entry)
    return last


def _who_and_when(entry: Version) -> str:
    at = clock.local(entry.at)
    return f"{entry.by}, {words.short_date(at)} at {words.clock_time(at)}"
