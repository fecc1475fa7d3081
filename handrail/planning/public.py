"""What other rooms may use of this one."""

from handrail.planning.errors import CannotClose, CannotPlan
from handrail.planning.events import needs_changed, plans_changed
from handrail.planning.models import Action, Closing, Goal, Lead, Member, Need, Plan, Provision, Review, Voice
from handrail.planning.plan_rules import PlanKind, PlanRules, plan_rules
from handrail.planning.policies.plan_closing import needs_receiver
from handrail.planning.policies.plan_steps import Step, days_between, step_between
from handrail.planning.services.digests import send_digests
from handrail.planning.services.goals import (
    GoalText,
    Service,
    Task,
    add_action,
    add_goal,
    finish_action,
    put_in_place,
)
from handrail.planning.services.plan_steps import step_plan
from handrail.planning.services.plan_writing import Saving, saving
from handrail.planning.services.plans import Ending, close_plan, start_plan
from handrail.planning.services.reviews import Minutes, finish_review, set_review, write_minutes
from handrail.planning.services.team import NewMember, add_member, refresh_team_reach, set_lead
from handrail.planning.services.voices import Said, hear, say_what_came_of_it

__all__ = [
    "Action",
    "CannotClose",
    "CannotPlan",
    "Closing",
    "Ending",
    "Goal",
    "GoalText",
    "Lead",
    "Member",
    "Minutes",
    "Need",
    "NewMember",
    "Plan",
    "PlanKind",
    "PlanRules",
    "Provision",
    "Review",
    "Said",
    "Saving",
    "Service",
    "Step",
    "Task",
    "Voice",
    "add_action",
    "add_goal",
    "add_member",
    "close_plan",
    "days_between",
    "finish_action",
    "finish_review",
    "hear",
    "needs_changed",
    "needs_receiver",
    "plan_rules",
    "plans_changed",
    "put_in_place",
    "refresh_team_reach",
    "saving",
    "say_what_came_of_it",
    "send_digests",
    "set_lead",
    "set_review",
    "start_plan",
    "step_between",
    "step_plan",
    "write_minutes",
]
