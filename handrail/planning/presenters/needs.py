"""Needs and assessments on a young person's page."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from django.urls import reverse

from handrail.kernel import words
from handrail.partnership.public import NeedDomains
from handrail.planning.models import Assessment, Need
from handrail.planning.policies.need_changes import Move, NeedChange
from handrail.planning.presenters.side_by_side import rating_tag
from handrail.ui.public import Cell, Column, DataTable, TableRow, Tag, Tone

_STATUS = {
    Assessment.Status.OPEN: Tag("Being written", Tone.INFO),
    Assessment.Status.AGREED: Tag("Agreed", Tone.GOOD),
    Assessment.Status.WITHDRAWN: Tag("Withdrawn", Tone.QUIET),
}


def needs_now(needs: Sequence[Need], domains: NeedDomains) -> DataTable:
    """The needs that run, in the order of the domains."""
    by_level = sorted((need for need in needs if need.until is None), key=lambda need: need.level)
    running = {need.domain: need for need in by_level}  # of two, as after a join, the greater
    order = [code for code in domains.codes if code in running] + [c for c in running if c not in domains.codes]
    rows = [_need_row(running[code], domains) for code in order]
    columns = [Column("Part of life"), Column("Need"), Column("Since", unbroken=True), Column("Found by")]
    return DataTable("Needs that agreed assessments found", columns, rows, empty="No assessment has found a need.")


def needs_before(needs: Sequence[Need], domains: NeedDomains) -> DataTable:
    """Needs that have ended, or were of another level before."""
    ended = sorted((need for need in needs if need.until), key=lambda need: (need.until, need.pk), reverse=True)
    rows = [
        TableRow(
            [
                domains[need.domain].label,
                need.get_level_display(),
                f"{words.short_date(need.since)} to {words.short_date(need.until)}",
                need.assessment.instrument.title,
            ],
            quiet=True,
        )
        for need in ended
        if need.until
    ]
    columns = [Column("Part of life"), Column("Need"), Column("From and until"), Column("Found by")]
    return DataTable("Earlier", columns, rows)


def _need_row(need: Need, domains: NeedDomains) -> TableRow:
    found = Cell(
        need.assessment.instrument.title,
        href=assessment_address(need.assessment),
        note=need.agency.name,
    )
    level = Cell("", tag=rating_tag(str(need.level)))
    return TableRow([domains[need.domain].label, level, words.short_date(need.since), found])


def assessments_table(assessments: Sequence[Assessment], prompted: Mapping[int, str], today: date) -> DataTable:
    """`prompted` has why each was begun, where that is shared."""
    agreed = Assessment.Status.AGREED
    replaced = {one.follows_id for one in assessments if one.status == agreed}
    rows = [
        TableRow(
            [
                Cell(one.instrument.title, href=assessment_address(one), note=prompted.get(one.pk, "")),
                one.agency.name,
                Cell(words.short_date(one.agreed_on or one.opened_on), tag=_STATUS[Assessment.Status(one.status)]),
                _review(one, today) if one.pk not in replaced else "Looked at again",
            ],
            quiet=one.status == Assessment.Status.WITHDRAWN,
        )
        for one in assessments
    ]
    columns = [Column("Assessment"), Column("Led by"), Column("Agreed or begun"), Column("Look again by")]
    return DataTable(
        "Assessments", columns, rows, caption_hidden=True, empty="No assessment has been made of which you may know."
    )


def _review(assessment: Assessment, today: date) -> Cell:
    if assessment.review_on is None:
        return Cell("")
    late = assessment.review_on < today
    return Cell(
        words.short_date(assessment.review_on),
        note=words.due_words(assessment.review_on, today),
        tag=Tag("Overdue", Tone.WARNING) if late else None,
    )


def assessment_address(assessment: Assessment) -> str:
    return reverse("assessment", args=[assessment.person_id, assessment.pk])


def needs_address(person_id: UUID) -> str:
    return reverse("person-tab", args=[person_id, "needs"])


_MOVES = {Move.OPENS: "opened", Move.RISES: "raised", Move.FALLS: "lowered", Move.CLOSES: "closed"}


def what_changed(changes: Sequence[NeedChange], domains: NeedDomains) -> str:
    """'Home and housing opened; Money closed.' What an agreement did to needs, for the page that follows."""
    said = [f"{domains[c.domain].label}: {_MOVES[c.move]}" for c in changes if c.move is not Move.STAYS]
    return f"Needs changed. {'; '.join(said)}." if said else "No need changed."
