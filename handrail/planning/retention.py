"""What this room retains of people: assessments, plans and what young people said."""

from collections.abc import Collection
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from handrail.planning.models import Assessment, Plan, Voice
from handrail.planning.models.seen_by import PLAN_CLASS, VOICE_CLASS
from handrail.planning.services.voice_recordings import recording_path
from handrail.sharing.public import Retained, register_gone, register_retained
from handrail.writing.public import remove_drafts_of

_ASSESSMENTS = """
SELECT assessment.person_id, assessment.item_class, coalesce(assessment.agreed_on, assessment.opened_on),
    assessment.status = 'open' AND assessment.deleted_at IS NULL
FROM planning_assessment assessment JOIN person ON person.id = assessment.person_id
"""
_PLANS = """
SELECT plan.person_id, 'plan', coalesce(plan.until, plan.since), plan.until IS NULL AND plan.deleted_at IS NULL
FROM planning_plan plan JOIN person ON person.id = plan.person_id
"""
_VOICES = """
SELECT voice.person_id, 'voice', greatest(voice.heard_on, voice.used_on, voice.came_back_on), false
FROM planning_voice voice JOIN person ON person.id = voice.person_id
"""


def register() -> None:
    register_retained(Retained("assessments", "Assessments, with their views and needs", _ASSESSMENTS, _assessments))
    register_retained(Retained("plans", "Plans, with all that stands in them", _PLANS, _plans))
    register_retained(Retained("voices", "What young people and families said", _VOICES, _voices))
    register_gone("planning.Assessment", lambda keys: _forget_drafts("assessment", keys))
    register_gone("planning.Plan", lambda keys: _forget_drafts("plan", keys))
    register_gone("planning.Voice", _forget_voices)


def _assessments(persons: Collection[UUID], item_class: str) -> QuerySet[Any]:
    return Assessment._base_manager.filter(person__in=list(persons), item_class=item_class)


def _plans(persons: Collection[UUID], item_class: str) -> QuerySet[Any]:
    return Plan._base_manager.filter(person__in=list(persons) if item_class == PLAN_CLASS else [])


def _voices(persons: Collection[UUID], item_class: str) -> QuerySet[Any]:
    return Voice._base_manager.filter(person__in=list(persons) if item_class == VOICE_CLASS else [])


def _forget_drafts(what: str, keys: Collection[int]) -> None:
    remove_drafts_of([f"{what}:{key}" for key in keys])


def _forget_voices(keys: Collection[int]) -> None:
    """Recordings go once it is certain that their rows have."""
    _forget_drafts("voice", keys)
    kept = Voice._base_manager.filter(pk__in=list(keys)).exclude(recording="")
    paths = [recording_path(name) for name in kept.values_list("recording", flat=True)]
    transaction.on_commit(lambda: _unlink(paths))


def _unlink(paths: list[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)
