"""What this room does when linkage says that persons have changed: what is written about them goes with them."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from handrail.frontdoor.services.following import follow
from handrail.linkage.public import persons_changed


def register() -> None:
    persons_changed.connect(_follow, dispatch_uid="frontdoor.follow")


def _follow(person_ids: Collection[UUID] | None, **_: Any) -> None:
    follow(person_ids)
