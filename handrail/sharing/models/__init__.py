from handrail.sharing.models.access_request import AccessRequest
from handrail.sharing.models.connection import Connection, LookedInto
from handrail.sharing.models.disposal import Disposal, DisposalItem, Tombstone
from handrail.sharing.models.emergency import Emergency
from handrail.sharing.models.grant import Grant
from handrail.sharing.models.named import Named
from handrail.sharing.models.refusal import Refusal, WhyRefused
from handrail.sharing.models.report_request import ReportRequest
from handrail.sharing.models.retention import Hold, RetentionSchedule
from handrail.sharing.models.told import Consent, DisclosureMade, How

__all__ = [
    "AccessRequest",
    "Connection",
    "Consent",
    "DisclosureMade",
    "Disposal",
    "DisposalItem",
    "Emergency",
    "Grant",
    "Hold",
    "How",
    "LookedInto",
    "Named",
    "Refusal",
    "ReportRequest",
    "RetentionSchedule",
    "Tombstone",
    "WhyRefused",
]
