"""What this room asks people to do, on their home page."""

from handrail.kernel.words import plural
from handrail.linkage.models import Batch
from handrail.linkage.selectors.feeds import open_rows
from handrail.linkage.selectors.review import progress
from handrail.partnership.public import Permission, Role
from handrail.records.public import HomeTask, register_home_task


def register() -> None:
    for task in _TASKS:
        register_home_task(task)


def _loads(role: Role) -> bool:
    return role.can(Permission.LOAD_EXTRACTS)


def _to_decide() -> str:
    waiting = progress().waiting
    return f"{waiting:,} to decide" if waiting else "Nothing waits"


def _set_aside() -> str:
    rows = open_rows().count()
    return f"{plural(rows, 'row')} set aside" if rows else "Nothing waits"


def _to_confirm() -> str:
    waiting = Batch.objects.filter(state__in=[Batch.State.UPLOADED, Batch.State.PREVIEWED]).count()
    return f"{plural(waiting, 'upload')} to confirm" if waiting else ""


_TASKS = (
    HomeTask(
        "look-up",
        10,
        "Somebody has contacted you about a young person",
        "Find them by name, birth date or number. You see which agencies are or were involved, and whom to ring. "
        "Each look stands on the ledger.",
        "find",
        lambda role: role.can(Permission.LOOK_UP_ANYONE),
    ),
    HomeTask(
        "matches",
        20,
        "Decide whether records are one person's",
        "Pairs that the machine is not sure of, side by side with the reasons.",
        "matches",
        lambda role: role.can(Permission.REVIEW_MATCHES),
        _to_decide,
    ),
    HomeTask(
        "quarantine",
        30,
        "See to rows that could not be taken in",
        "Each with its line, its column and why.",
        "quarantine",
        _loads,
        _set_aside,
    ),
    HomeTask(
        "extracts",
        40,
        "Take in what an agency sent",
        "Upload a file, see how it is understood, then load it. Here you also see which feeds are late.",
        "extracts",
        _loads,
        _to_confirm,
    ),
    HomeTask(
        "specifications",
        50,
        "Say how an agency's files are read",
        "Which column is what, for each extract.",
        "specifications",
        lambda role: role.can(Permission.EDIT_SPECIFICATIONS),
    ),
)
