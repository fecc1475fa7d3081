from collections.abc import Callable

from django.http import HttpRequest

from handrail.disclosure.public import Reader
from handrail.partnership.public import Permission
from handrail.ui.public import NavigationItem, register_navigation


def _offered(permission: Permission) -> Callable[[HttpRequest], bool]:
    def visible(request: HttpRequest) -> bool:
        reader: Reader | None = getattr(request, "reader", None)
        return reader is not None and reader.role.can(permission)

    return visible


def register() -> None:
    """Adds this room's pages to the navigation."""
    register_navigation(NavigationItem("Who saw what", "access-reports", 81, _offered(Permission.READ_ACCESS_REPORT)))
    register_navigation(NavigationItem("Told and refused", "told-watch", 82, _offered(Permission.READ_LEDGER)))
