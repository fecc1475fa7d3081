"""What this room retains of people: contacts, with their checks, files, decisions and answers; and steps of level."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from handrail.frontdoor.models import Attachment, Contact, LevelStep
from handrail.frontdoor.services.attachments import attachment_folder
from handrail.records.facts import ItemClass
from handrail.sharing.public import Retained, register_gone, register_retained
from handrail.writing.public import remove_drafts_of

_CONTACTS = """
SELECT contact.person_id, 'contact',
    (coalesce(
        (SELECT max(decision.at) FROM frontdoor_decision decision WHERE decision.contact_id = contact.id),
        contact.taken_up_at, contact.received_at) AT TIME ZONE 'Europe/London')::date,
    contact.state = 'waiting'
FROM frontdoor_contact contact JOIN person ON person.id = contact.person_id
"""
_STEPS = """
SELECT step.person_id, 'contact', greatest(step.left_on, step.began_on), false
FROM frontdoor_levelstep step JOIN person ON person.id = step.person_id
"""


def register() -> None:
    register_retained(Retained("contacts", "Contacts, with what followed from them", _CONTACTS, _contacts))
    register_retained(Retained("level-steps", "Steps from one level of need to another", _STEPS, _steps))
    register_gone("frontdoor.Contact", lambda keys: _forget_drafts("contact", keys))
    register_gone("frontdoor.AgencyCheck", lambda keys: _forget_drafts("check", keys))
    register_gone("frontdoor.Attachment", _forget_files)


def _contacts(persons: Collection[UUID], item_class: str) -> QuerySet[Any]:
    return Contact._base_manager.filter(person__in=list(persons) if item_class == ItemClass.CONTACT else [])


def _steps(persons: Collection[UUID], item_class: str) -> QuerySet[Any]:
    return LevelStep._base_manager.filter(person__in=list(persons) if item_class == ItemClass.CONTACT else [])


def _forget_drafts(what: str, keys: Collection[int]) -> None:
    remove_drafts_of([f"{what}:{key}" for key in keys])


def _forget_files(keys: Collection[int]) -> None:
    """Files go once it is certain that their rows have."""
    names = list(Attachment._base_manager.filter(pk__in=list(keys)).values_list("stored_as", flat=True))
    transaction.on_commit(lambda: _unlink(names))


def _unlink(names: list[str]) -> None:
    for name in names:
        (attachment_folder() / name).unlink(missing_ok=True)
