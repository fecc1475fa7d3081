from handrail.transitions.models.case import TransitionCase
from handrail.transitions.models.period import HorizonFinding, NeedPeriod, SupportPeriod

__all__ = ["HorizonFinding", "NeedPeriod", "SupportPeriod", "TransitionCase"]
