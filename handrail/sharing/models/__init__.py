from handrail.sharing.models.disposal import Disposal, DisposalItem, Tombstone
from handrail.sharing.models.retention import Hold, RetentionSchedule

__all__ = ["Disposal", "DisposalItem", "Hold", "RetentionSchedule", "Tombstone"]
