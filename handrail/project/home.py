"""Tasks on the home page for pages of rooms that stand below the home page."""

from handrail.kernel import clock
from handrail.kernel.words import plural
from handrail.partnership.public import Permission, posts_with_holders
from handrail.records.public import HomeTask, register_home_task


def register() -> None:
    for task in _TASKS:
        register_home_task(task)


def _vacant() -> str:
    vacant = sum(not holders for _, holders in posts_with_holders(on=clock.today()))
    return f"{plural(vacant, 'post')} vacant" if vacant else "No post is vacant"


_TASKS = (
    HomeTask(
        "refusals",
        60,
        "See who was refused what",
        "A refusal may be somebody looking where they should not, or a rule that stands in the way of work.",
        "ledger",
        lambda role: role.can(Permission.READ_LEDGER),
        query="?outcome=denied",
    ),
    HomeTask(
        "ledger",
        70,
        "Read the ledger",
        "Who opened, looked for, took out or changed what, on what basis. Find everything about one person by their "
        "number.",
        "ledger",
        lambda role: role.can(Permission.READ_LEDGER),
    ),
    HomeTask(
        "sharing",
        80,
        "See what agencies share with whom",
        "The matrix in force, by role, purpose and kind of information.",
        "sharing",
        lambda role: role.can(Permission.EDIT_SHARING),
    ),
    HomeTask(
        "partnership",
        90,
        "See to agencies, teams and posts",
        "Who sits in which post, and which stand empty.",
        "partnership",
        lambda role: role.can(Permission.MANAGE_PARTNERSHIP),
        _vacant,
    ),
)
