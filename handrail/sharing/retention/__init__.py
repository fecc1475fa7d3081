"""The retention schedule: its rules as data, and how a text of them is read."""

from handrail.sharing.retention.read import RetentionRulesError, read_schedule, shipped_text
from handrail.sharing.retention.schema import EVERYTHING, WITH_THE_REST, After, Rule, Schedule

__all__ = [
    "EVERYTHING",
    "WITH_THE_REST",
    "After",
    "RetentionRulesError",
    "Rule",
    "Schedule",
    "read_schedule",
    "shipped_text",
]
