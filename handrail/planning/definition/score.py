"""The score of an assessment: arithmetic with its items, so that a reader can do the sum again.

A score opens, closes and escalates nothing. People judge, and where they judge otherwise than the band they say why.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from handrail.kernel.periods import add_months
from handrail.planning.definition.answers import Answers, answers_shown, codes_of, is_answered, shown_sections
from handrail.planning.definition.questions import Asked, Indicator, Scale
from handrail.planning.definition.schema import Band, Definition, Scoring, Window


@dataclass(frozen=True, slots=True)
class Item:
    """One question's part of the sum. `parts` says which answer gave how many points."""

    code: str
    label: str
    section: str
    parts: tuple[tuple[str, int], ...]

    @property
    def points(self) -> int:
        return sum(points for _, points in self.parts)


@dataclass(frozen=True, slots=True)
class Score:
    """`unanswered` are scored questions that nobody has answered: a low score with many of them says little."""

    total: Decimal
    band: Band | None
    items: tuple[Item, ...]
    unanswered: tuple[str, ...]


def score(definition: Definition, answers: Answers) -> Score | None:
    """The score of a worker's answers; None where the instrument has none. A question that is not asked has no part."""
    if definition.scoring is None:
        return None
    counted = answers_shown(definition, answers, "worker")
    scored = [(s, q) for s, asked in shown_sections(definition, answers, "worker") for q in asked if is_scored(q)]
    items = tuple(
        Item(question.code, question.label, section.title, _parts(question, counted[question.code], definition.scoring))
        for section, question in scored
        if question.code in counted
    )
    total = total_of(items, definition.scoring)
    unanswered = tuple(question.label for _, question in scored if question.code not in counted)
    return Score(total, band_of(total, definition.scoring.bands), items, unanswered)


def is_scored(question: Asked) -> bool:
    return bool(getattr(question, "points", {}) or getattr(question, "weight", 0))


def total_of(items: Sequence[Item], scoring: Scoring) -> Decimal:
    """The sum, or the mean of what was answered to one place, halves up."""
    total = Decimal(sum(item.points for item in items))
    if scoring.method == "sum" or not items:
        return total
    return (total / len(items)).quantize(Decimal("0.1"), ROUND_HALF_UP)


def band_of(total: Decimal, bands: Sequence[Band]) -> Band | None:
    """The highest band that begins at or below the total."""
    reached = [band for band in bands if band.from_points <= total]
    return reached[-1] if reached else None


def _parts(question: Asked, answer: Any, scoring: Scoring) -> tuple[tuple[str, int], ...]:
    if isinstance(question, Scale):
        return ((str(answer), int(answer) * question.weight),)
    points: Mapping[str, int] = getattr(question, "points", {})
    ticked = codes_of(answer)
    words = _words(question, scoring)
    return tuple((words.get(code, code), given) for code, given in points.items() if code in ticked)


def _words(question: Asked, scoring: Scoring) -> dict[str, str]:
    if isinstance(question, Indicator):
        return {window.code: window.label for window in scoring.windows}
    options = getattr(question, "options", [])
    return {option.code: option.label for option in options} or {"yes": "Yes", "no": "No", "not_known": "Not known"}


def window_days(window: Window, on: date) -> tuple[date, date]:
    """The first and last day of a window, seen from the day of an assessment.

    A window from 6 to 12 months ago ends on the day before the one that begins it from 0 to 6.
    """
    first = add_months(on, -window.until_months)
    if not window.from_months:
        return first, on
    return first, date.fromordinal(add_months(on, -window.from_months).toordinal() - 1)


def window_of(day: date, windows: Sequence[Window], on: date) -> Window | None:
    """The window in which a day falls, seen from the day of an assessment; None before and after all of them."""
    for window in windows:
        first, last = window_days(window, on)
        if first <= day <= last:
            return window
    return None


def review_on(definition: Definition, agreed_on: date, band: str = "") -> date:
    """When to look again: as soon as the band asks for, and at the latest by the instrument's own cadence."""
    months = min(definition.review.months, definition.review.by_band.get(band, definition.review.months))
    return add_months(agreed_on, months)


def any_evidence_missing(definition: Definition, answers: Answers) -> list[Asked]:
    """Indicators that are ticked with nothing written to show for it: a tick alone is not evidence."""
    counted = answers_shown(definition, answers, "worker")
    return [
        question
        for question in definition.questions()
        if isinstance(question, Indicator)
        and is_answered(counted.get(question.code, {}).get("seen"))
        and not is_answered(counted[question.code].get("why"))
    ]
