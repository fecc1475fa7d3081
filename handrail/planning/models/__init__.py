from handrail.planning.models.action import Action, ActionInSummary
from handrail.planning.models.assessment import (
    AgreedRating,
    Agreement,
    Assessment,
    AssessmentReasons,
    Dissent,
    DissentInSummary,
    View,
    ViewAnswers,
    ViewRating,
)
from handrail.planning.models.goal import Goal, GoalInSummary
from handrail.planning.models.instrument import InstrumentVersion
from handrail.planning.models.need import Need
from handrail.planning.models.plan import Closing, ClosingInSummary, Plan, PlanReasons
from handrail.planning.models.provision import Provision, ProvisionInSummary
from handrail.planning.models.review import Review, ReviewInSummary
from handrail.planning.models.team import Lead, LeadInSummary, Member
from handrail.planning.models.team_feed import CalendarFeed, OutboxMessage
from handrail.planning.models.voice import Voice

__all__ = [
    "Action",
    "ActionInSummary",
    "AgreedRating",
    "Agreement",
    "Assessment",
    "AssessmentReasons",
    "CalendarFeed",
    "Closing",
    "ClosingInSummary",
    "Dissent",
    "DissentInSummary",
    "Goal",
    "GoalInSummary",
    "InstrumentVersion",
    "Lead",
    "LeadInSummary",
    "Member",
    "Need",
    "OutboxMessage",
    "Plan",
    "PlanReasons",
    "Provision",
    "ProvisionInSummary",
    "Review",
    "ReviewInSummary",
    "View",
    "ViewAnswers",
    "ViewRating",
    "Voice",
]
