from handrail.sharing.models.access_request import AccessRequest
from handrail.sharing.models.refusal import Refusal, WhyRefused
from handrail.sharing.models.told import Consent, DisclosureMade, How

__all__ = ["AccessRequest", "Consent", "DisclosureMade", "How", "Refusal", "WhyRefused"]
