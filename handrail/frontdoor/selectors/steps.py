"""At which level of need a young person stands, and by which steps they came there."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from handrail.frontdoor.models import Decision, LevelStep, StepWords


@dataclass(frozen=True, slots=True)
class StandingLevel:
    """The level last decided, and by what: a step, or the decision on a contact."""

    level: int
    step: LevelStep | None
    decision_id: int | None


def standing_level(person_id: UUID) -> StandingLevel | None:
    """The last word on a young person's level, as far as whoever reads may see it. Two queries."""
    steps = LevelStep.objects.filter(person_id=person_id).order_by("-at", "-pk")[:1]
    weighed = Decision.objects.filter(contact__person_id=person_id, level__isnull=False).order_by("-at", "-pk")[:1]
    return last_word(list(steps), list(weighed))


def last_word(steps: Sequence[LevelStep], decisions: Sequence[Decision]) -> StandingLevel | None:
    """The same of steps and decisions that are at hand, in any order."""
    step = max(steps, key=lambda one: (one.at, one.pk), default=None)
    weighed = [one for one in decisions if one.level is not None]
    decision = max(weighed, key=lambda one: (one.at, one.pk), default=None)
    if step is not None and (decision is None or step.at >= decision.at):
        return StandingLevel(step.to_level, step, step.decision_id)
    return StandingLevel(decision.level or 0, step, decision.pk) if decision else None


def steps_of(person_id: UUID) -> list[LevelStep]:
    """Every step, earliest first, with why where that is the reader's to see. Two queries, or one where none."""
    held = LevelStep.objects.filter(person_id=person_id).select_related("to_team__agency")
    steps = list(held.order_by("at", "pk"))
    words = {one.step_id: one for one in StepWords.objects.filter(step__in=steps)} if steps else {}
    for step in steps:
        step.words = words.get(step.pk)
    return steps


def days_between(step: LevelStep) -> int | None:
    """Days with neither help, once the new one has begun."""
    return None if step.began_on is None else (step.began_on - step.left_on).days
