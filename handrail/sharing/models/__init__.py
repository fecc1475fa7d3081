from handrail.sharing.models.refusal import Refusal, WhyRefused
from handrail.sharing.models.told import Consent, DisclosureMade, How

__all__ = ["Consent", "DisclosureMade", "How", "Refusal", "WhyRefused"]
