"""What other rooms may use of this one."""

from handrail.writing.conflicts import conflict_page, saved_or_conflict
from handrail.writing.drafted import Drafted, drafted
from handrail.writing.errors import Conflict, Gone, UnknownVersion
from handrail.writing.histories import OpenedHistory, Part, kinds_with_history, register_histories
from handrail.writing.home import drafts_block
from handrail.writing.models import Draft, Version, Written, WrittenManager
from handrail.writing.presenters.history import history_entries
from handrail.writing.presenters.shown import Wording
from handrail.writing.selectors.drafts import draft_of
from handrail.writing.selectors.history import history
from handrail.writing.services.deleting import TooLateToUndo, delete, register_undo_days, undelete, undo_until
from handrail.writing.services.drafts import forget_draft, keep_draft, remove_drafts_of, remove_old_drafts
from handrail.writing.services.writing import create, save

__all__ = [
    "Conflict",
    "Draft",
    "Drafted",
    "Gone",
    "OpenedHistory",
    "Part",
    "TooLateToUndo",
    "UnknownVersion",
    "Version",
    "Wording",
    "Written",
    "WrittenManager",
    "conflict_page",
    "create",
    "delete",
    "draft_of",
    "drafted",
    "drafts_block",
    "forget_draft",
    "history",
    "history_entries",
    "keep_draft",
    "kinds_with_history",
    "register_histories",
    "register_undo_days",
    "remove_drafts_of",
    "remove_old_drafts",
    "save",
    "saved_or_conflict",
    "undelete",
    "undo_until",
]
