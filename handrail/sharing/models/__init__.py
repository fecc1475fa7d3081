from handrail.sharing.models.access_request import AccessRequest
from handrail.sharing.models.connection import Connection, LookedInto
from handrail.sharing.models.disposal import Disposal, DisposalItem, Tombstone
from handrail.sharing.models.emergency import Emergency
from handrail.sharing.models.grant import Grant
from handrail.sharing.models.named import Named
from handrail.sharing.models.retention import Hold, RetentionSchedule

__all__ = [
    "AccessRequest",
    "Connection",
    "Disposal",
    "DisposalItem",
    "Emergency",
    "Grant",
    "Hold",
    "LookedInto",
    "Named",
    "RetentionSchedule",
    "Tombstone",
]
