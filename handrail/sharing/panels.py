"""What this room puts on a person's page: who is let in, who was told, what is kept back and for how long."""

from handrail.records.public import Tab, register_tab
from handrail.sharing import protected_panel

SHARING = "sharing"


def register() -> None:
    register_tab(Tab(SHARING, "Sharing", 80))
    protected_panel.register(SHARING)
