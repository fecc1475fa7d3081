"""What this room puts on a person's page: what they are assessed to need, and the assessments that say so."""

from typing import Any

from handrail.partnership.public import need_domains
from handrail.planning.opening import may_assess
from handrail.planning.presenters.needs import assessments_table, needs_before, needs_now
from handrail.planning.selectors.assessments import assessments_of, prompted
from handrail.planning.selectors.instruments import in_use
from handrail.planning.selectors.needs import needs_of
from handrail.records.public import Panel, PersonReading, Tab, register_panel, register_tab

NEEDS = "needs"


def register() -> None:
    register_tab(Tab(NEEDS, "Needs and risk", 20))
    register_panel(Panel("needs-now", NEEDS, "What is needed", 10, "planning/needs_panel.jinja", needs))
    register_panel(Panel("assessments", NEEDS, "Assessments", 20, "planning/assessments_panel.jinja", assessments))


def needs(reading: PersonReading) -> dict[str, Any]:
    held = needs_of(reading.person.pk)
    return {"now": needs_now(held, need_domains()), "before": needs_before(held, need_domains())}


def assessments(reading: PersonReading) -> dict[str, Any]:
    held = assessments_of(reading.person.pk)
    return {
        "table": assessments_table(held, prompted(held), reading.today),
        "person_id": reading.person.pk,
        "instruments": in_use() if may_assess(reading) else [],
    }
