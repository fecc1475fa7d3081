"""What the schema cannot see: codes used twice, conditions on what is not asked, points for answers that are none."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from handrail.planning.definition.base import Condition
from handrail.planning.definition.questions import Asked, Choice, Choices, Group, Indicator, NeedDomainAsked, Rating
from handrail.planning.definition.schema import Band, Definition, Section, Window

SCORED = (Choice, Choices, Rating)
_YES_NO = ["yes", "no", "not_known"]
RATINGS = ["0", "1", "2", "3", "not_known"]


@dataclass(frozen=True, slots=True)
class Problem:
    where: str  # "section “harm”, question “worry”"
    sentence: str

    def __str__(self) -> str:
        return f"{self.where}: {self.sentence}" if self.where else self.sentence


def check(definition: Definition, *, domains: list[str]) -> list[Problem]:
    """Everything that is to be mended before the definition can be used."""
    return [*_codes(definition), *_conditions(definition), *_questions(definition, domains), *_scoring(definition)]


def _place(section: Section, question: Asked | None = None) -> str:
    return f"section “{section.code}”" + (f", question “{question.code}”" if question else "")


def _codes(definition: Definition) -> Iterator[Problem]:
    """Sections and questions share no code among their own; a question's options and a group's questions neither."""
    yield from _twice("", "section", [section.code for section in definition.sections])
    seen: dict[str, str] = {}
    for section in definition.sections:
        for question in section.questions:
            if question.code in seen:
                said = f"The code “{question.code}” is also used in {seen[question.code]}. Give one of them another."
                yield Problem(_place(section, question), said)
            seen.setdefault(question.code, _place(section))
            options = getattr(question, "options", [])
            yield from _twice(_place(section, question), "answer", [option.code for option in options])
            if isinstance(question, Group):
                yield from _twice(_place(section, question), "question", [one.code for one in question.questions])


def _twice(where: str, what: str, codes: list[str]) -> Iterator[Problem]:
    for code in dict.fromkeys(code for code in codes if codes.count(code) > 1):
        yield Problem(where, f"More than one {what} has the code “{code}”.")


def _conditions(definition: Definition) -> Iterator[Problem]:
    """A condition looks back: at a question that has been asked, of the same person, by the time it matters."""
    for section in definition.sections:
        asked = _asked_before(definition, section)
        for condition in section.show_if:
            yield from _condition(_place(section), condition, asked)
        for question in section.questions:
            for condition in question.show_if:
                yield from _condition(_place(section, question), condition, asked)
            asked[question.code] = question


def _asked_before(definition: Definition, section: Section) -> dict[str, Asked]:
    earlier = definition.sections[: definition.sections.index(section)]
    return {q.code: q for one in earlier if one.asked_of == section.asked_of for q in one.questions}


def _condition(where: str, condition: Condition, asked: dict[str, Asked]) -> Iterator[Problem]:
    question = asked.get(condition.question)
    if question is None:
        yield Problem(where, f"It is shown by the answer to “{condition.question}”, which is not asked before it.")
        return
    known = answers_to(question)
    for code in condition.one_of:
        if known is not None and code not in known:
            yield Problem(where, f"It is shown when “{condition.question}” is “{code}”, which is no answer to it.")


def answers_to(question: Asked) -> list[str] | None:
    """The codes that an answer may be, or None where it is free."""
    if options := getattr(question, "options", None):
        return [option.code for option in options]
    fixed = {"yes_no": _YES_NO, "need_domain": RATINGS}
    return fixed.get(getattr(question, "kind", ""))


def _questions(definition: Definition, domains: list[str]) -> Iterator[Problem]:
    windows = [window.code for window in definition.scoring.windows] if definition.scoring else []
    for section in definition.sections:
        for question in section.questions:
            where = _place(section, question)
            if isinstance(question, NeedDomainAsked) and question.domain not in domains:
                yield Problem(where, f"The need domain “{question.domain}” is not one of the partnership's.")
            if isinstance(question, Indicator) and not windows:
                yield Problem(where, "An indicator is ticked in time windows, and the scoring has none.")
            known = windows if isinstance(question, Indicator) else answers_to(question)
            for code in getattr(question, "points", {}):
                if known is not None and code not in known:
                    yield Problem(where, f"Points are given for “{code}”, which is no answer to it.")
            if isinstance(question, Group) and any(getattr(one, "points", {}) for one in question.questions):
                yield Problem(where, "Questions that are asked for each of several cannot have points.")


def _scoring(definition: Definition) -> Iterator[Problem]:
    scoring = definition.scoring
    yield from _cadence(definition)
    if scoring is None:
        if any(getattr(q, "points", {}) or getattr(q, "weight", 0) for q in definition.questions()):
            yield Problem("scoring", "Some answers have points, but the instrument does not say how it is scored.")
        return
    yield from _windows(scoring.windows)
    yield from _bands(scoring.bands)


def _windows(windows: list[Window]) -> Iterator[Problem]:
    yield from _twice("scoring", "time window", [window.code for window in windows])
    for window in windows:
        if window.until_months <= window.from_months:
            yield Problem(f"scoring, time window “{window.code}”", "It must reach further back than it begins.")
    for nearer, further in pairwise(windows):
        if further.from_months < nearer.until_months:
            said = f"It begins before “{nearer.code}” has ended, so that one thing could count twice."
            yield Problem(f"scoring, time window “{further.code}”", said)


def _bands(bands: list[Band]) -> Iterator[Problem]:
    yield from _twice("scoring", "band", [band.code for band in bands])
    if bands and bands[0].from_points != 0:
        yield Problem("scoring", "The first band must begin at 0, so that every score has one.")
    for lower, higher in pairwise(bands):
        if higher.from_points <= lower.from_points:
            said = f"It must begin at more points than “{lower.code}”, which stands before it."
            yield Problem(f"scoring, band “{higher.code}”", said)


def _cadence(definition: Definition) -> Iterator[Problem]:
    bands = {band.code for band in definition.scoring.bands} if definition.scoring else set()
    for code, months in definition.review.by_band.items():
        if code not in bands:
            yield Problem("review", f"It names the band “{code}”, which the scoring does not have.")
        if months < 1:
            yield Problem("review", f"The review for “{code}” must be at least one month away.")
