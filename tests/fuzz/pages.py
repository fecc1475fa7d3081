"""A page as a browser sees it: its links, its forms with their fields, and what it says is wrong."""

from dataclasses import dataclass, field
from urllib.parse import urljoin

from lxml import html

TEXT = {"text", "email", "tel", "search", "url", "number", "date"}


@dataclass(frozen=True)
class Field:
    name: str
    kind: str  # text, textarea, hidden, radio, checkbox, select, file, submit
    choices: tuple[str, ...] = ()
    value: str = ""

    @property
    def typed(self) -> bool:
        """Whether somebody types into it."""
        return self.kind in {"text", "textarea"}


@dataclass(frozen=True)
class Form:
    action: str
    method: str
    fields: tuple[Field, ...]
    files: bool

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(one.name for one in self.fields)


@dataclass(frozen=True)
class Page:
    title: str
    links: tuple[str, ...]
    forms: tuple[Form, ...]
    ids: frozenset[str]
    summary: tuple[tuple[str, str], ...]  # what the error summary says, and where each of its links leads
    beside: tuple[str, ...]  # the sentences beside fields
    text: str = field(repr=False)


def read(content: bytes, address: str) -> Page:
    root = html.document_fromstring(content.decode() or "<html></html>")
    said = root.xpath("//ul[contains(@class, 'govuk-error-summary__list')]/li")
    return Page(
        title=root.findtext(".//title") or "",
        links=tuple(urljoin(address, a.get("href")) for a in root.iterfind(".//a[@href]")),
        forms=tuple(_form(form, address) for form in root.iterfind(".//form") if form.get("method") != "dialog"),
        ids=frozenset(root.xpath("//@id")),
        summary=tuple((li.text_content().strip(), "".join(li.xpath(".//a/@href"))) for li in said),
        beside=tuple(p.text_content().strip() for p in root.xpath("//p[contains(@class, 'govuk-error-message')]")),
        text=" ".join(root.text_content().split()),
    )


def _form(form: html.HtmlElement, address: str) -> Form:
    fields: dict[str, Field] = {}
    for control in form.xpath(".//input[@name] | .//select[@name] | .//textarea[@name] | .//button[@name]"):
        _add(fields, control)
    method = (form.get("method") or "get").lower()
    action = urljoin(address, form.get("action") or address)
    return Form(action, method, tuple(fields.values()), form.get("enctype") == "multipart/form-data")


def _add(fields: dict[str, Field], control: html.HtmlElement) -> None:
    name, value = control.get("name"), control.get("value") or ""
    if control.tag == "select":
        options = tuple(option.get("value") or "" for option in control.iterfind(".//option"))
        chosen = "".join(control.xpath(".//option[@selected]/@value")[:1])
        fields[name] = Field(name, "select", options, chosen)
    elif control.tag == "textarea":
        fields[name] = Field(name, "textarea", (), (control.text or "").removeprefix("\n"))
    elif (kind := control.get("type") or "text") in {"radio", "checkbox"}:
        before = fields.get(name)
        chosen = value if control.get("checked") is not None else before.value if before else ""
        fields[name] = Field(name, kind, (*(before.choices if before else ()), value), chosen)
    elif control.tag == "button" or kind == "submit":
        fields[name] = Field(name, "submit", (*(fields[name].choices if name in fields else ()), value))
    else:
        fields[name] = Field(name, "text" if kind in TEXT else kind, (), value)
