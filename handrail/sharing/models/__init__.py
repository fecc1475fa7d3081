from handrail.sharing.models.report_request import ReportRequest
from handrail.sharing.models.refusal import Refusal, WhyRefused
from handrail.sharing.models.told import Consent, DisclosureMade, How

__all__ = ["ReportRequest", "Consent", "DisclosureMade", "How", "Refusal", "WhyRefused"]
