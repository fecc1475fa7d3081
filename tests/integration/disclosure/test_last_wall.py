"""Whatever leaves is looked through: pages, tables, documents, headers, errors, letters and logs."""

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.test import Client
from docx import Document
from python_calamine import CalamineWorkbook

from handrail.disclosure.models import LedgerEntry, ProtectedValue
from handrail.disclosure.public import PROTECTED, as_system
from handrail.kernel.clock import stopped_at
from handrail.project.logging import formatter
from tests.factories import partnership, records
from tests.factories.protected import HOME, value_of
from tests.integration.disclosure.conftest import acting

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.integration.disclosure.protected_pages")]


@pytest.fixture(autouse=True)
def home(settings: Any) -> Iterator[ProtectedValue]:
    settings.MIDDLEWARE = [one for one in settings.MIDDLEWARE if "whitenoise" not in one]  # warns of no built assets
    with stopped_at(records.TODAY):
        with as_system("a test makes its people"):
            source = records.young_person(records.agency(kind="childrens_social_care"))
            worker = partnership.reader("mdt_social_worker")
            partnership.reach(source.person_id, team=partnership.Team.objects.get(pk=worker.team_id))
        yield value_of(source.person_id, worker)


def withheld_entries() -> list[LedgerEntry]:
    return list(LedgerEntry.objects.filter(action="withhold"))


def test_a_page_leaves_without_it_and_the_ledger_is_told(client: Client, home: ProtectedValue) -> None:
    said = client.get("/page").content.decode()
    assert said == f"<p title='{PROTECTED}'>She is at {PROTECTED} now</p>"
    (entry,) = withheld_entries()
    assert (entry.subject, entry.outcome, entry.body["page"]) == (home.person_id, "withheld", "page")
    assert entry.body["places"] > 1


def test_the_ledger_says_who_nearly_read_it(home: ProtectedValue) -> None:
    with as_system("a test makes its people"):
        held = partnership.membership("panel_chair")
    acting(held).get("/page")
    (entry,) = withheld_entries()
    assert (entry.actor_id, entry.body["role"]) == (held.user_id, "panel_chair")


def test_what_was_typed_stays_in_its_control_alone(client: Client) -> None:
    said = client.get("/typed", {"q": HOME}).content.decode()
    assert said.count(HOME) == 2
    assert said.endswith(f"<p>{PROTECTED}</p>")


def test_a_table_leaves_without_it(client: Client) -> None:
    rows = b"".join(client.get("/table.csv").streaming_content).decode()  # type: ignore[attr-defined]  # a stream is one
    assert (rows.count(PROTECTED), rows.count("Quay")) == (2, 0)
    assert len(withheld_entries()) == 1
    book = CalamineWorkbook.from_filelike(io.BytesIO(client.get("/table.xlsx").content))
    assert [row[1] for row in book.get_sheet_by_index(0).to_python()][1:] == [
        "nothing",
        *[f"She is at {PROTECTED} now"] * 2,
    ]


def test_a_document_leaves_without_it_however_its_runs_are_cut(client: Client) -> None:
    response = client.get("/document")
    body = b"".join(response.streaming_content)  # type: ignore[attr-defined]  # a stream is one
    text = "\n".join(one.text for one in Document(io.BytesIO(body)).paragraphs)
    assert text.count(PROTECTED) == 2
    assert "Quay" not in text
    assert int(response.headers["Content-Length"]) == len(body)


@pytest.mark.parametrize("address", ["/as_json", "/streamed", "/sent_on"])
def test_other_texts_and_headers_leave_without_it(client: Client, address: str) -> None:
    response = client.get(address)
    body = b"".join(response.streaming_content) if response.streaming else response.content  # type: ignore[attr-defined]  # as above
    assert b"quay" not in body.lower()
    assert "quay" not in str(response.headers).lower()
    assert withheld_entries()


def test_the_one_page_shows_its_one_value(client: Client, home: ProtectedValue) -> None:
    assert HOME in client.get(f"/shown/{home.pk}").content.decode()
    assert HOME not in client.get(f"/shown/{home.pk + 1}").content.decode()


def test_an_error_says_nothing(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    client.raise_request_exception = False
    response = client.get("/crash")
    assert response.status_code == 500
    assert b"quay" not in response.content.lower()


def test_a_letter_leaves_without_it(settings: Any) -> None:
    settings.EMAIL_BACKEND = "handrail.disclosure.protected.mail.WithholdingBackend"
    settings.HANDRAIL_EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    letter = EmailMultiAlternatives(f"About {HOME}", f"Go to {HOME}", "from@example.org", ["to@example.org"])
    letter.attach_alternative(f"<p>{HOME}</p>", "text/html")
    letter.attach("12 Quay Road.txt", HOME, "text/plain")
    assert letter.send() == 1
    assert "quay" not in mail.outbox[0].message().as_string().lower()
    assert [entry.body["page"] for entry in withheld_entries()] == ["e-mail"]


def test_a_log_line_leaves_without_it(client: Client) -> None:
    client.get("/page")  # this process knows of it now
    line = logging.LogRecord("handrail", logging.ERROR, "x.py", 1, f"Sent to {HOME}", None, None)
    assert json.loads(formatter().format(line))["event"] == f"Sent to {PROTECTED}"


def test_where_marks_cannot_be_read_nothing_leaves(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object, **kwargs: object) -> None:
        raise RuntimeError("no marks")

    monkeypatch.setattr("handrail.disclosure.protected.guard.scanner", broken)
    client.raise_request_exception = False
    response = client.get("/page")
    assert response.status_code == 500
    assert b"quay" not in response.content.lower()
