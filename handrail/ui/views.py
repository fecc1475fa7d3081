"""The council's colour as a style sheet, and the pages for errors."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from handrail.ui.brand import style_sheet
from handrail.ui.context import partnership_name


@require_safe
@cache_control(public=True, max_age=3600)
def brand(request: HttpRequest) -> HttpResponse:
    """Sets the brand colour from settings: a style sheet of our own origin, so that no page needs an inline style."""
    return HttpResponse(style_sheet(), content_type="text/css; charset=utf-8")


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """What an error page says. Never what was asked for or what went wrong inside: either may hold personal data."""

    status: int
    title: str
    sentences: tuple[str, ...]


BAD_REQUEST = ErrorPage(
    400,
    "That request could not be read",
    ("The address or the form that your browser sent is not one that Handrail understands.", "Go back and try again."),
)
FORBIDDEN = ErrorPage(
    403,
    "You may not open this page",
    (
        "Your role does not open it, or the page you came from was open for too long. Nothing has been changed.",
        "If you need it for your work, ask your team manager or your information-governance officer.",
    ),
)
NOT_FOUND = ErrorPage(
    404,
    "There is no page at this address",
    (
        "If you typed the address, check it.",
        "If you followed a link, what it led to may have been joined with another record.",
        "Use Find to look for the person or place.",
    ),
)
SERVER_ERROR = ErrorPage(
    500,
    "Something went wrong here",
    (
        "Nothing that you sent has been half saved: a change is kept whole or not at all.",
        "Try again in a few minutes.",
        "If it happens again, tell whoever looks after Handrail what you were doing and when.",
    ),
)


def error_response(page: ErrorPage) -> HttpResponse:
    """Renders without the request, so without session, reader or database."""
    template = loader.get_template("ui/errors/error.jinja")
    body = template.render({"page": page, "partnership": partnership_name()})
    return HttpResponse(body, status=page.status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_response(BAD_REQUEST)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_response(FORBIDDEN)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_response(NOT_FOUND)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """For settings.CSRF_FAILURE_VIEW."""
    return error_response(FORBIDDEN)


def server_error(request: HttpRequest) -> HttpResponse:
    return error_response(SERVER_ERROR)
