"""What whoever keeps watch can do in this room from the home page."""

from handrail.partnership.public import Permission, Role
from handrail.records.public import HomeTask, register_home_task


def _reviews(role: Role) -> bool:
    return role.can(Permission.REVIEW_ACCESS)


def register() -> None:
    register_home_task(
        HomeTask(
            "access-review",
            30,
            "Look at emergencies",
            "Who opened a record in an emergency, and staff who may have looked up people they know",
            "access-review",
            _reviews,
        )
    )
