from handrail.planning.models.assessment import Agreement, Assessment, Dissent, View, ViewAnswers
from handrail.planning.models.goal import Action, Goal, Provision
from handrail.planning.models.instrument import InstrumentVersion
from handrail.planning.models.need import Need
from handrail.planning.models.plan import Closing, Plan
from handrail.planning.models.review import Review
from handrail.planning.models.team import Lead, Member
from handrail.planning.models.team_feed import CalendarFeed, OutboxMessage
from handrail.planning.models.voice import Voice

__all__ = [
    "Action",
    "Agreement",
    "Assessment",
    "CalendarFeed",
    "Closing",
    "Dissent",
    "Goal",
    "InstrumentVersion",
    "Lead",
    "Member",
    "Need",
    "OutboxMessage",
    "Plan",
    "Provision",
    "Review",
    "View",
    "ViewAnswers",
    "Voice",
]
