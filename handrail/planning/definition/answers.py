"""Answers as data: by question code, in the shapes below. Plain values, so that they can be kept as JSON.

text, paragraph, choice, rating, yes_no, agency, date, time: a string (codes; dates as 2026-11-22; times as 21:30)
number, scale: a whole number · money: a string such as "12.50" · choices: a list of codes
period: {since, until} · person: {name, who} · place: {name, sort} · quote: {words, who, on}
evidence: a list of {what, source, on} · group: a list of {question: answer}
indicator: {seen: [windows], why} · facts: {chosen: ["event 12"], comment}
need_domain: {worried, working, evidence: [{what, source}], rating, confidence}
"""

from collections.abc import Mapping
from typing import Any

from handrail.planning.definition.base import Condition
from handrail.planning.definition.questions import Asked
from handrail.planning.definition.schema import AskedOf, Definition, Section

Answers = Mapping[str, Any]
NOT_KNOWN = "not_known"


def is_answered(answer: Any) -> bool:
    """Whether anything was said. No and 0 are answers; an empty box is none."""
    if isinstance(answer, Mapping):
        return any(is_answered(part) for part in answer.values())
    if isinstance(answer, (list, tuple)):
        return any(is_answered(part) for part in answer)
    return answer not in (None, "")


def codes_of(answer: Any) -> set[str]:
    """What a condition compares: the code or codes that an answer comes down to."""
    if isinstance(answer, Mapping):
        return codes_of(answer["rating"]) if "rating" in answer else codes_of(answer.get("seen"))
    if isinstance(answer, (list, tuple)):
        return {str(one) for one in answer if isinstance(one, (str, int))}
    return {str(answer)} if is_answered(answer) else set()


def holds(condition: Condition, answers: Answers) -> bool:
    answer = answers.get(condition.question)
    if not is_answered(answer):
        return False
    if condition.one_of and not codes_of(answer) & set(condition.one_of):
        return False
    return condition.at_least is None or any(_number(c) >= condition.at_least for c in codes_of(answer))


def _number(code: str) -> float:
    try:
        return float(code)
    except ValueError:
        return float("-inf")


def shown_questions(section: Section, answers: Answers) -> list[Asked]:
    """The questions of a section that are asked, given the answers so far.

    A condition on a question that is itself not asked does not hold, whatever was once answered there; the caller
    hands on the answers of the questions that are asked (`answers_shown`).
    """
    shown: list[Asked] = []
    hidden: set[str] = set()
    for question in section.questions:
        standing = {code: answer for code, answer in answers.items() if code not in hidden}
        if all(holds(condition, standing) for condition in question.show_if):
            shown.append(question)
        else:
            hidden.add(question.code)
    return shown


def shown_sections(definition: Definition, answers: Answers, asked_of: AskedOf) -> list[tuple[Section, list[Asked]]]:
    """The sections and questions that are asked of somebody, in order, given the answers so far."""
    standing = dict(answers)
    shown = []
    for section in definition.sections_of(asked_of):
        asked = (
            shown_questions(section, standing) if all(holds(c, standing) for c in section.show_if) else list[Asked]()
        )
        for question in section.questions:
            if question not in asked:
                standing.pop(question.code, None)
        if asked:
            shown.append((section, asked))
    return shown


def answers_shown(definition: Definition, answers: Answers, asked_of: AskedOf) -> dict[str, Any]:
    """The answers that count: those to questions that are asked. What was answered and then hidden rests."""
    codes = [q.code for _, asked in shown_sections(definition, answers, asked_of) for q in asked]
    return {code: answers[code] for code in codes if is_answered(answers.get(code))}


def missing(definition: Definition, answers: Answers, asked_of: AskedOf) -> list[tuple[Section, Asked]]:
    """The questions that must be answered before a view is finished, and are not."""
    return [
        (section, question)
        for section, asked in shown_sections(definition, answers, asked_of)
        for question in asked
        if question.required and not _complete(question, answers.get(question.code))
    ]


def _complete(question: Asked, answer: Any) -> bool:
    """A need domain that must be answered must be rated; anything else must hold something."""
    if getattr(question, "kind", "") == "need_domain":
        return isinstance(answer, Mapping) and is_answered(answer.get("rating"))
    return is_answered(answer)
