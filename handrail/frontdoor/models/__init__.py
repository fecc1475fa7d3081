from handrail.frontdoor.models.check import AgencyCheck, AskedAbout
from handrail.frontdoor.models.contact import Attachment, Contact, RatingChange
from handrail.frontdoor.models.decision import Answer, Decision
from handrail.frontdoor.models.shift import ShiftHandover
from handrail.frontdoor.models.step import LevelStep, StepWords
from handrail.frontdoor.models.words import Words

__all__ = [
    "AgencyCheck",
    "Answer",
    "AskedAbout",
    "Attachment",
    "Contact",
    "Decision",
    "LevelStep",
    "RatingChange",
    "ShiftHandover",
    "StepWords",
    "Words",
]
