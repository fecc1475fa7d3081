"""What stands around every page: names, navigation, who is signed in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest

from handrail.ui.navigation import find_offered, masthead_links, navigation_for, url_or_none


@dataclass(frozen=True, slots=True)
class Notice:
    """One message from the last action, for the banner above the page."""

    text: str
    success: bool


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A page that g and a letter lead to; `focus` is the id of a field that takes the cursor where it is in sight."""

    key: str
    label: str
    href: str
    focus: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame of one page for one reader. Addresses are empty where no installed room serves them."""

    council: str
    partnership: str
    home_url: str
    demo: bool
    navigation: list[dict[str, object]]
    find_url: str
    searched: str
    reader: str
    reader_url: str
    links: list[dict[str, object]]
    sign_in_url: str
    sign_out_url: str
    notices: list[Notice]
    shortcuts: list[Shortcut]


def council_name() -> str:
    return str(getattr(settings, "HANDRAIL_COUNCIL_NAME", ""))


def partnership_name() -> str:
    return str(getattr(settings, "HANDRAIL_PARTNERSHIP_NAME", "")) or "Handrail"


def demo_mode() -> bool:
    return bool(getattr(settings, "HANDRAIL_DEMO", False))


def frame(request: HttpRequest) -> Frame:
    """Everything the layout shows around the page's own content."""
    user = getattr(request, "user", None)
    signed_in = bool(user is not None and user.is_authenticated)
    navigation, links = navigation_for(request), masthead_links(request) if signed_in else []
    find_url = (url_or_none("find") or "") if (signed_in or user is None) and find_offered(request) else ""
    return Frame(
        council=council_name(),
        partnership=partnership_name(),
        home_url=url_or_none("home") or "/",
        demo=demo_mode(),
        navigation=navigation,
        find_url=find_url,
        searched=request.POST.get("q", "") if request.path == url_or_none("find") else "",
        reader=_name_of(user) if signed_in else "",
        reader_url=(url_or_none("acting") or "") if signed_in else "",
        links=links,
        sign_in_url=url_or_none("account_login") or "",
        sign_out_url=url_or_none("account_logout") or "",
        notices=[Notice(str(one), one.level_tag == "success") for one in get_messages(request)],
        shortcuts=_shortcuts([*navigation, *links], find_url) if signed_in else [],
    )


def _shortcuts(items: Sequence[Mapping[str, object]], find_url: str) -> list[Shortcut]:
    find = [Shortcut("f", "Find a person", find_url, focus="find-in-header")] if find_url else []
    return find + [Shortcut(str(one["key"]), str(one["text"]), str(one["href"])) for one in items if one["key"]]


def _name_of(user: object) -> str:
    full_name = getattr(user, "get_full_name", None)
    return (full_name() if callable(full_name) else "") or str(user)
