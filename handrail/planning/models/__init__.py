from handrail.planning.models.assessment import Agreement, Assessment, Dissent, View, ViewAnswers
from handrail.planning.models.instrument import InstrumentVersion
from handrail.planning.models.need import Need

__all__ = [
    "Agreement",
    "Assessment",
    "Dissent",
    "InstrumentVersion",
    "Need",
    "View",
    "ViewAnswers",
]
