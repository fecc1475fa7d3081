"""What other rooms may use of this one."""

from handrail.transitions.rules import RulesError, rules
from handrail.transitions.selectors.horizon import DomainHorizon, horizon, horizon_sql
from handrail.transitions.selectors.uncounted import Uncounted, uncounted_support
from handrail.transitions.services.refresh import refresh

__all__ = [
    "DomainHorizon",
    "RulesError",
    "Uncounted",
    "horizon",
    "horizon_sql",
    "refresh",
    "rules",
    "uncounted_support",
]
