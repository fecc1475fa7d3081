"""What other rooms may use of this one."""

from handrail.sharing.events import disposed
from handrail.sharing.held_back import DisposedOf
from handrail.sharing.models import Disposal, DisposalItem, Hold
from handrail.sharing.retained import (
    Retained,
    register_gone,
    register_joined_into,
    register_passed_through,
    register_retained,
)
from handrail.sharing.selectors.kept import Kept, kept
from handrail.sharing.selectors.schedule import schedule_in_force
from handrail.sharing.services.disposals import approve, begin_dry_run, count_due, propose
from handrail.sharing.services.disposing import carry_out
from handrail.sharing.services.holds import HoldOn, put_hold, release_hold
from handrail.sharing.services.tombstones import came_back, disposed_of

__all__ = [
    "Disposal",
    "DisposalItem",
    "DisposedOf",
    "Hold",
    "HoldOn",
    "Kept",
    "Retained",
    "approve",
    "begin_dry_run",
    "came_back",
    "carry_out",
    "count_due",
    "disposed",
    "disposed_of",
    "kept",
    "propose",
    "put_hold",
    "register_gone",
    "register_joined_into",
    "register_passed_through",
    "register_retained",
    "release_hold",
    "schedule_in_force",
]
