"""What this room puts on a person's page: who is let in, who was told or refused, what is kept and how long."""

from handrail.records.public import Tab, register_tab

SHARING = "sharing"


def register() -> None:
    register_tab(Tab(SHARING, "Sharing", 80))
