from django.http import HttpRequest

from handrail.partnership.public import Permission
from handrail.ui.public import NavigationItem, register_navigation


def register() -> None:
    register_navigation(NavigationItem("Transitions", "transitions", 30, _may_list, key="t"))
    register_navigation(NavigationItem("Forecast", "forecast", 35, _may_forecast_alone, key="t"))


def _may(request: HttpRequest, permission: Permission) -> bool:
    reader = getattr(request, "reader", None)
    return reader is not None and reader.role.can(permission)


def _may_list(request: HttpRequest) -> bool:
    return _may(request, Permission.SEE_TRANSITIONS)


def _may_forecast_alone(request: HttpRequest) -> bool:
    """Whoever has the list reaches the forecast from there; whoever sees numbers alone needs a way of their own."""
    return _may(request, Permission.SEE_FORECAST) and not _may_list(request)
