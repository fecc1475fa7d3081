"""At which level of need a young person stands, and by which steps they came there."""

from dataclasses import dataclass
from uuid import UUID

from handrail.frontdoor.models import Decision, LevelStep


@dataclass(frozen=True, slots=True)
class StandingLevel:
    """The level last decided, and by what: a step, or the decision on a contact."""

    level: int
    step: LevelStep | None
    decision: Decision | None


def standing_level(person_id: UUID) -> StandingLevel | None:
    """The last word on a young person's level, as far as whoever reads may see it. Two queries."""
    step = LevelStep.objects.filter(person_id=person_id).order_by("-at", "-pk").first()
    weighed = Decision.objects.filter(contact__person_id=person_id, level__isnull=False)
    decision = weighed.select_related("contact").order_by("-at", "-pk").first()
    if step is not None and (decision is None or step.at >= decision.at):
        return StandingLevel(step.to_level, step, step.decision)
    return StandingLevel(decision.level or 0, step, decision) if decision else None


def steps_of(person_id: UUID) -> list[LevelStep]:
    """Every step, earliest first. One query."""
    held = LevelStep.objects.filter(person_id=person_id).select_related("to_team", "from_team", "by")
    return list(held.order_by("at", "pk"))


def days_between(step: LevelStep) -> int | None:
    """Days with neither help, once the new one has begun."""
    return None if step.began_on is None else (step.began_on - step.left_on).days
