"""An answer in words, whatever kind of question it answers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from handrail.kernel import words
from handrail.planning.definition.answers import Answers, is_answered
from handrail.planning.definition.questions import Asked
from handrail.planning.definition.schema import Section
from handrail.planning.selectors.recorded import Recorded
from handrail.planning.wording import CONFIDENCE, RATINGS, YES_NO

NOT_SHARED = "A fact that is not shared with you"


@dataclass(frozen=True, slots=True)
class Telling:
    """What answers refer to: agencies by id, time windows by code, and the facts that the reader may see, by name."""

    agencies: Mapping[str, str] = field(default_factory=dict)
    windows: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, Recorded] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Told:
    """A question with its answer, one line for each thing said; no line where there is no answer."""

    label: str
    lines: Sequence[str]


@dataclass(frozen=True, slots=True)
class ToldSection:
    title: str
    answers: Sequence[Told]


def said(question: Asked, answer: Any, telling: Telling) -> list[str]:
    """The lines of one answer."""
    if not is_answered(answer):
        return []
    return _SAY[question.kind](question, answer, telling)  # type: ignore[attr-defined]  # every kind of question has it


def told_sections(
    shown: Sequence[tuple[Section, Sequence[Asked]]], answers: Answers, telling: Telling, *, domains: bool = False
) -> list[ToldSection]:
    """The sections in which something was answered. Need domains are left to the views side by side, or told too."""
    sections = [
        ToldSection(
            section.title,
            [
                Told(question.label, lines)
                for question in asked
                if (domains or question.kind != "need_domain")  # type: ignore[attr-defined]  # every kind of question has it
                and (lines := said(question, answers.get(question.code), telling))
            ],
        )
        for section, asked in shown
    ]
    return [section for section in sections if section.answers]


def _plain(_: Asked, answer: Any, __: Telling) -> list[str]:
    return str(answer).splitlines()


def _labels(question: Any) -> dict[str, str]:
    return {option.code: option.label for option in question.options}


def _one_of(question: Asked, answer: Any, _: Telling) -> list[str]:
    return [_labels(question).get(answer, str(answer))]


def _some_of(question: Asked, answer: Any, _: Telling) -> list[str]:
    return [words.listed([_labels(question).get(code, code) for code in answer])]


def _day(text: Any) -> str:
    return words.short_date(date.fromisoformat(text)) if text else ""


def _period(_: Asked, answer: Any, __: Telling) -> list[str]:
    since, until = _day(answer.get("since")), _day(answer.get("until"))
    return [f"{since or 'Not known'} to {until or 'now'}"]


def _number(question: Any, answer: Any, _: Telling) -> list[str]:
    return [f"{answer:,} {question.unit}".strip()]


def _scale(question: Any, answer: Any, _: Telling) -> list[str]:
    return [f"{answer} of {question.highest} ({question.lowest}: {question.lowest_means})"]


def _joined(answer: Any, *parts: str) -> str:
    return ", ".join(str(answer[part]) for part in parts if answer.get(part))


def _quote(_: Asked, answer: Any, __: Telling) -> list[str]:
    heard = _joined({"who": answer.get("who"), "on": _day(answer.get("on"))}, "who", "on")
    quoted = f"“{answer['words']}”" if answer.get("words") else "Nothing was written down"
    return [*quoted.splitlines(), *([f"Heard by {heard}"] if heard else [])]


def _evidence(_: Asked, answer: Any, __: Telling) -> list[str]:
    return [evidence_line(row) for row in answer]


def evidence_line(row: Mapping[str, Any]) -> str:
    """'Seen with a second phone (form tutor, 3 Nov 2026)'. A row without a source says so."""
    rest = _joined({"source": row.get("source") or "no source given", "on": _day(row.get("on"))}, "source", "on")
    return f"{row.get('what') or 'Nothing written'} ({rest})"


def _group(question: Any, answer: Any, telling: Telling) -> list[str]:
    return [
        "; ".join(
            f"{one.label.rstrip('?')}: {' '.join(said(one, row.get(one.code), telling))}"
            for one in question.questions
            if is_answered(row.get(one.code))
        )
        for row in answer
    ]


def _indicator(_: Asked, answer: Any, telling: Telling) -> list[str]:
    seen = [telling.windows.get(code, code) for code in answer.get("seen") or []]
    return [words.listed(seen) or "Not ticked", *str(answer.get("why") or "").splitlines()]


def _facts(_: Asked, answer: Any, telling: Telling) -> list[str]:
    found = [telling.facts.get(ref) for ref in answer.get("chosen") or []]
    lines = [fact_line(one) if one else NOT_SHARED for one in found]
    return [*dict.fromkeys(lines), *str(answer.get("comment") or "").splitlines()]


def fact_line(fact: Recorded) -> str:
    return f"{words.short_date(fact.on)}: {fact.words} ({fact.agency})"


def _need_domain(_: Asked, answer: Any, __: Telling) -> list[str]:
    rating = RATINGS.get(answer.get("rating") or "", "Not rated")
    sure = CONFIDENCE.get(answer.get("confidence") or "", "")
    return [
        f"{rating} ({sure.lower()})" if sure else rating,
        *(f"Worried about: {line}" for line in str(answer.get("worried") or "").splitlines()),
        *(f"Working well: {line}" for line in str(answer.get("working") or "").splitlines()),
        *(evidence_line(row) for row in answer.get("evidence") or []),
    ]


_SAY: dict[str, Callable[[Asked, Any, Telling], list[str]]] = {
    "text": _plain,
    "paragraph": _plain,
    "quote": _quote,
    "number": _number,
    "money": lambda _, answer, __: [f"£{answer}"],
    "date": lambda _, answer, __: [_day(answer)],
    "period": _period,
    "time": _plain,
    "yes_no": lambda _, answer, __: [YES_NO.get(answer, str(answer))],
    "choice": _one_of,
    "choices": _some_of,
    "rating": _one_of,
    "scale": _scale,
    "person": lambda _, answer, __: [_joined(answer, "name", "who")],
    "place": lambda _, answer, __: [_joined(answer, "name", "sort")],
    "agency": lambda _, answer, telling: [telling.agencies.get(str(answer), "An agency that is no longer here")],
    "need_domain": _need_domain,
    "indicator": _indicator,
    "evidence": _evidence,
    "facts": _facts,
    "group": _group,
    "statement": _plain,
}
