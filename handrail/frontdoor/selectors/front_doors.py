"""Which teams take contacts."""

from handrail.kernel.errors import UserError
from handrail.partnership.public import ROLES, Permission, Team

TAKING = tuple(role.code for role in ROLES.values() if role.can(Permission.TAKE_CONTACTS))


class NoFrontDoor(UserError):
    def __init__(self) -> None:
        super().__init__("This partnership has no front door yet: one of its teams needs a post that takes contacts.")


def front_doors() -> list[Team]:
    """Every team with a post that takes contacts, filled or vacant, by name. One query."""
    return list(Team.objects.filter(posts__role__in=TAKING).select_related("agency").distinct())


def front_door(team_id: int | None = None) -> Team:
    """The one named, else the first there is. Raises `NoFrontDoor`."""
    doors = front_doors()
    chosen = [door for door in doors if door.pk == team_id] or doors
    if not chosen:
        raise NoFrontDoor
    return chosen[0]
