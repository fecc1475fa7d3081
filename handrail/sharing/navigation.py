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
    register_navigation(NavigationItem("Being let in", "access", 70, _offered(Permission.OPEN_PERSON)))
    register_navigation(NavigationItem("Emergencies", "access-review", 75, _offered(Permission.REVIEW_ACCESS)))
    register_navigation(NavigationItem("Retention", "retention", 87, _offered(Permission.KEEP_RETENTION)))
    register_navigation(NavigationItem("Who saw what", "access-reports", 81, _offered(Permission.READ_ACCESS_REPORT)))
    register_navigation(NavigationItem("Told and refused", "told-watch", 82, _offered(Permission.READ_LEDGER)))
