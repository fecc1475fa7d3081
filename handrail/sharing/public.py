"""What other rooms may use of this one."""

from handrail.sharing.checks import Holder
from handrail.sharing.events import disposed
from handrail.sharing.held_back import DisposedOf
from handrail.sharing.models import Connection, Disposal, DisposalItem, Emergency, Hold
from handrail.sharing.naming import Naming
from handrail.sharing.retained import (
    Retained,
    register_gone,
    register_joined_into,
    register_passed_through,
    register_retained,
)
from handrail.sharing.selectors.exact import register_numbers
from handrail.sharing.selectors.kept import Kept, kept
from handrail.sharing.selectors.schedule import schedule_in_force
from handrail.sharing.services.connections import Saying, say_connection
from handrail.sharing.services.disposals import approve, begin_dry_run, count_due, propose
from handrail.sharing.services.disposing import carry_out
from handrail.sharing.services.emergencies import Breaking, Reviewing, break_glass, review_emergency
from handrail.sharing.services.following import follow_persons
from handrail.sharing.services.grants import Giving, let_in
from handrail.sharing.services.holds import HoldOn, put_hold, release_hold
from handrail.sharing.services.requests import Asking, ask_access
from handrail.sharing.services.tombstones import came_back, disposed_of

__all__ = [
    "Asking",
    "Breaking",
    "Connection",
    "Disposal",
    "DisposalItem",
    "DisposedOf",
    "Emergency",
    "Giving",
    "Hold",
    "HoldOn",
    "Holder",
    "Kept",
    "Naming",
    "Retained",
    "Reviewing",
    "Saying",
    "approve",
    "ask_access",
    "begin_dry_run",
    "break_glass",
    "came_back",
    "carry_out",
    "count_due",
    "disposed",
    "disposed_of",
    "follow_persons",
    "kept",
    "let_in",
    "propose",
    "put_hold",
    "register_gone",
    "register_joined_into",
    "register_numbers",
    "register_passed_through",
    "register_retained",
    "release_hold",
    "review_emergency",
    "say_connection",
    "schedule_in_force",
]
