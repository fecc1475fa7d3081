"""The register of the main navigation: each room adds its own items when Django starts."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse


def _everyone(request: HttpRequest) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class NavigationItem:
    """One entry of the main navigation.

    ``url_name`` is reversed without arguments; ``order`` sorts from left to right; ``visible`` answers whether this
    reader should be offered it (the page itself still decides whether they may enter); ``key`` is the letter that,
    after g, leads there.
    """

    label: str
    url_name: str
    order: int
    visible: Callable[[HttpRequest], bool] = _everyone
    key: str = ""


_items: dict[str, NavigationItem] = {}


def register_navigation(item: NavigationItem) -> None:
    """Adds an item; a second registration under the same URL name replaces the first, so that reloading is harmless."""
    _items[item.url_name] = item


@dataclass(frozen=True, slots=True)
class MastheadLink:
    """A page that is the reader's own, beside their name at the top of each page, with how many things wait there.

    ``number`` answers None for whoever is not offered it, and costs one cheap query at most; ``counted`` is the word
    for what it counts ('unread').
    """

    label: str
    url_name: str
    number: Callable[[HttpRequest], int | None]
    counted: str
    key: str = ""


_masthead_links: dict[str, MastheadLink] = {}


def register_masthead_link(link: MastheadLink) -> None:
    """Adds a link; a second registration under the same URL name replaces the first."""
    _masthead_links[link.url_name] = link


def masthead_links(request: HttpRequest) -> list[dict[str, object]]:
    """The links that this reader is offered."""
    offered = ((link, link.number(request), url_or_none(link.url_name)) for link in _masthead_links.values())
    return [
        {"text": link.label, "href": href, "number": number, "counted": link.counted, "key": link.key}
        for link, number, href in offered
        if href is not None and number is not None
    ]


_find_offered_to: list[Callable[[HttpRequest], bool]] = []


def offer_find_to(visible: Callable[[HttpRequest], bool]) -> None:
    """Who is offered the Find box at the top of each page; until somebody says, everybody who is signed in."""
    _find_offered_to[:] = [visible]


def find_offered(request: HttpRequest) -> bool:
    return all(visible(request) for visible in _find_offered_to)


def url_or_none(name: str) -> str | None:
    """The address of a page, or None where no installed room serves it."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return None


def navigation_for(request: HttpRequest) -> list[dict[str, object]]:
    """The reader's items in GOV.UK's shape; the one whose address begins the current path is marked active."""
    shown = []
    for item in sorted(_items.values(), key=lambda one: (one.order, one.label)):
        href = url_or_none(item.url_name)
        if href is not None and item.visible(request):
            here = request.path == href
            within = href != "/" and request.path.startswith(href.rstrip("/") + "/")
            shown.append({"text": item.label, "href": href, "current": here, "active": here or within, "key": item.key})
    return shown
