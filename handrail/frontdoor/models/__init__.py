from handrail.frontdoor.models.check import AgencyCheck
from handrail.frontdoor.models.contact import Attachment, Contact, RatingChange
from handrail.frontdoor.models.decision import Answer, Decision, LevelStep
from handrail.frontdoor.models.shift import ShiftHandover

__all__ = [
    "AgencyCheck",
    "Answer",
    "Attachment",
    "Contact",
    "Decision",
    "LevelStep",
    "RatingChange",
    "ShiftHandover",
]
