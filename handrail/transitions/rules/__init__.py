"""The rules of the horizon: data under `data/`, read and held to their shape here."""

from handrail.transitions.rules.load import RulesError, RuleSet, rules
from handrail.transitions.rules.schema import CohortRule, NeedRule, SupportRule

PLANNED = "planned-service"  # the rule in support.toml by which the services of plans are drawn

__all__ = ["PLANNED", "CohortRule", "NeedRule", "RuleSet", "RulesError", "SupportRule", "rules"]
