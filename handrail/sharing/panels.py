"""What this room puts on a person's page: who is let in, who was told or refused, what is kept and how long."""

from handrail.records.public import Panel, Tab, register_panel, register_tab
from handrail.sharing.presenters.kept_panel import how_long_kept

SHARING = "sharing"


def register() -> None:
    register_tab(Tab(SHARING, "Sharing", 80))
    template = "sharing/kept_panel.jinja"
    register_panel(Panel("kept", SHARING, "How long this is kept and why", 90, template, how_long_kept))
