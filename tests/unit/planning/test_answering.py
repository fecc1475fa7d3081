"""Every kind of question: an answer goes into its fields and comes back the same; what cannot be read is said."""

from datetime import date
from typing import Any

import pytest
from django.http import QueryDict

from handrail.planning.definition.questions import KINDS
from handrail.planning.forms.answering import SectionForm
from handrail.planning.forms.kinds import Asking
from handrail.planning.presenters.answers import Telling, said
from handrail.planning.selectors.recorded import Recorded
from handrail.ui.public import DateParts
from tests.factories.planning import definition, question

WINDOWS = {"windows": [{"code": "current", "label": "Lately", "until_months": 6}]}
ASKING = Asking((("7", "Marlshire Police"),), (("current", "Lately"),), {"q": [("event 12", "12 Nov: Missing")]})
TELLING = Telling({"7": "Marlshire Police"}, {"current": "Lately"}, {})
ENDS = {"lowest_means": "Low", "highest_means": "High"}
GROUP = {
    "of_one": "brother or sister",
    "questions": [question("name"), question("born", "date"), question("in", "yes_no")],
}

QUOTE = {"words": "I want to stay", "who": "Her mentor", "on": "2026-11-09"}
WEIGHED = {
    "worried": "The calls",
    "working": None,
    "rating": "3",
    "confidence": "low",
    "evidence": [{"what": "Seen", "source": "School"}],
}
SEEN = [{"what": "Seen", "source": None, "on": None}, {"what": "Told", "source": "Nan", "on": "2026-11-09"}]

# kind, what the question needs, an answer, and how it is told
ANSWERS: list[tuple[str, dict[str, Any], Any, list[str]]] = [
    ("text", {}, "A word", ["A word"]),
    ("paragraph", {}, "One line\nand another", ["One line", "and another"]),
    ("quote", {}, QUOTE, ["“I want to stay”", "Heard by Her mentor, 9 Nov 2026"]),
    ("number", {"unit": "nights"}, 12, ["12 nights"]),
    ("number", {}, 0, ["0"]),
    ("money", {}, "1250.50", ["£1250.50"]),
    ("date", {}, "2026-11-09", ["9 Nov 2026"]),
    ("period", {}, {"since": "2026-11-01", "until": None}, ["1 Nov 2026 to now"]),
    ("time", {}, "21:30", ["21:30"]),
    ("yes_no", {}, "not_known", ["Not known"]),
    ("choice", {}, "b", ["B"]),
    ("choices", {}, ["a", "b"], ["A and B"]),
    ("rating", {}, "a", ["A"]),
    ("scale", ENDS, 0, ["0 of 10 (0: Low)"]),
    ("person", {}, {"name": "Marcia Brooks", "who": "her nan"}, ["Marcia Brooks, her nan"]),
    ("place", {}, {"name": "Quay Road", "sort": "flat"}, ["Quay Road, flat"]),
    ("agency", {}, "7", ["Marlshire Police"]),
    ("need_domain", {"domain": "harm"}, WEIGHED, [
        "Serious need (not very sure)", "Worried about: The calls", "Seen (School)",
    ]),
    ("indicator", {}, {"seen": ["current"], "why": "Police"}, ["Lately", "Police"]),
    ("evidence", {}, SEEN, ["Seen (no source given)", "Told (Nan, 9 Nov 2026)"]),
    ("facts", {"finds": ["arrest"]}, {"chosen": ["event 12"], "comment": "Again"}, [
        "A fact that is not shared with you", "Again",
    ]),
    ("group", GROUP, [{"name": "Ty", "born": "2015-01-02", "in": "yes"}], [
        "Question name: Ty; Question born: 2 Jan 2015; Question in: Yes",
    ]),
    ("statement", {}, None, []),
]  # fmt: skip


def form_of(kind: str, needs: dict[str, Any], answer: Any = None, data: QueryDict | None = None) -> SectionForm:
    asked = definition(question("q", kind, **needs), scoring=WINDOWS).questions()
    return SectionForm(asked, {"q": answer} if answer is not None else {}, ASKING, data)


def as_browser_sends(form: SectionForm) -> QueryDict:
    sent = QueryDict(mutable=True)
    for bound in form:
        value = bound.value()
        if isinstance(value, (date, DateParts)):
            parts = DateParts.of(value) if isinstance(value, date) else value
            for part in ("day", "month", "year"):
                sent[f"{bound.html_name}-{part}"] = getattr(parts, part)
        elif isinstance(value, list):
            sent.setlist(bound.html_name, value)
        else:
            sent[bound.html_name] = "" if value is None else str(value)
    return sent


def test_every_kind_stands_in_the_table() -> None:
    assert {row[0] for row in ANSWERS} == set(KINDS)


@pytest.mark.parametrize(("kind", "needs", "answer", "told"), ANSWERS)
def test_an_answer_comes_back_as_it_was_and_is_told_in_words(
    kind: str, needs: dict[str, Any], answer: Any, told: list[str]
) -> None:
    sent = form_of(kind, needs, answer, as_browser_sends(form_of(kind, needs, answer)))
    assert sent.is_valid(), sent.errors
    assert sent.answers().get("q") == answer
    assert said(sent.questions[0], answer, TELLING) == told


@pytest.mark.parametrize(("kind", "needs"), [(row[0], row[1]) for row in ANSWERS])
def test_nothing_sent_is_no_answer_and_no_error(kind: str, needs: dict[str, Any]) -> None:
    form = form_of(kind, {**needs, **({"required": True} if kind != "statement" else {})}, None, QueryDict("asked=q"))
    assert form.is_valid(), form.errors
    assert not form.answers().get("q") or not any(form.answers()["q"].values())


@pytest.mark.parametrize(
    ("kind", "needs", "sent", "sentence"),
    [
        ("number", {"highest": 10}, "q=11", "“Question q?” must be between 0 and 10"),
        ("number", {}, "q=two", "must be a whole number"),
        ("number", {}, "q=²", "must be a whole number"),
        ("money", {}, "q=twelve", "must be an amount in pounds"),
        ("money", {}, "q=-1", "must be an amount in pounds"),
        ("money", {}, "q=1.999", "must be an amount in pounds"),
        ("money", {}, "q=NaN", "must be an amount in pounds"),
        ("time", {}, "q=25:00", "must be a time, such as 21:30"),
        ("time", {}, "q=13pm", "must be a time, such as 21:30"),
        ("choice", {}, "q=z", "Select one of the answers shown"),
        ("date", {}, "q-day=31&q-month=2&q-year=2026", "must be a real date"),
        ("scale", ENDS, "q=11", "Select one of the answers shown"),
        ("agency", {}, "q=8", "Select one of the answers shown"),
        ("indicator", {}, "q__seen=later", "Select only answers shown"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(kind: str, needs: dict[str, Any], sent: str, sentence: str) -> None:
    form = form_of(kind, needs, None, QueryDict(sent))
    assert not form.is_valid()
    assert sentence in " ".join(text for held in form.errors.values() for text in held)


@pytest.mark.parametrize(
    ("typed", "kept"), [("9pm", "21:00"), ("12am", "00:00"), ("12.15pm", "12:15"), ("7:05", "07:05")]
)
def test_times_as_people_write_them(typed: str, kept: str) -> None:
    form = form_of("time", {}, None, QueryDict(f"q={typed}"))
    assert form.is_valid()
    assert form.answers() == {"q": kept}


@pytest.mark.parametrize(("held", "rows"), [(0, 1), (1, 2), (2, 3), (3, 3)])
def test_an_empty_row_stands_ready_up_to_the_most(held: int, rows: int) -> None:
    answer = [{"what": f"Seen {n}", "source": "School", "on": None} for n in range(held)]
    block = form_of("evidence", {"most": 3}, answer).blocks()[0]
    assert len(block.rows) == rows
    assert block.more is (rows < 3)


def test_a_fact_is_told_where_it_is_shared() -> None:
    fact = Recorded("event 12", "arrest", date(2026, 11, 12), "Arrested in Eastmoor", "Marlshire Police")
    asked = definition(question("q", "facts", finds=["arrest"])).questions()[0]
    lines = said(asked, {"chosen": ["event 12", "event 13"], "comment": ""}, Telling(facts={"event 12": fact}))
    assert lines == ["12 Nov 2026: Arrested in Eastmoor (Marlshire Police)", "A fact that is not shared with you"]
