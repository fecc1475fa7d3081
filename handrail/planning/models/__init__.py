from handrail.planning.models.goal import Action, Goal, Provision
from handrail.planning.models.plan import Closing, Plan
from handrail.planning.models.review import Review
from handrail.planning.models.team import Lead, Member
from handrail.planning.models.team_feed import CalendarFeed, OutboxMessage
from handrail.planning.models.voice import Voice

__all__ = [
    "Action",
    "CalendarFeed",
    "Closing",
    "Goal",
    "Lead",
    "Member",
    "OutboxMessage",
    "Plan",
    "Provision",
    "Review",
    "Voice",
]
