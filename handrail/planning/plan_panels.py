"""What plans put on a person's page and on the home page."""

from typing import Any

from django.urls import reverse

from handrail.disclosure.public import Action, Level, record, record_list
from handrail.kernel.words import short_date
from handrail.partnership.public import Permission
from handrail.planning.home import due_from
from handrail.planning.models import Plan
from handrail.planning.models.seen_by import VOICE_CLASS
from handrail.planning.plan_rules import plan_rules
from handrail.planning.presenters.plan_chasing import chasing_tables
from handrail.planning.presenters.plan_page import plan_page, step_words
from handrail.planning.presenters.voices import voices_shown
from handrail.planning.selectors.chasing import told_of
from handrail.planning.selectors.plans import picture_of, plans_of, voices_of
from handrail.planning.selectors.team import finishes_for
from handrail.records.public import (
    HomeBlock,
    HomeReading,
    Panel,
    PersonReading,
    Tab,
    register_home_block,
    register_panel,
    register_tab,
)
from handrail.ui.public import Cell, Column, DataTable, TableRow

PLAN_TAB = "plan"
NOTHING_SAID = "Nothing that they said is written down here."
NOT_TOLD = "What they say is not shared with you."


def register() -> None:
    register_tab(Tab(PLAN_TAB, "Plan", 40))
    register_panel(Panel("voice", PLAN_TAB, "What they say", 10, "planning/voice_panel.jinja", what_they_say))
    register_panel(Panel("plans", PLAN_TAB, "What is planned", 20, "planning/plan_panel.jinja", what_is_planned))
    register_home_block(HomeBlock("plan-chasing", 10, "planning/home.jinja", what_is_due))


def what_is_planned(reading: PersonReading) -> dict[str, Any]:
    """The open plans whole, those before as a list with how each followed the one before it."""
    plans = plans_of(reading.person.pk)
    may_plan = reading.reader.role.can(Permission.PLAN) and reading.decision.reached
    record(Action.READ_PLAN, subject=reading.person.pk, body={"plans": len(plans)})
    return {
        "plans": [_shown(plan, reading) for plan in plans if plan.until is None],
        "earlier": _earlier([plan for plan in plans if plan.until is not None]),
        "may_start": may_plan,
    }


def what_they_say(reading: PersonReading) -> dict[str, Any]:
    voices = voices_of(reading.person.pk)
    decision = reading.decision
    told = any(level >= Level.SUMMARY for (_, one), level in decision.levels().items() if one == VOICE_CLASS)
    return {
        "voices": voices_shown(voices, decision, may_answer=decision.reached),
        "may_add": decision.reached,
        "nothing": NOTHING_SAID if told else NOT_TOLD,
    }


def what_is_due(reading: HomeReading) -> dict[str, Any] | None:
    """Actions and reviews that are the reader's own, what is overdue first."""
    if not reading.reader.role.can(Permission.OPEN_PERSON):
        return None
    due = due_from(reading)
    if not due.actions and not due.reviews:
        return None
    record_list(Action.LIST_PLANS, due.person_ids)
    may_write = reading.reader.role.can(Permission.PLAN)
    return {"tables": chasing_tables(due, told_of(due), reading.today, may_write=may_write)}


def _shown(plan: Plan, reading: PersonReading) -> Any:
    picture = picture_of(plan, reading.today, decision=reading.decision)
    writes = picture.full and reading.reader.role.can(Permission.PLAN)
    return plan_page(picture, may_write=writes, may_finish=finishes_for(reading.reader, writes))


def _earlier(plans: list[Plan]) -> DataTable:
    columns = [Column("Plan"), Column("Since", unbroken=True), Column("Until", unbroken=True), Column("Before it")]
    rows = [
        TableRow(
            [
                Cell(plan_rules().kind(plan.kind).label, href=reverse("plan", args=[plan.pk]), note=plan.agency.name),
                short_date(plan.since),
                short_date(plan.until) if plan.until else "",
                step_words(plan) or "No plan is known",
            ]
        )
        for plan in plans
    ]
    return DataTable("Plans before", columns, rows, caption_hidden=True)
