"""What this room asks people to do, on their home page."""

from handrail.kernel import clock
from handrail.kernel.words import plural
from handrail.partnership.public import Permission
from handrail.records.public import HomeTask, register_home_task
from handrail.sharing.selectors.holds import holds
from handrail.sharing.selectors.runs import waiting_for_approval


def register() -> None:
    register_home_task(
        HomeTask(
            "retention",
            75,
            "See what may be destroyed, and what may not",
            "What falls due by the retention rules, disposals that wait for a second officer, and holds.",
            "retention",
            lambda role: role.can(Permission.KEEP_RETENTION),
            _waits,
        )
    )


def _waits() -> str:
    proposed = waiting_for_approval()
    late = holds().filter(released_at=None, review_on__lte=clock.today()).count()
    said = [f"{proposed} to approve"] if proposed else []
    said += [f"{plural(late, 'hold')} to look at again"] if late else []
    return ", ".join(said) or "Nothing waits"
