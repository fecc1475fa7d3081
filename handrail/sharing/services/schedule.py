"""Changing how long what is kept: by publishing the next version, never by changing one."""

from dataclasses import replace
from typing import Any

from django.db import transaction

from handrail.disclosure.public import Action, as_system, record
from handrail.kernel import clock
from handrail.kernel.errors import UserError
from handrail.partnership.public import User
from handrail.sharing.models import RetentionSchedule
from handrail.sharing.retention import Rule, Schedule, read_schedule, shipped_text
from handrail.sharing.selectors.schedule import schedule_in_force

_REASON = "a retention schedule is published: the page that asked for it has decided who may"


class ScheduleMoved(UserError):
    def __init__(self) -> None:
        super().__init__("Somebody published another version meanwhile. Look at it, then make your change again.")


def publish_schedule(*, schedule: Schedule, note: str, by: User | None) -> RetentionSchedule:
    """Put the next version in force. `schedule.version` is the one it was made from. Raises `RetentionRulesError`."""
    checked = read_schedule(schedule.as_json())
    with as_system(_REASON), transaction.atomic():
        latest = _latest_version()
        if by is not None and latest != schedule.version:
            raise ScheduleMoved
        if by is not None and not note.strip():
            raise UserError("Say what is new, and who agreed it.")
        published = RetentionSchedule.objects.create(
            version=latest + 1, rules=checked.as_json(), note=note, published_at=clock.now(), published_by=by
        )
        record(Action.EDIT_RETENTION, body={"schedule": published.version}, actor_id=by.pk if by else None)
    return published


def put_rule(*, rule: Rule, instead_of: str, schedule: Schedule, note: str, by: User) -> RetentionSchedule:
    """A rule changed, or with an empty `instead_of` added at the end."""
    rules = tuple(rule if one.code == instead_of else one for one in schedule.rules)
    if not instead_of:
        rules = (*schedule.rules, rule)
    return publish_schedule(schedule=replace(schedule, rules=rules), note=note, by=by)


def drop_rule(*, code: str, schedule: Schedule, note: str, by: User) -> RetentionSchedule:
    rules = tuple(rule for rule in schedule.rules if rule.code != code)
    return publish_schedule(schedule=replace(schedule, rules=rules), note=note, by=by)


def change_undo_days(*, days: int, schedule: Schedule, note: str, by: User) -> RetentionSchedule:
    """For how many days whoever deletes something may bring it back."""
    return publish_schedule(schedule=replace(schedule, undo_days=days), note=note, by=by)


@transaction.atomic
def install_schedule(**_: Any) -> None:
    """After `migrate`: the schedule that Handrail ships, where there is none yet."""
    if not RetentionSchedule.objects.exists():
        shipped = read_schedule(shipped_text())
        publish_schedule(schedule=shipped, note=shipped.note, by=None)


def published_now() -> RetentionSchedule:
    """The version in force as it is stored."""
    return RetentionSchedule.objects.get(version=schedule_in_force().version)


def _latest_version() -> int:
    """Held until the transaction ends, so that two who publish at once do not both follow the same version."""
    latest = RetentionSchedule.objects.select_for_update().order_by("-version").first()
    return latest.version if latest else 0
