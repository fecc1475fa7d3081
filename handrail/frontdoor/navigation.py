from collections.abc import Callable

from django.http import HttpRequest

from handrail.disclosure.public import Reader
from handrail.partnership.public import Permission
from handrail.ui.public import NavigationItem, register_navigation


def _offered(*permissions: Permission, but: Permission | None = None) -> Callable[[HttpRequest], bool]:
    def visible(request: HttpRequest) -> bool:
        reader: Reader | None = getattr(request, "reader", None)
        if reader is None or (but is not None and reader.role.can(but)):
            return False
        return any(reader.role.can(permission) for permission in permissions)

    return visible


def register() -> None:
    takes = Permission.TAKE_CONTACTS
    register_navigation(NavigationItem("Front door", "front-door", 15, _offered(takes), key="q"))
    register_navigation(
        NavigationItem("Tell the front door", "contact-new", 15, _offered(Permission.MAKE_CONTACT, but=takes), key="w")
    )
    register_navigation(NavigationItem("Checks", "checks", 17, _offered(Permission.ANSWER_CHECKS), key="c"))
