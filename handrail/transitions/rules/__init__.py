"""The rules of the horizon: data under `data/`, read and held to their shape here."""

from handrail.transitions.rules.load import RulesError, RuleSet, rules
from handrail.transitions.rules.schema import CohortRule, NeedRule, SupportRule

__all__ = ["CohortRule", "NeedRule", "RuleSet", "RulesError", "SupportRule", "rules"]
