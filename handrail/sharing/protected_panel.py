"""The panel of what is protected, on a person's Sharing tab."""

from collections.abc import Mapping
from typing import Any

from handrail.partnership.public import Permission
from handrail.records.public import Panel, PersonReading, register_panel
from handrail.sharing.presenters.protected import cards
from handrail.sharing.selectors.protected import protections_of

ORDER = 20


def register(tab: str) -> None:
    register_panel(
        Panel(
            "protected", tab, "Kept from everybody without a grant", ORDER, "sharing/protected_panel.jinja", protected
        )
    )


def protected(reading: PersonReading) -> Mapping[str, Any] | None:
    """For whoever works with the person, and for whoever may protect: the front door must know whom it may not tell."""
    may = reading.reader.role.can(Permission.PROTECT_VALUES)
    if not (reading.decision.reached or may):
        return None
    held = protections_of(reading.person.pk, reading.reader)
    shown = cards(reading.person.pk, held, reading.reader, reached=reading.decision.reached)
    return {"cards": shown, "may": may}
