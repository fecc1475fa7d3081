from django.http import HttpRequest

from handrail.disclosure.public import Reader
from handrail.partnership.public import Permission
from handrail.ui.public import NavigationItem, register_navigation


def _keeps_retention(request: HttpRequest) -> bool:
    reader: Reader | None = getattr(request, "reader", None)
    return reader is not None and reader.role.can(Permission.KEEP_RETENTION)


def register() -> None:
    """Adds this room's pages to the navigation."""
    register_navigation(NavigationItem("Retention", "retention", 87, _keeps_retention))
