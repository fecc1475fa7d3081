"""What other rooms may use of this one."""

from handrail.writing.errors import Conflict, Gone, UnknownVersion
from handrail.writing.models import Draft, Version, Written, WrittenManager
from handrail.writing.selectors.drafts import draft_of
from handrail.writing.selectors.history import history
from handrail.writing.services.deleting import TooLateToUndo, delete, undelete
from handrail.writing.services.drafts import forget_draft, keep_draft
from handrail.writing.services.writing import create, save

__all__ = [
    "Conflict",
    "Draft",
    "Gone",
    "TooLateToUndo",
    "UnknownVersion",
    "Version",
    "Written",
    "WrittenManager",
    "create",
    "delete",
    "draft_of",
    "forget_draft",
    "history",
    "keep_draft",
    "save",
    "undelete",
]
