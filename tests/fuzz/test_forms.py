"""Every form, filled in wrongly by whoever may open it: a page that says what is wrong and keeps what was typed."""

import re
from collections import defaultdict
from http import HTTPStatus
from urllib.parse import urlencode

import pytest
from django.http import HttpResponse
from hypothesis import given

from tests.fuzz.county import County, undone, watching_writes
from tests.fuzz.crawl import Found, Seen
from tests.fuzz.filling import Filled, as_sent, attachments, fillings
from tests.fuzz.hostile import THOROUGH, examples
from tests.fuzz.pages import Page, read

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("fuzz")]
# What is about how things stand, and not about one answer, stands at the top alone.
OF_NO_ANSWER = re.compile(
    r"still open|Name another lead|still theirs to do|closed by its|is not finished|whether this was achieved|"
    r"whether support goes on|whether they came|username and/or password|changed (this|it) meanwhile|"
    r"which version it began from|Nobody could be opened"
)
ONE_CLICK = {
    "demo",
    "accounts/logout/",
    "accounts/2fa/webauthn/add/",
}  # nothing is typed there, so there is nothing to put right
TRAP = "website"  # a field that only machines see, to be found out by


def _send(county: County, seen: Seen, filled: Filled, files: dict) -> HttpResponse:
    browser = county.browser(seen.role)
    sent = as_sent(seen.form, filled, files)
    if seen.form.method == "get":
        return browser.get(f"{seen.form.action.partition('?')[0]}?{urlencode(filled, doseq=True)}")
    if seen.form.files:
        return browser.post(seen.form.action, dict(sent.lists()))
    return browser.post(seen.form.action, urlencode(filled, doseq=True), "application/x-www-form-urlencoded")


def _kinds(found: Found) -> dict[tuple[str, str], list[Seen]]:
    """Forms by where they go: of each kind one, and where asked to be thorough those of three roles."""
    kinds: dict[tuple[str, str], dict[str, Seen]] = defaultdict(dict)
    for seen in found.forms:
        kinds[seen.kind].setdefault(seen.role, seen)
    return {kind: list(by_role.values())[: 3 if THOROUGH else 1] for kind, by_role in kinds.items()}


def test_every_form_answers_whatever_is_sent(county: County, found: Found, subtests: pytest.Subtests) -> None:
    for kind, forms in _kinds(found).items():
        for seen in forms:
            with subtests.test(f"{kind[1]} {kind[0]}", role=seen.role):
                _fuzz(county, seen)


def _fuzz(county: County, seen: Seen) -> None:
    @examples(quick=6)
    @given(fillings(seen.form), attachments(seen.form))
    def fill(filled: Filled, files: dict) -> None:
        with undone(), watching_writes() as written:
            answer = _send(county, seen, filled, files)
            content = b"".join(answer) if answer.streaming else answer.content
        assert answer.status_code < HTTPStatus.INTERNAL_SERVER_ERROR
        assert seen.form.method == "post" or written == []
        if answer.get("Content-Type", "").startswith("text/html") and content:
            page = read(content, seen.form.action)
            if seen.kind[0] not in ONE_CLICK:
                _says_what_is_wrong(answer, page)
            if page.summary:
                _keeps_what_was_typed(seen, page, filled)

    fill()


def _says_what_is_wrong(answer: HttpResponse, page: Page) -> None:
    assert "Traceback (most recent" not in page.text
    refused = answer.status_code in {HTTPStatus.BAD_REQUEST, HTTPStatus.UNPROCESSABLE_ENTITY}
    assert not refused or page.summary, f"{answer.status_code} and no summary of what is wrong: {page.text[-600:]}"
    assert not page.summary or page.title.startswith("Error: ")
    for sentence, link in page.summary:
        assert link, f"“{sentence}” leads nowhere."
        assert link.removeprefix("#") in page.ids, f"“{sentence}” leads to {link}, which is not on the page."
        beside = any(sentence in one for one in page.beside)
        assert beside or OF_NO_ANSWER.search(sentence), f"“{sentence}” stands beside no field."


def _keeps_what_was_typed(seen: Seen, page: Page, filled: Filled) -> None:
    again = next(
        (
            form
            for form in page.forms
            if set(seen.form.names) & set(form.names) - {"csrfmiddlewaretoken"} and form.action == seen.form.action
        ),
        None,
    )
    assert again is not None, "The form is gone from the page that says what is wrong with it."
    now = {one.name: one for one in again.fields}
    for one in seen.form.fields:
        typed = one.typed and one.name != TRAP and not one.name.startswith("draft-")
        if typed and len(filled[one.name]) == 1 and one.name in now:
            assert _plain(now[one.name].value) == _plain(filled[one.name][0]), f"{one.name} was not kept."


def _plain(text: str) -> str:
    """As HTML carries it: no NUL, one kind of line end, no space around."""
    return " ".join(text.replace("\x00", "").split())
