"""What the pages of instruments are made of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from handrail.kernel import clock, words
from handrail.partnership.public import need_domains
from handrail.planning.definition.editing import kind_label
from handrail.planning.definition.read import InvalidInstrument, problems_of
from handrail.planning.forms.answering import SectionForm
from handrail.planning.forms.instruments import condition_choices
from handrail.planning.forms.kinds import Asking
from handrail.planning.models import InstrumentVersion
from handrail.planning.presenters.scores import window_labels
from handrail.planning.selectors.instruments import codes_with_draft
from handrail.ui.public import Cell, Column, DataTable, TableRow, Tag, Tone

_STATUS = {
    InstrumentVersion.Status.DRAFT: Tag("Draft", Tone.WARNING),
    InstrumentVersion.Status.PUBLISHED: Tag("In use", Tone.GOOD),
    InstrumentVersion.Status.SUPERSEDED: Tag("Superseded", Tone.QUIET),
}


@dataclass(frozen=True, slots=True)
class PreviewPart:
    title: str
    guidance: str
    whose: str
    when: str
    form: SectionForm


def instruments_table(latest: Sequence[InstrumentVersion]) -> DataTable:
    drafts = codes_with_draft()
    rows = [
        TableRow(
            [
                Cell(one.title, href=reverse("instrument", args=[one.code])),
                Cell(f"{one.version}", tag=_STATUS[InstrumentVersion.Status(one.status)]),
                "A draft is being written" if one.code in drafts else "",
            ]
        )
        for one in latest
    ]
    return DataTable("Instruments", [Column("Instrument"), Column("Version"), Column("Draft")], rows)


def versions_table(versions: Sequence[InstrumentVersion]) -> DataTable:
    rows = [
        TableRow(
            [
                Cell(f"Version {one.version}", href=reverse("instrument-preview", args=[one.code, one.version])),
                Cell("", tag=_STATUS[InstrumentVersion.Status(one.status)]),
                words.short_date(one.published_at.date()) if one.published_at else "",
                str(one.published_by or one.created_by or "As shipped"),
                one.note,
                Cell(
                    "JSON",
                    href=reverse("instrument-export", args=[one.code, one.version]),
                    hidden_text=f"of version {one.version}",
                ),
            ],
            quiet=one.status == InstrumentVersion.Status.SUPERSEDED,
        )
        for one in versions
    ]
    labels = ("Version", "Standing", "Since", "By", "What is new", "As a file")
    return DataTable("Versions", [Column(label) for label in labels], rows)


def draft_page(draft: InstrumentVersion) -> dict[str, Any]:
    data = draft.definition
    return {
        "draft": draft,
        "parts": [
            {
                "title": section.get("title", ""),
                "whose": "The young person's own view" if section.get("asked_of") == "young_person" else "",
                "questions": [
                    {"label": q.get("label", ""), "kind": kind_label(q.get("kind", "")), "required": q.get("required")}
                    for q in section.get("questions", [])
                ],
            }
            for section in data.get("sections", [])
        ],
        "problems": [str(problem) for problem in problems_of(data, domains=need_domains().codes)],
    }


def preview(version: InstrumentVersion) -> dict[str, Any]:
    """Every part with every question; a draft that cannot be read yet says why not."""
    try:
        definition = version.read
    except InvalidInstrument as invalid:
        return {"version": version, "parts": [], "problems": [str(one) for one in invalid.problems]}
    asking = Asking(windows=tuple(window_labels(definition, clock.today())))
    labels = {question.code: question.label for question in definition.questions()}
    parts = [
        PreviewPart(
            section.title,
            section.guidance,
            "The young person's own view" if section.asked_of == "young_person" else "",
            f"Asked after: {words.listed([labels[c.question] for c in section.show_if])}" if section.show_if else "",
            SectionForm(section.questions, {}, asking),
        )
        for section in definition.sections
    ]
    return {"version": version, "definition": definition, "parts": parts, "problems": []}


def conditions_before(data: Mapping[str, Any], section: int | None, question: int | None) -> list[tuple[str, str]]:
    """The answers on which a question or a part may hang: those to what is asked before it, of the same person."""
    sections = data.get("sections", [])
    asked_of = sections[section].get("asked_of", "worker") if section is not None else "worker"
    before = [
        q
        for part in sections[:section]
        if part.get("asked_of", "worker") == asked_of
        for q in part.get("questions", [])
    ]
    if section is not None and question is not None:
        before += sections[section].get("questions", [])[:question]
    return condition_choices(before)
