"""What this room does when something changes below it."""

from typing import Any

from django.db.models.signals import post_delete, post_save

from handrail.linkage.public import persons_changed
from handrail.partnership.public import Membership
from handrail.planning.services.plan_following import follow
from handrail.planning.services.team import follow_post


def register() -> None:
    persons_changed.connect(follow, dispatch_uid="planning.follow")
    post_save.connect(_post_changes_hands, sender=Membership, dispatch_uid="planning.sits")
    post_delete.connect(_post_changes_hands, sender=Membership, dispatch_uid="planning.sat")


def _post_changes_hands(instance: Membership, **_: Any) -> None:
    follow_post(instance.post_id)
