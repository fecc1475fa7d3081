"""What other rooms may use of this one."""

from handrail.planning.definition.schema import json_schema
from handrail.planning.events import needs_changed
from handrail.planning.models import Assessment, InstrumentVersion, Need
from handrail.planning.policies.agreeing import Proposal
from handrail.planning.selectors.instruments import version_in_use
from handrail.planning.selectors.needs import needs_of, running_needs
from handrail.planning.services.agreeing import agree, dissent, review_by
from handrail.planning.services.assessments import open_assessment
from handrail.planning.services.instruments import as_json, shipped, take_in
from handrail.planning.services.views import begin_view, finish_view, save_answers

NEED_LEVELS = {str(level.value): level.label for level in Need.Level}

__all__ = [
    "NEED_LEVELS",
    "Assessment",
    "InstrumentVersion",
    "Need",
    "Proposal",
    "agree",
    "as_json",
    "begin_view",
    "dissent",
    "finish_view",
    "json_schema",
    "needs_changed",
    "needs_of",
    "open_assessment",
    "review_by",
    "running_needs",
    "save_answers",
    "shipped",
    "take_in",
    "version_in_use",
]
