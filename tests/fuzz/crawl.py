"""Walking the pages by their links, as each role: which pages there are, with real arguments, and which forms."""

from collections import defaultdict, deque
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from django.urls import Resolver404, resolve

from tests.fuzz.county import EVERYBODY, County, undone, watching_writes
from tests.fuzz.hostile import THOROUGH
from tests.fuzz.pages import Form, read

EACH = 2 if THOROUGH else 1  # so many pages of one route, for each role: they differ in what their person holds
STARTS = ("/", "/tell-us/", "/accounts/login/", "/accounts/2fa/", "/accounts/sessions/", "/drafts/", "/gallery")
NOT_FOLLOWED = ("/accounts/logout/", "/static/")


@dataclass(frozen=True)
class Seen:
    """A form that a role found on a page."""

    role: str
    page: str
    form: Form

    @property
    def kind(self) -> tuple[str, str]:
        """Tells one form from another whatever person or plan it is of: where it goes to."""
        return route_of(self.form.action) or "", self.form.method


@dataclass
class Found:
    """What walking about brought to light."""

    pages: list[tuple[str, str, int]] = field(default_factory=list)  # role, address, status
    forms: list[Seen] = field(default_factory=list)
    arguments: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    queries: set[str] = field(default_factory=set)
    wrote: list[tuple[str, str, list[str]]] = field(default_factory=list)  # role, address, tables that a GET wrote to

    def who_opens(self, route: str) -> set[str]:
        return {role for role, address, status in self.pages if status == HTTPStatus.OK and route_of(address) == route}


def route_of(address: str) -> str | None:
    try:
        return resolve(urlsplit(address).path).route
    except Resolver404:
        return None


def walk(county: County) -> Found:
    found = Found()
    for role in EVERYBODY:
        _walk(county, role, found)
    return found


def _walk(county: County, role: str, found: Found) -> None:
    waiting, known, times = deque(STARTS), set(STARTS), defaultdict(int)
    while waiting:
        address = waiting.popleft()
        route = route_of(address)
        if route is None or times[route] == EACH:
            continue
        times[route] += 1
        for link in _look(county, role, address, found):
            path = urlsplit(link)
            if not path.netloc and not path.path.startswith(NOT_FOLLOWED) and link not in known:
                known.add(link)
                waiting.append(link)


def _look(county: County, role: str, address: str, found: Found) -> list[str]:
    with undone(), watching_writes() as written:
        answer = county.browser(role).get(address)
    found.pages.append((role, address, answer.status_code))
    if written:
        found.wrote.append((role, address, written))
    _note_arguments(address, found)
    if answer.status_code == HTTPStatus.FOUND:
        return [answer["Location"]]
    if answer.status_code != HTTPStatus.OK or not answer.get("Content-Type", "").startswith("text/html"):
        return []
    page = read(b"".join(answer) if answer.streaming else answer.content, address)
    for form in page.forms:
        found.forms.append(Seen(role, address, form))
        found.queries |= set(form.names) if form.method == "get" else set()
    return [link.partition("#")[0] for link in page.links]


def _note_arguments(address: str, found: Found) -> None:
    parts = urlsplit(address)
    found.queries |= {name for name, _ in parse_qsl(parts.query)}
    arguments: dict[str, Any] = resolve(parts.path).kwargs
    for name, value in arguments.items():
        found.arguments[name].add(str(value))
