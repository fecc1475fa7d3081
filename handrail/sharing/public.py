"""What other rooms may use of this one."""

from handrail.sharing.act_words import ActWords, Kind, register_act_words
from handrail.sharing.chapters import AccessChapter, ChapterRows, Shown, register_access_chapter
from handrail.sharing.checks import Holder
from handrail.sharing.events import disposed
from handrail.sharing.held_back import DisposedOf
from handrail.sharing.lives import Life, register_lives
from handrail.sharing.models import (
    Connection,
    Consent,
    DisclosureMade,
    Disposal,
    DisposalItem,
    Emergency,
    Hold,
    How,
    Refusal,
    WhyRefused,
)
from handrail.sharing.naming import Naming
from handrail.sharing.refusal_sources import RefusalSource, RefusedElsewhere, register_refusals
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
from handrail.sharing.selectors.told import RefusedCount
from handrail.sharing.services.connections import Saying, say_connection
from handrail.sharing.services.disclosed import Recipient, disclosed
from handrail.sharing.services.disposals import approve, begin_dry_run, count_due, propose
from handrail.sharing.services.disposing import carry_out
from handrail.sharing.services.emergencies import Breaking, Reviewing, break_glass, review_emergency
from handrail.sharing.services.following import follow_persons
from handrail.sharing.services.grants import Giving, let_in
from handrail.sharing.services.holds import HoldOn, put_hold, release_hold
from handrail.sharing.services.protected import follow_protected
from handrail.sharing.services.refusing import Refusing, refuse_to_share
from handrail.sharing.services.report_requests import open_request
from handrail.sharing.services.requests import Asking, ask_access
from handrail.sharing.services.telling import Telling, tell_outside
from handrail.sharing.services.tombstones import came_back, disposed_of

__all__ = [
    "AccessChapter",
    "ActWords",
    "Asking",
    "Breaking",
    "ChapterRows",
    "Connection",
    "Consent",
    "DisclosureMade",
    "Disposal",
    "DisposalItem",
    "DisposedOf",
    "Emergency",
    "Giving",
    "Hold",
    "HoldOn",
    "Holder",
    "How",
    "Kept",
    "Kind",
    "Life",
    "Naming",
    "Recipient",
    "Refusal",
    "RefusalSource",
    "RefusedCount",
    "RefusedElsewhere",
    "Refusing",
    "Retained",
    "Reviewing",
    "Saying",
    "Shown",
    "Telling",
    "WhyRefused",
    "approve",
    "ask_access",
    "begin_dry_run",
    "break_glass",
    "came_back",
    "carry_out",
    "count_due",
    "disclosed",
    "disposed",
    "disposed_of",
    "follow_persons",
    "follow_protected",
    "kept",
    "let_in",
    "open_request",
    "propose",
    "put_hold",
    "refuse_to_share",
    "register_access_chapter",
    "register_act_words",
    "register_gone",
    "register_joined_into",
    "register_lives",
    "register_numbers",
    "register_passed_through",
    "register_refusals",
    "register_retained",
    "release_hold",
    "review_emergency",
    "say_connection",
    "schedule_in_force",
    "tell_outside",
]
