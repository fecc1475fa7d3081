"""What this room puts on a person's page: who is let in, who was told or refused, what is kept back, how long."""

from collections.abc import Mapping
from typing import Any

from handrail.kernel import clock
from handrail.records.public import Panel, PersonReading, Tab, register_panel, register_tab, who_may_open
from handrail.sharing import protected_panel
from handrail.sharing.checks import Holder, may_decide
from handrail.sharing.models import Grant
from handrail.sharing.presenters.emergencies import on_person_table as emergencies_table
from handrail.sharing.presenters.grants import on_person_table as grants_table
from handrail.sharing.presenters.kept_panel import how_long_kept
from handrail.sharing.selectors.grants import emergencies_of, grants_of

SHARING = "sharing"


def register() -> None:
    from handrail.sharing import matrix_panel, told_panels

    register_tab(Tab(SHARING, "Sharing", 80))
    told_panels.register(SHARING)
    matrix_panel.register(SHARING)
    protected_panel.register(SHARING)
    register_panel(Panel("let-in", SHARING, "Who may open this person", 10, "sharing/panel.jinja", let_in))
    template = "sharing/kept_panel.jinja"
    register_panel(Panel("kept", SHARING, "How long this is kept and why", 90, template, how_long_kept))


def let_in(reading: PersonReading) -> Mapping[str, Any] | None:
    """For whoever has a relationship with the person; whoever may find anybody sees pointers, and no more."""
    if not reading.decision.reached:
        return None
    person_id, reader, today = reading.person.pk, reading.reader, reading.today
    decides = may_decide(reader, person_id, today)

    def theirs(grant: Grant) -> bool:
        return Holder(grant.team, grant.member).includes(reader)

    def known(grant: Grant) -> bool:
        return decides or theirs(grant)

    now = clock.now()
    return {
        "who": who_may_open(reading),
        "grants": grants_table(grants_of(person_id, today), today, known=known),
        "emergencies": emergencies_table(emergencies_of(person_id, now), now) if decides else None,
        "decides": decides,
    }
