"""What is wrong with a definition is said in sentences; what is asked follows the answers; versions are compared."""

from typing import Any

import pytest

from handrail.planning.definition.answers import answers_shown, missing, shown_sections
from handrail.planning.definition.changes import answer_changes, carried, question_changes
from handrail.planning.definition.editing import free_code, options_of, options_text
from handrail.planning.definition.read import InvalidInstrument, read_definition
from tests.factories.planning import DOMAINS, data, definition, question

YES = [{"question": "first", "one_of": ["yes"]}]
BANDS = [{"code": "low", "label": "Low", "from_points": 0}]

MISTAKES: list[tuple[dict[str, Any], str]] = [
    (data(question("a"), question("a")), "“a” is also used in section “one”"),
    (data(question("a", "nonsense")), "section “one”, question “a”: This is not a kind of question"),
    (data(question("a", labell="x")), "question “a”, labell: This means nothing in an instrument"),
    (data(question("Not a code")), "Use small letters"),
    (data(question("a__b")), "Use small letters"),
    (data({"code": "a", "kind": "text"}), "question “a”, label: It is missing."),
    (data(question("a", show_if=[{"question": "b"}]), question("b")), "“b”, which is not asked before it"),
    (
        data(question("first", "yes_no"), question("b", show_if=[{"question": "first", "one_of": ["maybe"]}])),
        "no answer",
    ),
    (data(question("a", "need_domain", domain="weather")), "“weather” is not one of the partnership's"),
    (data(question("a", "indicator")), "the scoring has none"),
    (data(question("a", "choice", points={"c": 1}), scoring={}), "“c”, which is no answer to it"),
    (data(question("a", "yes_no", points={"yes": 1})), "does not say how it is scored"),
    (data(question("a", "choice", options=[{"code": "x", "label": "X"}] * 2)), "More than one answer has the code “x”"),
    (data(question("a"), scoring={"bands": [{**BANDS[0], "from_points": 2}]}), "must begin at 0"),
    (
        data(question("a"), scoring={"bands": [*BANDS, {**BANDS[0], "code": "b"}]}),
        "must begin at more points than “low”",
    ),
    (
        data(question("a"), scoring={"windows": [{"code": "w", "label": "W", "from_months": 6, "until_months": 6}]}),
        "further",
    ),
    (
        data(
            question("a"),
            scoring={
                "windows": [
                    {"code": "w", "label": "W", "until_months": 6},
                    {"code": "v", "label": "V", "from_months": 5, "until_months": 12},
                ]
            },
        ),
        "could count twice",
    ),
    (data(question("a"), review={"months": 3, "by_band": {"high": 1}}), "band “high”, which the scoring does not have"),
    (data(sections=[]), "sections"),
]


@pytest.mark.parametrize(("given", "sentence"), MISTAKES)
def test_a_mistake_is_said_where_it_stands(given: dict[str, Any], sentence: str) -> None:
    with pytest.raises(InvalidInstrument) as refused:
        read_definition(given, domains=DOMAINS)
    assert any(sentence in str(problem) for problem in refused.value.problems), refused.value.problems


def test_every_mistake_is_said_and_not_the_first_alone() -> None:
    with pytest.raises(InvalidInstrument) as refused:
        read_definition(data(question("a", "indicator"), question("b", "need_domain", domain="x")), domains=DOMAINS)
    assert len(refused.value.problems) == 2


CHAIN = definition(
    question("first", "yes_no"),
    question("second", "choice", show_if=YES),
    question("third", required=True, show_if=[{"question": "second", "one_of": ["a"]}]),
)


@pytest.mark.parametrize(
    ("answers", "asked"),
    [
        ({}, ["first"]),
        ({"first": "no"}, ["first"]),
        ({"first": "yes"}, ["first", "second"]),
        ({"first": "yes", "second": "b"}, ["first", "second"]),
        ({"first": "yes", "second": "a"}, ["first", "second", "third"]),
        ({"first": "no", "second": "a"}, ["first"]),  # what was answered before the first answer changed rests
    ],
)
def test_what_is_asked_follows_the_answers(answers: dict[str, Any], asked: list[str]) -> None:
    assert [q.code for _, questions in shown_sections(CHAIN, answers, "worker") for q in questions] == asked
    assert set(answers_shown(CHAIN, answers, "worker")) == set(answers) & set(asked)
    assert [q.code for _, q in missing(CHAIN, answers, "worker")] == (["third"] if "third" in asked else [])


def test_a_section_that_is_not_asked_takes_its_answers_out_of_the_conditions() -> None:
    sections = [
        {"code": "one", "title": "One", "questions": [question("first", "yes_no")]},
        {"code": "two", "title": "Two", "show_if": YES, "questions": [question("second", "yes_no")]},
        {"code": "three", "title": "Three", "show_if": [{"question": "second"}], "questions": [question("third")]},
    ]
    form = definition(sections=sections)
    said = {"first": "no", "second": "yes"}
    assert [s.code for s, _ in shown_sections(form, said, "worker")] == ["one"]
    assert [s.code for s, _ in shown_sections(form, {**said, "first": "yes"}, "worker")] == ["one", "two", "three"]


@pytest.mark.parametrize(
    ("rating", "asked"), [("1", False), ("2", True), ("3", True), ("not_known", False), ("", False)]
)
def test_a_condition_may_ask_for_at_least(rating: str, asked: bool) -> None:
    condition = [{"question": "harm", "at_least": 2}]
    form = definition(question("harm", "need_domain", domain="harm"), question("more", show_if=condition))
    shown = shown_sections(form, {"harm": {"rating": rating, "worried": "x"}}, "worker")
    assert ("more" in [q.code for _, questions in shown for q in questions]) is asked


def test_two_versions_are_compared_question_by_question() -> None:
    old = definition(question("same"), question("words", label="Before?"), question("kind"), question("gone"))
    new = definition(question("same"), question("words", label="After?"), question("kind", "date"), question("new"))
    assert [(c.change, c.before, c.after) for c in question_changes(old, new)] == [
        ("reworded", "Before?", "After?"),
        ("asked differently", "Question kind?", "Question kind?"),
        ("added", "", "Question new?"),
        ("removed", "Question gone?", ""),
    ]


@pytest.mark.parametrize(
    ("before", "after", "answer", "goes"),
    [
        (question("q"), question("q", label="Other words?"), "x", True),
        (question("q"), question("q", "paragraph"), "x", False),
        (question("q", "choice"), question("q", "choice"), "a", True),
        (question("q", "choice"), question("q", "choice", options=[{"code": c, "label": c} for c in "bc"]), "a", False),
        (
            question("q", "choices"),
            question("q", "choices", options=[{"code": c, "label": c} for c in "ac"]),
            ["a"],
            True,
        ),
        (
            question("q", "need_domain", domain="harm"),
            question("q", "need_domain", domain="home"),
            {"rating": "1"},
            False,
        ),
    ],
)
def test_an_answer_goes_over_where_it_still_answers(before: Any, after: Any, answer: Any, goes: bool) -> None:
    kept, left = carried(definition(before), definition(after), {"q": answer})
    assert (kept == {"q": answer}) is goes
    assert bool(left) is not goes


def test_an_empty_row_is_no_change_since_last_time() -> None:
    form = definition(question("seen", "evidence"), question("said"))
    row = {"what": "Seen", "source": "School", "on": None}
    before, after = {"seen": [row], "said": ""}, {"seen": [row, {"what": "", "source": ""}], "said": "More"}
    assert [c.question.code for c in answer_changes(form, before, after, "worker")] == ["said"]


@pytest.mark.parametrize(
    ("words", "taken", "code"),
    [
        ("Where do you live?", [], "where_do_you_live"),
        ("Harm", ["harm", "harm_2"], "harm_3"),
        ("16 or over?", [], "q_16_or_over"),
        ("???", [], "q"),
    ],
)
def test_a_code_is_made_out_of_words(words: str, taken: list[str], code: str) -> None:
    assert free_code(words, taken) == code


def test_answers_with_points_go_through_text_unchanged() -> None:
    held = {
        "options": [{"code": "x", "label": "Often", "hint": "Weekly"}, {"code": "y", "label": "Never"}],
        "points": {"x": 3},
    }
    options, points = options_of(options_text(held), held["options"])  # type: ignore[arg-type]  # as a form's data stands
    assert (options, points) == (held["options"], held["points"])


@pytest.mark.parametrize(
    ("answer", "lacking"),
    [
        (None, True),
        ({"worried": "The calls"}, True),
        ({"rating": ""}, True),
        ({"rating": "0"}, False),
        ({"rating": "not_known"}, False),
    ],
)
def test_a_need_domain_that_must_be_answered_must_be_rated(answer: dict[str, Any] | None, lacking: bool) -> None:
    form = definition(question("harm", "need_domain", domain="harm", required=True))
    assert bool(missing(form, {"harm": answer}, "worker")) is lacking
