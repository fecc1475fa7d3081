"""When a plan may be closed. Nobody is let go of while something is unanswered, least of all on the way to 18.

`check_close_plan` raises every reason at once, `can_close_plan` answers for a page.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from handrail.kernel.periods import add_months
from handrail.kernel.words import long_date, plural
from handrail.planning.errors import CannotClose, Reason

RECEIVER_FROM_MONTHS = 17 * 12 + 6  # design.md: nobody falls at 18. From 17 years and 6 months there is a receiver
CONFERENCE_WITHIN_DAYS = 14  # a closing is written up at most two weeks after the meeting that decided it; local


@dataclass(frozen=True, slots=True)
class ClosingFacts:
    """What stands on the day on which a plan is to be closed. `on` is the first day without it."""

    on: date
    since: date
    born: date | None
    today: date
    open: bool = True
    goals: Mapping[str, str] = field(
        default_factory=dict
    )  # the goal in their words -> achieved, or "" without an answer
    actions_open: int = 0
    reviews_unfinished: int = 0
    services_unanswered: int = 0  # running, and nobody has said whether they go on
    support_goes_on: str = ""
    receiving_owner: str = ""
    receiver_agreed: bool = False
    decided_without_owner: bool = False  # with a reason and the name of whoever decided
    closes_at: str = ""  # the meeting at which such a plan is closed, "" where it may be closed at any time
    last_closing_meeting: date | None = None


def needs_receiver(born: date | None, on: date) -> bool:
    """From 17 years and 6 months; without a birth date, always, because nobody can say that it is not so."""
    return born is None or on >= add_months(born, RECEIVER_FROM_MONTHS)


def check_close_plan(facts: ClosingFacts) -> None:
    """Raises `CannotClose` with every reason why this plan may not be closed like this."""
    reasons = [Reason("This plan is closed already.")] if not facts.open else _reasons(facts)
    if reasons:
        raise CannotClose(reasons)


def can_close_plan(facts: ClosingFacts) -> bool:
    try:
        check_close_plan(facts)
    except CannotClose:
        return False
    return True


def _reasons(facts: ClosingFacts) -> list[Reason]:
    return [*_of_the_day(facts), *_of_the_work(facts), *_of_what_follows(facts)]


def _of_the_day(facts: ClosingFacts) -> list[Reason]:
    if facts.on < facts.since:
        return [Reason(f"The plan began on {long_date(facts.since)}: it cannot end before that.", "on")]
    if facts.on > facts.today:
        return [Reason("A plan is closed on the day or afterwards, not ahead of it.", "on")]
    if facts.closes_at and not _decided_lately(facts):
        meeting = facts.closes_at[:1].lower() + facts.closes_at[1:]
        within = f"no more than {CONFERENCE_WITHIN_DAYS} days before the plan ends"
        return [Reason(f"A plan of this kind is closed by its {meeting}. Hold and finish one, {within}.")]
    return []


def _decided_lately(facts: ClosingFacts) -> bool:
    held = facts.last_closing_meeting
    return held is not None and 0 <= (facts.on - held).days <= CONFERENCE_WITHIN_DAYS


def _of_the_work(facts: ClosingFacts) -> list[Reason]:
    reasons = [
        Reason(f"Say whether this was achieved: “{_short(words)}”.")
        for words, achieved in facts.goals.items()
        if not achieved
    ]
    if facts.actions_open:
        are = "is" if facts.actions_open == 1 else "are"
        still_open = f"{plural(facts.actions_open, 'action')} {are} still open"
        reasons.append(Reason(f"{still_open}. Finish each one, or say why it is not to be done."))
    if facts.reviews_unfinished:
        reasons.append(Reason("A review was held and is not finished. Write down its decisions first."))
    if facts.services_unanswered:
        services = plural(facts.services_unanswered, "service")
        reasons.append(Reason(f"Say of {services} whether support goes on or ends with the plan."))
    return reasons


def _of_what_follows(facts: ClosingFacts) -> list[Reason]:
    where = Reason("Say where support continues, and whom they can ring.", "support_goes_on")
    reasons = [] if facts.support_goes_on.strip() else [where]
    if not needs_receiver(facts.born, facts.on) or facts.decided_without_owner:
        return reasons
    if facts.receiving_owner and facts.receiver_agreed:
        return reasons
    why = (
        "No birth date is held, so this may be somebody of 17 and a half or older."
        if facts.born is None
        else "They are 17 years and 6 months or older."
    )
    if facts.receiving_owner:
        return [*reasons, Reason(f"{why} Say when the receiving owner agreed to take over.", "agreed_on")]
    name_them = "Name who takes over, with their agency, or record who decided that nobody does and why."
    return [*reasons, Reason(f"{why} {name_them}", "receiving_owner")]


def _short(words: str) -> str:
    return words if len(words) <= 80 else f"{words[:79].rstrip()}…"
