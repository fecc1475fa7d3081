"""What differs: between two versions of an instrument, and between last time's answers and this time's."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from handrail.planning.definition.answers import Answers, answers_shown, codes_of, is_answered
from handrail.planning.definition.check import answers_to
from handrail.planning.definition.questions import Asked
from handrail.planning.definition.schema import AskedOf, Definition


class Change(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    REWORDED = "reworded"
    ASKED_DIFFERENTLY = "asked differently"


@dataclass(frozen=True, slots=True)
class QuestionChange:
    """`before` and `after` are the question's words; empty where it was not there, or is gone."""

    change: Change
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """One question whose answer is another than last time's. An answer of None was not given."""

    question: Asked
    before: Any
    after: Any


def question_changes(old: Definition, new: Definition) -> list[QuestionChange]:
    """What a running assessment would meet when it moves to the newer version, in the newer one's order."""
    before = {question.code: question for question in old.questions()}
    after = {question.code: question for question in new.questions()}
    changes = [
        QuestionChange(change, before[code].label if code in before else "", question.label)
        for code, question in after.items()
        if (change := _change(before.get(code), question))
    ]
    gone = [QuestionChange(Change.REMOVED, q.label, "") for code, q in before.items() if code not in after]
    return [*changes, *gone]


def _change(before: Asked | None, after: Asked) -> Change | None:
    if before is None:
        return Change.ADDED
    if before.label != after.label:
        return Change.REWORDED
    return Change.ASKED_DIFFERENTLY if before != after else None


def carried(old: Definition, new: Definition, answers: Answers) -> tuple[dict[str, Any], list[Asked]]:
    """The answers that go over to a newer version, and the questions whose answers cannot.

    An answer goes over where the same question is asked in the same way and the answer is still one of its answers.
    """
    after = {question.code: question for question in new.questions()}
    kept: dict[str, Any] = {}
    left: list[Asked] = []
    for question in old.questions():
        answer = answers.get(question.code)
        if not is_answered(answer):
            continue
        if _still_answers(question, after.get(question.code), answer):
            kept[question.code] = answer
        else:
            left.append(question)
    return kept, left


def _still_answers(before: Asked, after: Asked | None, answer: Any) -> bool:
    if after is None or type(before) is not type(after):
        return False
    if getattr(before, "questions", None) != getattr(after, "questions", None):
        return False
    if getattr(before, "domain", "") != getattr(after, "domain", ""):
        return False
    known = answers_to(after)
    return known is None or codes_of(answer) <= set(known)


def answer_changes(definition: Definition, before: Answers, after: Answers, asked_of: AskedOf) -> list[AnswerChange]:
    """The questions of this version whose answers changed since last time, in order."""
    then, now = answers_shown(definition, before, asked_of), answers_shown(definition, after, asked_of)
    return [
        AnswerChange(question, then.get(question.code), now.get(question.code))
        for section in definition.sections_of(asked_of)
        for question in section.questions
        if _plain(then.get(question.code)) != _plain(now.get(question.code))
    ]


def _plain(answer: Any) -> Any:
    """An answer without its empty parts: an empty row is no change."""
    if isinstance(answer, Mapping):
        return {key: _plain(part) for key, part in answer.items() if is_answered(part)}
    if isinstance(answer, (list, tuple)):
        return [_plain(part) for part in answer if is_answered(part)]
    return answer
