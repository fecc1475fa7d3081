"""What other rooms may use of this one."""

from handrail.planning.definition.schema import json_schema
from handrail.planning.errors import CannotClose, CannotPlan
from handrail.planning.events import needs_changed, plans_changed
from handrail.planning.models import (
    Action,
    Assessment,
    Closing,
    Goal,
    InstrumentVersion,
    Lead,
    Member,
    Need,
    Plan,
    Provision,
    Review,
    Voice,
)
from handrail.planning.notices import tell_what_falls_due
from handrail.planning.plan_rules import PlanKind, PlanRules, plan_rules
from handrail.planning.policies.agreeing import Proposal
from handrail.planning.policies.plan_closing import needs_receiver
from handrail.planning.policies.plan_steps import Step, days_between, step_between
from handrail.planning.selectors.instruments import version_in_use
from handrail.planning.selectors.needs import needs_of, running_needs
from handrail.planning.selectors.taking_over import TakingOver, taking_over
from handrail.planning.services.agreeing import agree, dissent, review_by
from handrail.planning.services.assessments import open_assessment
from handrail.planning.services.deleting import bring_back_part, delete_part
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
from handrail.planning.services.instruments import as_json, shipped, take_in
from handrail.planning.services.plan_steps import step_plan
from handrail.planning.services.plan_writing import Saving, saving
from handrail.planning.services.plans import Ending, close_plan, start_plan
from handrail.planning.services.reviews import Minutes, finish_review, set_review, write_minutes
from handrail.planning.services.team import NewMember, add_member, refresh_team_reach, set_lead
from handrail.planning.services.views import begin_view, finish_view, save_answers
from handrail.planning.services.voices import Said, hear, say_what_came_of_it
from handrail.planning.team_figures import register_team_figures

NEED_LEVELS = {str(level.value): level.label for level in Need.Level}

__all__ = [
    "NEED_LEVELS",
    "Action",
    "Assessment",
    "CannotClose",
    "CannotPlan",
    "Closing",
    "Ending",
    "Goal",
    "GoalText",
    "InstrumentVersion",
    "Lead",
    "Member",
    "Minutes",
    "Need",
    "NewMember",
    "Plan",
    "PlanKind",
    "PlanRules",
    "Proposal",
    "Provision",
    "Review",
    "Said",
    "Saving",
    "Service",
    "Step",
    "TakingOver",
    "Task",
    "Voice",
    "add_action",
    "add_goal",
    "add_member",
    "agree",
    "as_json",
    "begin_view",
    "bring_back_part",
    "close_plan",
    "days_between",
    "delete_part",
    "dissent",
    "finish_action",
    "finish_review",
    "finish_view",
    "hear",
    "json_schema",
    "needs_changed",
    "needs_of",
    "needs_receiver",
    "open_assessment",
    "plan_rules",
    "plans_changed",
    "put_in_place",
    "refresh_team_reach",
    "register_team_figures",
    "review_by",
    "running_needs",
    "save_answers",
    "saving",
    "say_what_came_of_it",
    "send_digests",
    "set_lead",
    "set_review",
    "shipped",
    "start_plan",
    "step_between",
    "step_plan",
    "take_in",
    "taking_over",
    "tell_what_falls_due",
    "version_in_use",
    "write_minutes",
]
