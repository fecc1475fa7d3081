"""What a person's Sharing tab says of who was told outside, and of what was refused."""

from typing import Any

from handrail.records.public import Panel, PersonReading, register_panel
from handrail.sharing.presenters.told import refused_entries, told_entries
from handrail.sharing.refusal_sources import refused_elsewhere
from handrail.sharing.selectors.told import refused_of, told_of


def register(tab: str) -> None:
    register_panel(Panel("told-outside", tab, "Who was told outside Handrail", 40, "sharing/told_panel.jinja", told))
    register_panel(Panel("refusals", tab, "Refusals to share", 50, "sharing/refused_panel.jinja", refused))


def told(reading: PersonReading) -> dict[str, Any]:
    rows = told_of(reading.person.pk)
    return {"entries": told_entries(rows, reading.decision, reading.today), "may_add": reading.decision.reached}


def refused(reading: PersonReading) -> dict[str, Any]:
    rows, elsewhere = refused_of(reading.person.pk), refused_elsewhere(reading.person.pk)
    entries = refused_entries(rows, elsewhere, reading.decision, reading.today)
    return {"entries": entries, "may_add": reading.decision.reached}
