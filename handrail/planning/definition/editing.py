"""Changing a definition bit by bit, as plain data: a draft need not hold together until it is published.

Each function gives a new definition and leaves the one that it was given as it was.
"""

import re
from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import Any

from handrail.planning.definition.questions import KINDS

Data = dict[str, Any]


def new_definition(title: str, code: str) -> Data:
    """An instrument with nothing in it yet."""
    return {
        "format": "handrail-instrument-1",
        "code": code,
        "title": title,
        "about": "",
        "sections": [],
        "review": {"months": 3},
    }


def with_settings(data: Mapping[str, Any], settings: Mapping[str, Any]) -> Data:
    """Title, purpose, whose views, review. A setting that is None is taken out."""
    made = {**deepcopy(dict(data)), **{key: value for key, value in settings.items() if value is not None}}
    return {key: value for key, value in made.items() if key not in settings or settings[key] is not None}


def put_section(data: Mapping[str, Any], place: int | None, section: Mapping[str, Any]) -> Data:
    """A section's own words changed, its questions kept; or a new section at the end."""
    made = deepcopy(dict(data))
    sections: list[Data] = made.setdefault("sections", [])
    if place is None:
        code = free_code(section["title"], [one.get("code", "") for one in sections])
        sections.append({"code": code, "questions": [], **section})
    else:
        sections[place] = {**{k: sections[place][k] for k in ("code", "questions")}, **section}
    return made


def put_question(data: Mapping[str, Any], section: int, place: int | None, question: Mapping[str, Any]) -> Data:
    """A question in the place of another, whose code it keeps; or a new one at the end of the section."""
    made = deepcopy(dict(data))
    questions: list[Data] = made["sections"][section]["questions"]
    if place is None:
        questions.append({"code": free_code(question["label"], question_codes(made)), **question})
    else:
        questions[place] = {"code": questions[place]["code"], **question}
    return made


def moved(data: Mapping[str, Any], section: int, question: int | None, by: int) -> Data:
    """A section, or a question within its section, one place up (-1) or down (1)."""
    made = deepcopy(dict(data))
    held: list[Data] = made["sections"] if question is None else made["sections"][section]["questions"]
    place = section if question is None else question
    other = place + by
    if 0 <= other < len(held):
        held[place], held[other] = held[other], held[place]
    return made


def without(data: Mapping[str, Any], section: int, question: int | None) -> Data:
    """A section or a question taken out."""
    made = deepcopy(dict(data))
    held: list[Data] = made["sections"] if question is None else made["sections"][section]["questions"]
    del held[section if question is None else question]
    return made


def question_codes(data: Mapping[str, Any]) -> list[str]:
    return [q.get("code", "") for section in data.get("sections", []) for q in section.get("questions", [])]


def free_code(words: str, taken: Sequence[str]) -> str:
    """A code out of words, that is not taken: 'Where do you live?' becomes 'where_do_you_live'."""
    plain = re.sub(r"[^a-z0-9]+", "_", words.lower()).strip("_")[:34].strip("_")
    code = plain if plain and plain[0].isalpha() else f"q_{plain}".strip("_")
    return next(free for n in range(1, len(taken) + 2) if (free := code if n == 1 else f"{code}_{n}") not in taken)


def options_of(text: str, held: Sequence[Mapping[str, Any]]) -> tuple[list[Data], dict[str, int]]:
    """Answers to choose from, one on a line, each with its points after a bar where it has some: 'Often | 3'.

    An answer that was there before keeps its code, so that what was answered stays answered.
    """
    known = {option["label"]: dict(option) for option in held}
    taken = [option["code"] for option in held]
    options: list[Data] = []
    points: dict[str, int] = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        label, _, given = line.rpartition("|") if "|" in line else (line, "", "")
        label = label.strip()
        option = known.get(label) or {"code": free_code(label, taken), "label": label}
        taken.append(option["code"])
        options.append(option)
        if given.strip().isdecimal() and len(given.strip()) < 6:
            points[option["code"]] = int(given)
    return options, points


def options_text(question: Mapping[str, Any]) -> str:
    """The answers of a question as `options_of` reads them."""
    points = question.get("points", {})
    return "\n".join(
        f"{option['label']} | {points[option['code']]}" if option["code"] in points else option["label"]
        for option in question.get("options", [])
    )


def kind_label(kind: str) -> str:
    return KINDS[kind][1] if kind in KINDS else kind
