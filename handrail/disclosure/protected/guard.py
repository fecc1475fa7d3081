"""The last wall: whatever leaves is looked through, and a protected value in it does not leave.

Rooms withhold what they know of long before; this stands behind all of them, for the notes and rows in which nobody
thought of it. What it finds is on the ledger: by whom it was nearly read, on which page and of whom.

In the controls of a form stands what its reader typed, or what `GovForm` has looked through when it filled them: those
are left, so that nothing typed is lost, and so that nobody learns from their own words whether an address is protected.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from uuid import UUID

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from handrail.disclosure.actions import Action
from handrail.disclosure.ledger.record import record
from handrail.disclosure.models import ProtectedValue
from handrail.disclosure.protected.held import noting_the_version, scanner
from handrail.disclosure.protected.scanner import Hit, Scanner
from handrail.disclosure.reader import reading

Answer = Callable[[HttpRequest], HttpResponseBase]
SHOWN = "protected_value_shown"  # set on a response by the one page that may show a value: the value's id
_TEXT = re.compile(r"text/(?!css|javascript)|application/(?:[\w.+-]*json|[\w.+-]*xml|xhtml\+xml)")
_OFFICE = "application/vnd.openxmlformats-officedocument."
_CONTROL = re.compile(r"<textarea\b[^>]*>(.*?)</textarea>|<input\b[^>]*?\bvalue=\"([^\"]*)\"", re.S | re.I)
_HEADERS = ("Content-Disposition", "Location")


class WithholdProtected:
    """Stands outside everything that makes a response of what is held, errors and streams included."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with noting_the_version():
            response = self.get_response(request)
            if request.path.startswith("/static/"):
                return response
            try:
                return looked_through(request, response)
            except DatabaseError:
                if response.status_code >= 500:  # a page that says nothing but that Handrail failed
                    return response
                raise


def showing(value: ProtectedValue, response: HttpResponse) -> HttpResponse:
    """For the one page that shows a value: it passes this wall there, and is kept by nobody on its way."""
    setattr(response, SHOWN, value.pk)
    response.headers["Cache-Control"] = "no-store, private"
    return response


def looked_through(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """The response without protected values, and the ledger told of what was in it."""
    found = scanner()
    if not found:
        return response
    hits: list[Hit] = []
    shown = getattr(response, SHOWN, None)
    for name in _HEADERS:
        if name in response.headers:
            response.headers[name], more = found.withhold(response.headers[name])
            hits += more
    if isinstance(response, StreamingHttpResponse):
        hits += _stream(request, response, found)
    elif isinstance(response, HttpResponse):
        hits += _body(response, found, shown)
    _tell(request, hits)
    return response


def _body(response: HttpResponse, found: Scanner, shown: int | None) -> list[Hit]:
    kind = response.headers.get("Content-Type", "")
    if kind.startswith(_OFFICE):
        body, hits = office_withheld(response.content, found)
    elif _TEXT.match(kind):
        text = response.content.decode(response.charset, "replace")
        clean, hits = found.withhold(text, _let_stand(text, kind, shown))
        body = clean.encode(response.charset) if hits else b""
    else:
        return []
    if hits:
        response.content = body
        _measure(response, body)
    return hits


def _let_stand(text: str, kind: str, shown: int | None) -> Callable[[Hit], bool]:
    """Whether a hit stays: the one value that this page may show, and what stands in the controls of a form."""
    controls: list[tuple[int, int]] | None = None

    def stands(hit: Hit) -> bool:
        nonlocal controls
        if shown is not None and any(one.value_id == shown for one in hit.marks):
            return True
        if not kind.startswith("text/html"):
            return False
        if controls is None:
            controls = [one.span(1) if one[1] is not None else one.span(2) for one in _CONTROL.finditer(text)]
        return any(start <= hit.start and hit.end <= end for start, end in controls)

    return stands


def _stream(request: HttpRequest, response: StreamingHttpResponse, found: Scanner) -> list[Hit]:
    """A table that streams is looked through row by row, another text whole."""
    kind, charset = response.headers.get("Content-Type", ""), response.charset
    content: Iterator[bytes] = iter(response.streaming_content)  # type: ignore[arg-type]  # answered by no asynchronous view
    if kind.startswith("text/csv"):
        response.streaming_content = _rows(request, content, found, charset)
        return []
    if not (_TEXT.match(kind) or kind.startswith(_OFFICE)):
        return []
    whole = b"".join(content)
    if kind.startswith(_OFFICE):
        body, hits = office_withheld(whole, found)
    else:
        text, hits = found.withhold(whole.decode(charset, "replace"))
        body = text.encode(charset) if hits else whole
    response.streaming_content = iter([body])
    _measure(response, body)
    return hits


def _rows(request: HttpRequest, rows: Iterator[bytes], found: Scanner, charset: str) -> Iterator[bytes]:
    """Each row, the ledger told before the first that held something leaves."""
    told: set[UUID] = set()
    for row in rows:
        text, hits = found.withhold(row.decode(charset, "replace"))
        _tell(request, [hit for hit in hits if not {one.person_id for one in hit.marks} <= told])
        told |= {one.person_id for hit in hits for one in hit.marks}
        yield text.encode(charset) if hits else row


def _measure(response: HttpResponseBase, body: bytes) -> None:
    if "Content-Length" in response.headers:
        response.headers["Content-Length"] = str(len(body))


def office_withheld(file: bytes, found: Scanner) -> tuple[bytes, list[Hit]]:
    """A workbook or a Word document: each of its parts that is text, looked through."""
    hits: list[Hit] = []
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            content = old.read(part)
            if part.filename.endswith((".xml", ".rels")):
                text, more = found.withhold(content.decode("utf-8", "replace"))
                content = text.encode() if more else content
                hits += more
            new.writestr(part, content)
    return (made.getvalue() if hits else file), hits


def _tell(request: HttpRequest, hits: list[Hit]) -> None:
    """One entry for each person of whom something was about to leave."""
    page = request.resolver_match.view_name if request.resolver_match else ""
    user, reader = getattr(request, "user", None), getattr(request, "reader", None)
    actor = user.pk if user is not None and user.is_authenticated else None
    counted: dict[UUID, int] = {}
    for hit in hits:
        for person in {one.person_id for one in hit.marks}:
            counted[person] = counted.get(person, 0) + 1
    with reading(reader) if reader else nullcontext():
        for person, count in counted.items():
            body = {"page": page or "", "places": count}
            record(Action.WITHHOLD, subject=person, outcome="withheld", body=body, actor_id=actor)
