"""Each page says who may open it. A view that says nothing is not served, and a test lists every one of them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from django.urls import URLPattern, URLResolver, get_resolver
from django.views.generic import RedirectView

from handrail.partnership.roles import Permission

View = TypeVar("View", bound=Callable[..., Any])

# Pages that must answer before anybody has signed in, or that look after signing in themselves.
OPEN_MODULES = ("allauth.", "handrail.ui.")


class UnmarkedView(RuntimeError):
    """A page that does not say who may open it: a defect in our code."""


@dataclass(frozen=True)
class Access:
    """Everybody, anybody signed in, or holders of a permission in the post they act in."""

    everybody: bool = False
    permission: Permission | None = None


def _mark(access: Access) -> Callable[[View], View]:
    def mark(view: View) -> View:
        view.access = access  # type: ignore[attr-defined]  # read by the middleware
        return view

    return mark


def open_to_all(view: View) -> View:
    return _mark(Access(everybody=True))(view)


def signed_in(view: View) -> View:
    return _mark(Access())(view)


def needs(permission: Permission) -> Callable[[View], View]:
    return _mark(Access(permission=permission))


def access_of(view: Callable[..., Any]) -> Access:
    """Who may open a page, or `UnmarkedView`."""
    access = getattr(view, "access", None)
    if isinstance(access, Access):
        return access
    if view.__module__.startswith(OPEN_MODULES) or getattr(view, "view_class", None) is RedirectView:
        return Access(everybody=True)
    raise UnmarkedView(f"{view.__module__}.{getattr(view, '__name__', view)} does not say who may open it.")


def every_page() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every address that Handrail serves, as its pattern, with its view."""
    yield from _pages("", get_resolver().url_patterns)


def _pages(prefix: str, patterns: list[URLPattern | URLResolver]) -> Iterator[tuple[str, Callable[..., Any]]]:
    for pattern in patterns:
        address = f"{prefix}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            yield from _pages(address, pattern.url_patterns)
        else:
            yield address, pattern.callback
