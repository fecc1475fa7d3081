"""Contacts and levels of need on a person's own page."""

from collections.abc import Mapping, Sequence

from django.urls import reverse

from handrail.frontdoor.models import Contact, Decision, LevelStep
from handrail.frontdoor.practice import practice
from handrail.frontdoor.presenters.clocks import moment_words, rating_tag
from handrail.frontdoor.presenters.decisions import decided_words
from handrail.frontdoor.selectors.steps import days_between
from handrail.kernel.words import plural, short_date
from handrail.ui.public import Cell, Column, DataTable, TableRow


def contacts_table(contacts: Sequence[Contact], standing: Mapping[int, Decision]) -> DataTable:
    columns = [Column("Received", unbroken=True), Column("From"), Column("Rating"), Column("What became of it")]
    rows = [_row(one, standing.get(one.pk)) for one in contacts]
    return DataTable("Contacts with the front door", columns, rows, empty="No contact that you may know of.")


def _row(contact: Contact, decision: Decision | None) -> TableRow:
    href = reverse("contact", args=[contact.pk])
    when = Cell(moment_words(contact.received_at), href=href, note=contact.reference)
    return TableRow([when, contact.agency.name, Cell("", tag=rating_tag(contact.rating)), _became(contact, decision)])


def _became(contact: Contact, decision: Decision | None) -> str:
    if decision is not None:
        return decided_words(decision)
    if contact.state == Contact.State.WITH_WORKER:
        return "With the worker who already works with them"
    return "Decided" if contact.state == Contact.State.DECIDED else "Waits for a decision"


def level_words(level: int) -> str:
    known = practice().level(level)
    return f"{known}. {known.meaning}." if known else f"Level {level}"


def steps_table(steps: Sequence[LevelStep], team_id: int) -> DataTable:
    """Each step with the days that lay between one help and the next; why, for those who read contacts in full."""
    columns = [Column("Step"), Column("Ended", unbroken=True), Column("Began"), Column("Days between"), Column("Why")]
    return DataTable("Stepped up and down", columns, [_step_row(one, team_id) for one in steps])


def _step_row(step: LevelStep, team_id: int) -> TableRow:
    up = "Up" if step.to_level > step.from_level else "Down"
    what = Cell(f"{up}, level {step.from_level} to {step.to_level}", note=_to_whom(step))
    waits = Cell("Not yet", href=reverse("level-began", args=[step.pk]) if step.to_team_id == team_id else "")
    began = Cell(short_date(step.began_on)) if step.began_on else waits
    days = days_between(step)
    gap = plural(days, "day") if days is not None else "Counting"
    return TableRow([what, short_date(step.left_on), began, gap, _why(step)])


def _why(step: LevelStep) -> str:
    if step.words is None:
        return "Not shared with you"
    return step.words.reason if step.words.family_agrees else f"{step.words.reason} (The family does not agree.)"


def _to_whom(step: LevelStep) -> str:
    """At summary the agency that takes over; its team and lead are words of the step."""
    if step.words is None:
        return ", ".join(part for part in (step.to_plan, step.to_team.agency.name) if part)
    return ", ".join(part for part in (step.to_plan, str(step.to_team), step.words.receiving_lead) if part)
