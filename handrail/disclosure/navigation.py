from collections.abc import Callable

from django.http import HttpRequest

from handrail.disclosure.reader import Reader
from handrail.partnership.public import Permission
from handrail.ui.public import NavigationItem, register_navigation


def offered_to(permission: Permission) -> Callable[[HttpRequest], bool]:
    """Whether a navigation item is offered: to whoever's acting post holds a permission."""

    def visible(request: HttpRequest) -> bool:
        reader: Reader | None = getattr(request, "reader", None)
        return reader is not None and reader.role.can(permission)

    return visible


def register() -> None:
    register_navigation(NavigationItem("Ledger", "ledger", 80, offered_to(Permission.READ_LEDGER), key="r"))
    register_navigation(NavigationItem("Sharing", "sharing", 85, offered_to(Permission.EDIT_SHARING), key="s"))
    register_navigation(
        NavigationItem("Partnership", "partnership", 90, offered_to(Permission.MANAGE_PARTNERSHIP), key="a")
    )
