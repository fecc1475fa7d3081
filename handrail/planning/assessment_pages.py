"""What the pages of an assessment are made of: selectors read, presenters word it, templates lay it out."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from handrail.kernel import words
from handrail.partnership.public import Agency, need_domains
from handrail.planning.definition.answers import shown_sections
from handrail.planning.definition.changes import QuestionChange, answer_changes, carried
from handrail.planning.definition.schema import Definition
from handrail.planning.definition.score import Score, review_on, score
from handrail.planning.models import View
from handrail.planning.opening import Opened, may_assess, reads_whole
from handrail.planning.policies.told_domains import told_domains
from handrail.planning.presenters.answers import Telling, Told, ToldSection, said, told_sections
from handrail.planning.presenters.scores import score_shown
from handrail.planning.presenters.side_by_side import domain_views, rating_tag
from handrail.planning.selectors.assessments import SeenAssessment, SeenDissent, SeenView, before
from handrail.planning.selectors.recorded import by_ref
from handrail.planning.services.agreeing import given_views
from handrail.planning.services.assessments import leads, newer_version
from handrail.planning.services.views import can_give_view
from handrail.records.public import person_frame
from handrail.ui.public import Cell, Column, DataTable, TableRow

Whose = View.Whose


@dataclass(frozen=True, slots=True)
class ViewShown:
    """A view under its heading. `withheld` says why there are no words where there are none."""

    heading: str
    state: str
    sections: Sequence[ToldSection]
    withheld: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the form of agreeing is made with."""

    initial: dict[str, Any]
    options: dict[str, Any]


def assessment_page(one: Opened) -> dict[str, Any]:
    reading, seen, definition = one.reading, one.seen, one.definition
    telling = telling_of(one)
    sum_of = score_seen(one)
    last = before(one.assessment)
    told = told_domains(reading.decision, one.assessment.agency_id, one.assessment.item_class)
    return {
        **person_frame(reading, "needs"),
        "assessment": one.assessment,
        "standing": _standing(seen),
        "definition": definition,
        "own_views": [_shown(view, definition, telling) for view in seen.own_views],
        "views": [_shown(view, definition, telling) for view in seen.worker_views],
        "domains": domain_views(seen, definition, need_domains(), told),
        "agreement": seen.agreement,
        "agreed": _agreed(seen, definition, told),
        "band": _band(one),
        "dissents": [_dissent(one) for one in seen.dissents],
        "score": score_shown(sum_of, definition, finished=_is_finished(one)) if sum_of else None,
        "last": last,
        "changed": _changed(one, last, telling) if last else None,
        "may": _may(one),
    }


def score_seen(one: Opened) -> Score | None:
    """The score of the leading agency's view, where its words are shared: until it is finished, with that agency."""
    view = one.seen.view_of(one.assessment.agency_id, Whose.WORKER)
    if view is None or view.words is None:
        return None
    told = view.view.finished_on is not None or one.reading.reader.agency_id == one.assessment.agency_id
    return score(one.definition, view.answers) if told else None


def _is_finished(one: Opened) -> bool:
    """Whether the view whose answers are counted is finished."""
    view = one.seen.view_of(one.assessment.agency_id, Whose.WORKER)
    return view is not None and view.view.finished_on is not None


def telling_of(one: Opened) -> Telling:
    """What the answers refer to, read once for the whole page. At most four queries."""
    refs = {
        ref
        for view in one.seen.views
        for answer in view.answers.values()
        if isinstance(answer, dict)
        for ref in answer.get("chosen") or []
    }
    scoring = one.definition.scoring
    return Telling(
        agencies={str(pk): name for pk, name in Agency.objects.values_list("pk", "name")},
        windows={window.code: window.label for window in scoring.windows} if scoring else {},
        facts=by_ref(one.reading.person.pk, refs) if refs else {},
    )


def to_agree(one: Opened) -> Asked:
    """The ratings that all views share stand there already; where they differ somebody has to choose."""
    given = given_views([view.view for view in one.seen.views])
    initial: dict[str, Any] = {}
    for code in one.definition.domains():
        ratings = {view.ratings[code] for view in given if view.finished and view.ratings.get(code)}
        if len(ratings) == 1:
            initial[f"rating_{code}"] = ratings.pop()
    summed = score_seen(one)
    band = summed.band.code if summed and summed.band else ""
    latest = review_on(one.definition, one.reading.today, band)
    return Asked(
        {**initial, "band": band, "review_on": latest},
        {
            "definition": one.definition,
            "given": given,
            "domains": need_domains(),
            "score": summed,
            "latest_review": latest,
        },
    )


def change_table(changes: Sequence[QuestionChange]) -> DataTable:
    rows = [
        TableRow([one.after or one.before, one.change.capitalize(), one.before if one.after != one.before else ""])
        for one in changes
    ]
    columns = [Column("Question"), Column("What changes"), Column("Until now")]
    return DataTable("What the newer version changes", columns, rows, empty="It asks the same questions.")


def left_behind(one: Opened, newer: Definition) -> list[str]:
    """The questions whose answers do not go over, of the views that the reader sees in full."""
    left = [q.label for view in one.seen.views for q in carried(one.definition, newer, view.answers)[1]]
    return list(dict.fromkeys(left))


def _standing(seen: SeenAssessment) -> str:
    """Who leads it since when, and how it stands, in a few sentences; why, where that is shared."""
    assessment, reasons = seen.assessment, seen.reasons
    prompted = f": {reasons.prompted_by}" if reasons and reasons.prompted_by else ""
    said = [f"Led by {assessment.agency.name} since {words.short_date(assessment.opened_on)}{prompted}."]
    if assessment.agreed_on and assessment.review_on:
        said.append(f"Agreed on {words.short_date(assessment.agreed_on)} by {assessment.agreed_by}.")
        said.append(f"To be looked at again by {words.short_date(assessment.review_on)}.")
    if assessment.status == assessment.Status.WITHDRAWN:
        said.append(f"Withdrawn: {reasons.withdrawn_because}" if reasons else "Withdrawn.")
    return " ".join(said)


def _may(one: Opened) -> dict[str, bool]:
    """Which steps the page offers."""
    by, assessment = one.reading.reader, one.assessment
    writes = may_assess(one.reading)
    leading = writes and leads(assessment=assessment, by=by)
    return {
        "view": writes and can_give_view(assessment=assessment, whose=Whose.WORKER, by=by),
        "own_view": writes and can_give_view(assessment=assessment, whose=Whose.YOUNG_PERSON, by=by),
        "agree": leading,
        "move": leading and newer_version(assessment) is not None,
        "dissent": writes and assessment.status == assessment.Status.AGREED,
        "history": reads_whole(one),
        "again": writes and assessment.status == assessment.Status.AGREED,
    }


def _shown(view: SeenView, definition: Definition, telling: Telling) -> ViewShown:
    held = view.view
    heading = f"As {held.agency.name} heard it" if view.by_young_person else held.agency.name
    if held.finished_on is None:
        return ViewShown(heading, "Being written", [], "It is shown here once it is finished.")
    state = f"{held.finished_by}, {words.short_date(held.finished_on)}"
    if view.words is None:
        return ViewShown(heading, state, [], "Its ratings are shared with you; its words are not.")
    sections = shown_sections(definition, view.answers, "young_person" if view.by_young_person else "worker")
    return ViewShown(heading, state, told_sections(sections, view.answers, telling))


def _agreed(seen: SeenAssessment, definition: Definition, told: Collection[str]) -> DataTable | None:
    levels = seen.assessment.levels
    if not levels:
        return None
    domains = need_domains()
    reasons = seen.agreement.reasons if seen.agreement else {}
    rows = [
        TableRow([domains[code].label, Cell("", tag=rating_tag(levels[code])), reasons.get(code, "")])
        for code in definition.domains()
        if code in levels and code in told
    ]
    columns = [Column("Part of life"), Column("Agreed"), Column("Why")]
    return DataTable("What is agreed", columns, rows, caption_hidden=True)


def _band(one: Opened) -> str:
    bands = one.definition.scoring.bands if one.definition.scoring else []
    return next((band.label for band in bands if band.code == one.assessment.band), "")


def _dissent(one: SeenDissent) -> dict[str, Any]:
    said = one.said
    about = need_domains()[said.domain].label if said.domain else "The agreed view as a whole"
    return {
        "agency": said.agency.name,
        "about": about,
        "tag": rating_tag(said.rating) if said.rating else None,
        "words": one.words or "Why is not shared with you.",
        "by": f"{said.by}, {words.short_date(said.at.date())}",
    }


def _changed(one: Opened, last: SeenAssessment, telling: Telling) -> DataTable | None:
    """Last time's answers beside this time's, where they changed: of the same agency's view, where both can be read."""
    rows = [row for view in one.seen.views for row in _changes_of(one, view, last, telling)]
    when = last.assessment.agreed_on or last.assessment.opened_on
    columns = [Column("Question"), Column(f"Last time, {words.short_date(when)}"), Column("Now")]
    return DataTable("What changed since last time", columns, rows, empty="Nothing that you may see has changed.")


def _changes_of(one: Opened, view: SeenView, last: SeenAssessment, telling: Telling) -> list[TableRow]:
    earlier = last.view_of(view.view.agency_id, view.view.whose)
    if earlier is None or earlier.words is None or view.words is None or view.view.finished_on is None:
        return []
    whose = "young_person" if view.by_young_person else "worker"
    changes = answer_changes(one.definition, earlier.answers, view.answers, whose)  # type: ignore[arg-type]  # a view's `whose` is one of the two
    return [
        TableRow(
            [
                Cell(change.question.label, note=view.view.agency.name),
                _lines(said(change.question, change.before, telling)),
                _lines(said(change.question, change.after, telling)),
            ]
        )
        for change in changes
    ]


def _lines(lines: Sequence[str]) -> str:
    return " · ".join(lines) or "Not answered"


__all__ = ["Asked", "Told", "assessment_page", "change_table", "left_behind", "score_seen", "telling_of", "to_agree"]
