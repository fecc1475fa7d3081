"""Handovers in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from handrail.frontdoor.models import ShiftHandover
from handrail.frontdoor.presenters.clocks import moment_words
from handrail.kernel.words import plural


@dataclass(frozen=True, slots=True)
class HandoverNote:
    pk: int
    by: str
    note: str
    figures: str
    taken: str


def handovers(held: Sequence[ShiftHandover]) -> list[HandoverNote]:
    return [_note(one) for one in held]


def _note(one: ShiftHandover) -> HandoverNote:
    had = one.figures
    figures = (
        f"{plural(had.get('waiting', 0), 'contact')} waiting, {had.get('late', 0)} late, "
        f"{plural(had.get('checks_out', 0), 'check')} out"
    )
    taken = f"{one.taken_by} took over {moment_words(one.taken_at)}" if one.taken_at else ""
    return HandoverNote(one.pk, f"{one.by}, {moment_words(one.at)}", one.note, figures, taken)
