from django.conf import settings
from django.http import HttpRequest

from handrail.partnership.public import Permission
from handrail.ui.public import NavigationItem, register_navigation


def register() -> None:
    register_navigation(NavigationItem("Plans", "plans", 25, _may_list, key="p"))
    register_navigation(NavigationItem("Caseloads", "caseload", 27, _sees_caseloads, key="l"))
    register_navigation(NavigationItem("Outbox", "outbox", 95, _keeps_mail))


def _may_list(request: HttpRequest) -> bool:
    reader = getattr(request, "reader", None)
    return reader is not None and reader.role.can(Permission.SEE_PLANS)


def _sees_caseloads(request: HttpRequest) -> bool:
    reader = getattr(request, "reader", None)
    return reader is not None and reader.role.can(Permission.SEE_CASELOAD)


def _keeps_mail(request: HttpRequest) -> bool:
    return bool(settings.HANDRAIL_DEMO and request.user.is_authenticated)
