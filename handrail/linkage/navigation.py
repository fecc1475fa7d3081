from collections.abc import Callable

from django.http import HttpRequest

from handrail.disclosure.public import Reader
from handrail.partnership.public import Permission
from handrail.ui.public import NavigationItem, offer_find_to, register_navigation


def _offered_to(permission: Permission) -> Callable[[HttpRequest], bool]:
    def visible(request: HttpRequest) -> bool:
        reader: Reader | None = getattr(request, "reader", None)
        return reader is not None and reader.role.can(permission)

    return visible


def register() -> None:
    offer_find_to(_offered_to(Permission.OPEN_PERSON))
    register_navigation(NavigationItem("Extracts", "extracts", 60, _offered_to(Permission.LOAD_EXTRACTS), key="e"))
    register_navigation(NavigationItem("Matches", "matches", 65, _offered_to(Permission.REVIEW_MATCHES), key="m"))
