"""When a plan's next meeting must be held, and when a review is finished.

The last day is counted from the plan's start for its first meeting, and from the last one held for each that follows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from handrail.kernel.words import long_date, plural
from handrail.planning.errors import CannotClose, Reason
from handrail.planning.plan_rules import MeetingRule


def latest_on(rule: MeetingRule, since: date, held: Sequence[date]) -> date:
    """The last day on which the next meeting is in time. `held` are the days of those held, in any order."""
    span = rule.within[min(len(held), len(rule.within) - 1)]
    return span.after(max([since, *held]))


@dataclass(frozen=True, slots=True)
class ReviewFacts:
    """What stands of a review that somebody wants to finish."""

    held_on: date | None
    today: date
    latest: date  # the last day on which it was in time
    rule: MeetingRule
    unanswered: Sequence[str] = ()  # those in the team on that day of whom nobody has said whether they came
    young_person_view: str = ""
    decisions: Sequence[str] = ()
    late_because: str = ""
    next_due: date | None = None
    next_latest: date | None = None
    plan_ends: bool = False  # the plan is to be closed at this meeting, so that no next one is needed


def check_finish_review(facts: ReviewFacts) -> None:
    """Raises `CannotClose` with every reason why this review is not finished."""
    if reasons := [*_of_the_meeting(facts), *_of_the_next(facts)]:
        raise CannotClose(reasons)


def can_finish_review(facts: ReviewFacts) -> bool:
    try:
        check_finish_review(facts)
    except CannotClose:
        return False
    return True


def _of_the_meeting(facts: ReviewFacts) -> list[Reason]:
    if facts.held_on is None:
        return [Reason("Say on which day the meeting was held.", "held_on")]
    if facts.held_on > facts.today:
        return [Reason("The meeting is still to come: it can be finished once it was held.", "held_on")]
    reasons = []
    if first := next(iter(facts.unanswered), ""):
        others = len(facts.unanswered) - 1
        who = f"{first} and {plural(others, 'other')}" if others else first
        reasons.append(Reason(f"Say whether they came: {who}."))
    if not facts.young_person_view.strip():
        wanting = "Write what the young person said of how it goes, or why they were not asked."
        reasons.append(Reason(wanting, "young_person_view"))
    if not [decision for decision in facts.decisions if decision.strip()]:
        wanting = "Write at least one decision, even if it is that everything stays as it is."
        reasons.append(Reason(wanting, "decisions"))
    if facts.held_on > facts.latest and not facts.late_because.strip():
        reasons.append(Reason(f"It was due by {long_date(facts.latest)}. Say why it was late.", "late_because"))
    return reasons


def _of_the_next(facts: ReviewFacts) -> list[Reason]:
    if facts.plan_ends:
        return []
    if facts.next_due is None:
        return [Reason("Set the day of the next one first, or say that the plan is to be closed.", "next_due")]
    if facts.held_on is not None and facts.next_due <= facts.held_on:
        return [Reason("The next one must be after this one.", "next_due")]
    if facts.next_latest is not None and facts.next_due > facts.next_latest:
        rule = "The law or its guidance" if facts.rule.statutory else "The partnership's rule"
        wanted = f"{rule} asks for the next one by {long_date(facts.next_latest)}: {facts.rule.citation}."
        return [Reason(wanted, "next_due")]
    return []
