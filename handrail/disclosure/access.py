"""Each page says who may open it. A view that says nothing is not served, and a test lists every one of them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from handrail.partnership.public import Permission

View = TypeVar("View", bound=Callable[..., Any])


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
