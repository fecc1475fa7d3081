"""Every address, asked for in every wrong way, by everybody: it answers with a page, and asking changes nothing."""

from typing import Any
from urllib.parse import quote, urlencode

import pytest
from django.http import HttpResponseBase
from django.urls import URLPattern, URLResolver, get_resolver
from hypothesis import given
from hypothesis import strategies as st

from tests.fuzz.county import EVERYBODY, County, undone, watching_writes
from tests.fuzz.crawl import Found
from tests.fuzz.hostile import BODIES, arguments, examples, queries

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("fuzz")]
READING = ("GET", "HEAD", "OPTIONS")
METHODS = (*READING, "POST", "PUT", "PATCH", "DELETE", "TRACE", "NONSENSE")


def _routes(patterns: list[Any], prefix: str = "") -> list[tuple[str, dict[str, object]]]:
    """Every address by its pattern, with the converters of its arguments."""
    found: list[tuple[str, dict[str, object]]] = []
    for pattern in patterns:
        route = f"{prefix}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            found += _routes(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern) and not route.startswith("^"):
            found.append((route, pattern.pattern.converters))
    return found


ROUTES = _routes(get_resolver().url_patterns)


def _address(route: str, chosen: dict[str, str], converters: dict[str, object]) -> str:
    for name, value in chosen.items():
        kind = next(
            (f"<{text}:{name}>" for text in ("int", "str", "slug", "uuid", "path") if f"<{text}:{name}>" in route),
            f"<{name}>",
        )
        route = route.replace(kind, quote(value, safe=""))
    return f"/{route}"


@pytest.mark.parametrize(("route", "converters"), ROUTES, ids=[route or "home" for route, _ in ROUTES])
def test_every_address_answers_everybody(
    county: County, found: Found, route: str, converters: dict[str, object]
) -> None:
    asked = st.fixed_dictionaries({name: arguments(one, found.arguments[name]) for name, one in converters.items()})
    who = st.one_of(st.sampled_from(sorted(found.who_opens(route)) or EVERYBODY), st.sampled_from(EVERYBODY))

    @examples(quick=7)
    @given(asked, who, st.sampled_from(METHODS), queries(found.queries), st.sampled_from(BODIES))
    def ask(chosen: dict[str, str], role: str, method: str, query: dict[str, Any], sent: tuple[str, bytes]) -> None:
        address = f"{_address(route, chosen, converters)}?{urlencode(query, doseq=True)}"
        kind, body = sent
        with undone(), watching_writes() as written:
            answer = county.browser(role).generic(method, address, body, kind)
        _answers(answer)
        assert method not in READING or written == [], f"{method} {address} as {role} wrote to {written}"

    ask()


def _answers(answer: HttpResponseBase) -> None:
    assert answer.status_code < 500
    if not answer.streaming:
        assert b"Traceback (most recent" not in answer.content  # type: ignore[attr-defined]  # a page, as not streamed
