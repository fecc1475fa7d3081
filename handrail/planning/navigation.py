from django.http import HttpRequest

from handrail.partnership.public import Permission
from handrail.ui.public import NavigationItem, register_navigation


def register() -> None:
    register_navigation(NavigationItem("Instruments", "instruments", 70, _may_edit, key="i"))


def _may_edit(request: HttpRequest) -> bool:
    reader = getattr(request, "reader", None)
    return reader is not None and reader.role.can(Permission.EDIT_INSTRUMENTS)
