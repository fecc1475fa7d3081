"""The histories of plans, of what stands in them, and of what was said: for whoever reads all of it in full.

A history tells what once stood there. Where goals, actions and services name need domains, it is told to those from
whom no domain is kept: what it named before may be another than it names now.
"""

import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from django.http import Http404
from django.urls import reverse

from handrail.disclosure.public import Action as LedgerAction
from handrail.disclosure.public import Denied, as_system
from handrail.kernel.words import short_date
from handrail.planning.errors import CannotPlan
from handrail.planning.models import Action, Closing, Goal, Member, Plan, PlanReasons, Provision, Review, Voice
from handrail.planning.plan_rules import plan_rules
from handrail.planning.presenters.plan_page import domain_words
from handrail.planning.presenters.voices import in_full as voice_in_full
from handrail.planning.selectors.plans import all_told
from handrail.planning.selectors.team import called
from handrail.planning.services.deleting import (
    bring_back_part,
    bring_back_voice,
    can_delete,
    delete_part,
    delete_voice,
)
from handrail.planning.views.plan import name_of, plan_tab
from handrail.planning.views.plan_opening import NOBODY, OpenedPlan, not_shown, open_person, open_plan
from handrail.writing.public import OpenedHistory, Part, register_histories

READ = LedgerAction.READ_HISTORY
KEYS = ("plan", "told_as", "person", "recognised_by", "agency")  # what binds rows, and no reader is shown
DELETABLE = (Goal, Action, Provision)
OF_NEEDS = (Goal, Action, Provision)
PARTS: tuple[tuple[str, Any, str], ...] = (
    ("plan-reasons", PlanReasons, "Why there is a plan"),
    ("goal", Goal, "Goal"),
    ("action", Action, "Action"),
    ("provision", Provision, "Service"),
    ("member", Member, "In the team"),
    ("review", Review, "Review"),
    ("closing", Closing, "How it ended"),
)


def register() -> None:
    parts = {kind: partial(_part, model, title) for kind, model, title in PARTS}
    register_histories({"plan": _plan, "voice": _voice, **parts})


def _plan(pk: int) -> OpenedHistory:
    """A plan, with the way to the history of everything that stands in it, deleted or not."""
    opened = _opened(pk)
    parts = [
        Part(_title(title, part), kind, part.pk, part.deleted_at is not None)
        for kind, model, title in PARTS
        if model not in OF_NEEDS or all_told(opened.plan, opened.decision)
        for part in _rows(model, plan=opened.plan)
    ]
    title = plan_rules().kind(opened.plan.kind).label
    return _history(opened.plan, title, opened, parts=parts)


def _part(model: Any, title: str, pk: int) -> OpenedHistory:
    with as_system("whose plan a part belongs to, to ask whether its history may be read"):
        plan_id = model._base_manager.filter(pk=pk).values_list("plan_id", flat=True).first()
    opened = _opened(plan_id or 0)
    part = next(iter(_rows(model, pk=pk)), None)
    if part is None or (model in OF_NEEDS and not all_told(opened.plan, opened.decision)):
        raise not_shown(READ, opened.plan.person_id)
    part.plan = opened.plan
    return _history(part, _title(title, part), opened)


def _opened(plan_id: int) -> OpenedPlan:
    """A plan that the reader sees in full."""
    opened = open_plan(plan_id, READ)
    if not opened.full:
        raise not_shown(READ, opened.plan.person_id)
    return opened


def _history(record: Any, title: str, opened: OpenedPlan, *, parts: list[Part] | None = None) -> OpenedHistory:
    may = isinstance(record, DELETABLE) and opened.may_write
    return OpenedHistory(
        record=record,
        title=title,
        about=name_of(opened.plan.person),
        person_id=opened.plan.person_id,
        back=reverse("plan", args=[opened.plan.pk]),
        wording=_wording(opened.plan),
        without=KEYS,
        parts=parts or (),
        delete=(lambda by: delete_part(part=record, by=by)) if may and can_delete(record) else None,
        undo=(lambda by: bring_back_part(part=record, by=by)) if may else None,
    )


def _rows(model: Any, **which: Any) -> list[Any]:
    """What the reader sees, deleted or not, in the order in which it was written."""
    held = [*model.objects.filter(**which), *model.objects.deleted().filter(**which)]
    return sorted(held, key=lambda one: one.pk)


def _title(kind: str, part: Any) -> str:
    """'Goal: I want to stay near my nan.'"""
    called = _called(part)
    return f"{kind}: {called}" if called else kind


def _called(part: Any) -> str:
    match part:
        case Goal():
            return part.words
        case Action():
            return part.what
        case Provision():
            return part.service
        case Member():
            return called(part)
        case Review():
            rule = plan_rules().kind(part.plan.kind).meeting(part.meeting)
            return f"{rule.label}, {short_date(part.held_on or part.due)}"
        case _:
            return ""


def _wording(plan: Plan) -> Mapping[str, Callable[[Any], str]]:
    """Values that only a plan can word: domains, members by number, who came."""
    members = {member.pk: called(member) for member in _rows(Member, plan=plan)}
    goals = {goal.pk: goal.words for goal in _rows(Goal, plan=plan)}
    came = dict(Review.Came.choices)
    return {
        "domains": lambda held: domain_words(json.loads(held) if isinstance(held, str) else held or []),
        "owner": lambda pk: members.get(pk, "Somebody in the team"),
        "goal": lambda pk: goals.get(pk, "A goal that is not shown to you") if pk else "",
        "kind": lambda code: plan_rules().kind(code).label,
        "role": lambda code: plan_rules().role(code).label,
        "meeting": lambda code: plan_rules().kind(plan.kind).meeting(code).label,
        "attendance": lambda held: "\n".join(
            f"{members.get(int(pk), 'Somebody')}: {came.get(how, how)}" for pk, how in (held or {}).items()
        ),
    }


def _voice(pk: int) -> OpenedHistory:
    """What was said, for whoever reads it in full; whoever's agency heard it may take back what was a mistake."""
    with as_system("whose words these are, to ask whether their history may be read"):
        person_id = Voice._base_manager.filter(pk=pk).values_list("person_id", flat=True).first() or NOBODY
    try:
        person, decision, reader = open_person(person_id, READ)
    except (Denied, Http404, CannotPlan):
        raise not_shown(READ, person_id) from None
    voice = next(iter(_rows(Voice, pk=pk)), None)
    if voice is None or not voice_in_full(voice, decision):
        raise not_shown(READ, person_id)
    mine = voice.agency_id == reader.agency_id
    return OpenedHistory(
        record=voice,
        title=f"What was said to {voice.heard_by}",
        about=name_of(person),
        person_id=person_id,
        back=plan_tab(person_id),
        without=(*KEYS, "recording", "recording_kind"),
        delete=(lambda by: delete_voice(voice=voice, by=by)) if mine else None,
        undo=(lambda by: bring_back_voice(voice=voice, by=by)) if mine else None,
    )
