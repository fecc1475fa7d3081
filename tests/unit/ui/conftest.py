"""Templates rendered as Django renders them, without a database."""

from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pytest
from django.template import engines

VOID = {"area", "br", "hr", "img", "input", "link", "meta", "path", "rect"}


class _Balance(HTMLParser):
    """Fails on an end tag that closes nothing and on a tag left open."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.attributes: list[tuple[str, str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [(tag, name, value) for name, value in attrs]
        if tag not in VOID - {"path", "rect"}:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [(tag, name, value) for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open[-1] == tag, f"</{tag}> closes <{self.open[-1]}>"
        self.open.pop()


def check_html(html: str) -> None:
    """Tags balance, ids are unique, and nothing needs an inline style or script."""
    parser = _Balance()
    parser.feed(html)
    assert parser.open == []
    ids = [value for _, name, value in parser.attributes if name == "id"]
    assert len(ids) == len(set(ids)), "an id stands twice"
    inline = [name for _, name, _ in parser.attributes if name == "style" or name.startswith("on")]
    assert inline == []


@pytest.fixture
def render() -> Callable[..., str]:
    """``render("data_table", "data_table(table)", table=…)``: a macro of a component with its data."""

    def rendered(component: str, call: str, **context: Any) -> str:
        macro = call.partition("(")[0]
        folder = "forms" if component == "fields" else "components"
        source = f'{{% from "ui/{folder}/{component}.jinja" import {macro} %}}{{{{ {call} }}}}'
        html = engines["jinja2"].from_string(source).render(context)
        check_html(html)
        return html

    return rendered
