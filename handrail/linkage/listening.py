"""What the room that lets people in has of this one: whose number something is, and that persons have changed."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from handrail.linkage.events import persons_changed
from handrail.linkage.selectors.look_up import persons_by_number
from handrail.sharing.public import follow_persons, register_numbers


def register() -> None:
    register_numbers(persons_by_number)
    persons_changed.connect(_follow, dispatch_uid="sharing.follow")


def _follow(person_ids: Collection[UUID] | None, **_: Any) -> None:
    follow_persons(person_ids)
