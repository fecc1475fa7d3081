from handrail.disclosure.models.closed import Closed
from handrail.disclosure.models.ledger import Checkpoint, LedgerDetail, LedgerEntry
from handrail.disclosure.models.protected import ProtectedGrant, ProtectedMark, ProtectedValue, ProtectedVersion
from handrail.disclosure.models.purpose import Purpose
from handrail.disclosure.models.reach import Reach
from handrail.disclosure.models.sharing import Level, SharingMatrix, SharingRule

__all__ = [
    "Checkpoint",
    "Closed",
    "LedgerDetail",
    "LedgerEntry",
    "Level",
    "ProtectedGrant",
    "ProtectedMark",
    "ProtectedValue",
    "ProtectedVersion",
    "Purpose",
    "Reach",
    "SharingMatrix",
    "SharingRule",
]
