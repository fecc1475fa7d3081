"""What a browser does with a page's form, for tests that have none: fill it in as it stands, change a few answers."""

from html.parser import HTMLParser
from typing import Any

from django.test import Client


class _Form(HTMLParser):
    """The inputs of the form that holds a draft's line."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[dict[str, list[str]]] = []
        self.textarea = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        name = told.get("name", "")
        if tag == "form":
            self.forms.append({})
        elif tag == "textarea":
            self.textarea = name
            self.forms[-1].setdefault(name, []).append("")
        elif tag == "input" and name and (told.get("type") not in ("checkbox", "radio") or "checked" in told):
            self.forms[-1].setdefault(name, []).append(told.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.textarea = ""

    def handle_data(self, data: str) -> None:
        if self.textarea:
            self.forms[-1][self.textarea][-1] += data.removeprefix("\n")


def inputs(html: str) -> dict[str, list[str]]:
    parser = _Form()
    parser.feed(html)
    return next(form for form in parser.forms if "draft-page" in form)


def opened(client: Client, address: str) -> dict[str, list[str]]:
    response = client.get(address)
    assert response.status_code == 200, response
    return inputs(response.content.decode())


def filled(form: dict[str, list[str]], **answers: Any) -> dict[str, list[str]]:
    """The form's inputs with some answers; `_` in a name stands for itself, `__` for `-`."""
    given = {name.replace("__", "-"): value if isinstance(value, list) else [value] for name, value in answers.items()}
    return {**form, **given}
