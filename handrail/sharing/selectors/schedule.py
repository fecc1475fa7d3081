"""The retention schedule in force, and those before it."""

from handrail.disclosure.public import as_system
from handrail.sharing.models import RetentionSchedule
from handrail.sharing.retention import Schedule, read_schedule, shipped_text


def schedule_in_force() -> Schedule:
    """The latest version; what Handrail ships, before the database has been set up. One query."""
    latest = RetentionSchedule.objects.order_by("-version").first()
    return schedule_of(latest) if latest else read_schedule(shipped_text())


def schedule_of(published: RetentionSchedule) -> Schedule:
    return read_schedule(published.rules, published.version)


def undo_days() -> int:
    """For how many days a delete may be undone: everybody who writes is held to it, so it is read as the machine."""
    with as_system("for how long a delete may be undone"):
        return schedule_in_force().undo_days
