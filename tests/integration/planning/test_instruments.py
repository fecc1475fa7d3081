"""An administrator makes an instrument without any code; what is published stays."""

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import ProgrammingError, transaction
from django.test import Client
from django.urls import reverse

from handrail.disclosure.public import as_system
from handrail.planning.definition.read import InvalidInstrument
from handrail.planning.models import InstrumentVersion
from handrail.planning.selectors.instruments import draft_of, in_use, version_in_use
from handrail.planning.services.instruments import (
    DraftMoved,
    as_json,
    begin_draft,
    install_shipped,
    publish,
    save_draft,
    take_in,
)
from tests.factories import partnership
from tests.factories import planning as make
from tests.integration.transitions.conftest import acting

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin() -> Client:
    with as_system("a test prepares an administrator"):
        return acting(partnership.membership("partnership_administrator"))


def post(admin: Client, name: str, *args: Any, **values: Any) -> Any:
    return admin.post(reverse(name, args=args), values)


def test_an_instrument_is_made_on_pages_and_put_in_use(admin: Client) -> None:
    made = post(admin, "instruments", title="Leaving school check")
    assert made.url == reverse("instrument-draft", args=["leaving-school-check"])
    code = "leaving-school-check"
    assert "keeps it from being published" in admin.get(made.url).text
    post(admin, "draft-settings", code, title="Leaving school check", about="Asked in Year 11", views="one", months="6")
    post(
        admin,
        "draft-scoring",
        code,
        method="sum",
        windows="Lately | 0 | 3",
        bands="Low | 0\nHigh | 4 | Ring the school",
    )
    post(admin, "draft-section-new", code, title="School", asked_of="worker")
    address = reverse("draft-question-new", args=[code, 0])
    for kind, values in {
        "yes_no": {"label": "Has a place for September?"},
        "choice": {"label": "How often do they go?", "options": "Always\nOften | 1\nRarely | 4"},
        "indicator": {"label": "Walks out of lessons", "points_lately": "3"},
        "group": {"label": "Who helps?", "of_one": "helper", "asks": "Name\nSince | date"},
        "need_domain": {"label": "Education", "domain": "education", "required": "on"},
    }.items():
        sent = admin.post(f"{address}?kind={kind}", values)
        assert sent.status_code == 302, sent.text
    why = {"label": "Why not?", "show_if": ["has_a_place_for_september=no"]}
    assert admin.post(f"{address}?kind=paragraph", why).status_code == 302
    draft = admin.get(made.url).text
    assert "How often do they go?" in draft
    assert post(admin, "instrument-publish", code, note="First").url == reverse("instrument", args=[code])
    read = version_in_use(code).read
    assert [q.code for q in read.questions()] == [
        "has_a_place_for_september",
        "how_often_do_they_go",
        "walks_out_of_lessons",
        "who_helps",
        "education",
        "why_not",
    ]
    assert read.questions()[1].points == {"often": 1, "rarely": 4}  # type: ignore[attr-defined]  # this question is a choice
    assert read.questions()[5].show_if[0].one_of == ["no"]
    assert read.scoring is not None
    assert [band.from_points for band in read.scoring.bands] == [0, 4]
    assert "Walks out of lessons" in admin.get(reverse("instrument-preview", args=[code, 1])).text


def test_questions_move_and_go(admin: Client) -> None:
    with as_system("a test prepares a draft"):
        begin_draft(definition=make.data(make.question("one"), make.question("two"), make.question("three")), by=None)

    def codes() -> list[str]:
        held = draft_of("test-form")
        assert held is not None
        return [q["code"] for q in held.definition["sections"][0]["questions"]]

    post(admin, "draft-question-move", "test-form", 0, 2, move="up")
    assert codes() == ["one", "three", "two"]
    post(admin, "draft-question-move", "test-form", 0, 0, move="up")  # there is no place above the first
    assert codes() == ["one", "three", "two"]
    post(admin, "draft-question-move", "test-form", 0, 0, move="out")
    assert codes() == ["three", "two"]


def test_a_changed_question_keeps_its_code_and_its_answers_codes(admin: Client) -> None:
    with as_system("a test prepares a draft"):
        begin_draft(definition=make.data(make.question("often", "choice")), by=None)
    post(admin, "draft-question", "test-form", 0, 0, label="How often?", options="B\nNever\nA")
    held = draft_of("test-form")
    assert held is not None
    question = held.definition["sections"][0]["questions"][0]
    assert question["code"] == "often"
    assert [(o["code"], o["label"]) for o in question["options"]] == [("b", "B"), ("never", "Never"), ("a", "A")]


def test_two_editors_notice_each_other(admin: Client) -> None:
    with as_system("a test prepares a draft"):
        draft = begin_draft(definition=make.data(make.question("one")), by=None)
        save_draft(draft=draft, definition=make.data(make.question("two")), by=None, based_on=0)
        with pytest.raises(DraftMoved):
            save_draft(draft=draft, definition=make.data(make.question("three")), by=None, based_on=0)
    post(admin, "draft-settings", "test-form", title="Mine", about="x", views="one", months="3", edits="0")
    held = draft_of("test-form")
    assert held is not None
    assert held.title == "Test form"


def test_what_is_published_stays_and_the_next_version_supersedes_it() -> None:
    with as_system("a test prepares versions"):
        first = make.published(make.question("one"))
        second = publish(draft=begin_draft(definition=make.data(make.question("two")), by=None), by=None)
        first.refresh_from_db()
    assert (first.status, second.status, second.version) == ("superseded", "published", 2)
    for change in (
        lambda: InstrumentVersion.objects.filter(pk=first.pk).update(definition={}),
        lambda: InstrumentVersion.objects.filter(pk=second.pk).update(status="draft", published_at=None),
        first.delete,
    ):
        with pytest.raises(ProgrammingError, match="stays as it is"), transaction.atomic():
            change()


def test_a_draft_with_a_mistake_is_not_published() -> None:
    with as_system("a test prepares a draft"):
        draft = begin_draft(definition=make.data(make.question("one", show_if=[{"question": "nowhere"}])), by=None)
        with pytest.raises(InvalidInstrument, match="which is not asked before it"):
            publish(draft=draft, by=None)
    assert InstrumentVersion.objects.get(pk=draft.pk).status == "draft"


def test_out_and_in_again_as_json(admin: Client) -> None:
    with as_system("a test prepares an instrument"):
        version = make.published(make.question("one"), make.question("two", "choice"))
    sent = admin.get(reverse("instrument-export", args=["test-form", 1]))
    assert json.loads(sent.content) == version.definition
    file = SimpleUploadedFile("form.json", as_json(version).replace("Test form", "Our form").encode())
    brought = admin.post(reverse("instruments"), {"file": file})
    assert brought.url == reverse("instrument-draft", args=["test-form"])
    held = draft_of("test-form")
    assert held is not None
    assert (held.version, held.title) == (2, "Our form")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"{", "is not JSON"),
        (b"[]", "must begin with a brace"),
        (b"\xff\xfe", "is not text in UTF-8"),
        (b'{"format": "handrail-instrument-1"}', "code: It is missing."),
    ],
)
def test_a_file_that_is_no_instrument_is_refused_in_sentences(admin: Client, content: bytes, says: str) -> None:
    shown = admin.post(reverse("instruments"), {"file": SimpleUploadedFile("form.json", content)})
    assert shown.status_code == 200
    assert says in shown.text


def test_all_shipped_instruments_are_in_use_and_stay_as_the_partnership_changed_them() -> None:
    assert len(in_use()) == 8
    with as_system("a test changes one"):
        draft = begin_draft(definition={**version_in_use("distance-travelled").definition, "title": "Our way"}, by=None)
        publish(draft=draft, by=None)
        install_shipped()
    assert version_in_use("distance-travelled").title == "Our way"


def test_a_file_for_an_instrument_with_a_draft_is_refused() -> None:
    with as_system("a test prepares a draft"):
        begin_draft(definition=make.data(make.question("one")), by=None)
        with pytest.raises(Exception, match="has a draft already"):
            take_in(text=json.dumps(make.data(make.question("two"))), by=partnership.user())


@pytest.mark.parametrize("role", ["mdt_social_worker", "ig_officer"])
def test_only_administrators_edit(role: str) -> None:
    with as_system("a test prepares somebody else"):
        other = acting(partnership.membership(role))
    assert other.get(reverse("instruments")).status_code == 403
