"""The views of one need domain beside each other, what was agreed last."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from handrail.partnership.public import NeedDomains
from handrail.planning.definition.schema import Definition
from handrail.planning.presenters.answers import evidence_line
from handrail.planning.selectors.assessments import SeenAssessment, SeenView
from handrail.planning.wording import CONFIDENCE, RATINGS
from handrail.ui.public import Cell, Column, DataTable, TableRow, Tag, Tone

IN_SUMMARY = "The words are not shared with you"
NOT_RATED = "Not rated"
TONES = {"0": Tone.GOOD, "1": Tone.INFO, "2": Tone.WARNING, "3": Tone.URGENT, "not_known": Tone.QUIET}


@dataclass(frozen=True, slots=True)
class DomainViews:
    """One need domain: `differ` where the agencies do not rate it alike."""

    code: str
    label: str
    differ: bool
    table: DataTable


def rating_tag(rating: str) -> Tag:
    return Tag(RATINGS.get(rating, NOT_RATED), TONES.get(rating, Tone.QUIET))


def domain_views(
    seen: SeenAssessment, definition: Definition, domains: NeedDomains, told: Collection[str]
) -> list[DomainViews]:
    """Each domain that a finished view speaks of, of those `told`. Views still being written are not shown."""
    views = [view for view in seen.worker_views if view.view.finished_on]
    found = []
    for code in [code for code in definition.domains() if code in told]:
        questions = [q.code for q in definition.questions() if getattr(q, "domain", "") == code]
        speaking = [view for view in views if code in view.view.ratings or _words(view, questions)]
        if speaking:
            said = {view.view.ratings[code]["rating"] for view in speaking if code in view.view.ratings}
            table = _table(code, domains[code].label, speaking, questions, seen)
            found.append(DomainViews(code, domains[code].label, len(said) > 1, table))
    return found


def _table(
    code: str, label: str, views: Sequence[SeenView], questions: Sequence[str], seen: SeenAssessment
) -> DataTable:
    agreed = seen.assessment.levels.get(code)
    reason = (seen.agreement.reasons.get(code) or "") if seen.agreement else ""
    heads = [Column("What"), *(Column(view.view.agency.name) for view in views)]
    rows: list[list[Cell | str]] = [
        ["How great is the need?", *(_rating(view, code) for view in views)],
        ["How sure?", *(_sure(view, code) for view in views)],
    ]
    for part, key in _PARTS:
        rows.append([part, *(_part(view, questions, key) for view in views)])
    if agreed:
        heads.append(Column("Agreed"))
        rows = [[*row, ""] for row in rows]
        rows[0][-1] = Cell("", note=reason, tag=rating_tag(agreed))
    return DataTable(label, heads, [TableRow(row) for row in rows], caption_hidden=True)


_PARTS = (("Worried about", "worried"), ("Working well", "working"), ("Evidence, and who says so", "evidence"))


def _rating(view: SeenView, code: str) -> Cell:
    return Cell("", tag=rating_tag(view.view.ratings.get(code, {}).get("rating", "")))


def _sure(view: SeenView, code: str) -> str:
    return CONFIDENCE.get(view.view.ratings.get(code, {}).get("confidence", ""), "Not said")


def _words(view: SeenView, questions: Sequence[str]) -> Mapping[str, Any]:
    return next((held for code in questions if (held := view.answers.get(code))), {})


def _part(view: SeenView, questions: Sequence[str], key: str) -> str:
    if view.words is None:
        return IN_SUMMARY
    held = _words(view, questions).get(key)
    if key == "evidence":
        return "; ".join(evidence_line(row) for row in held or []) or "None given"
    return str(held) if held else "Nothing written"
