"""The page to hand to the young person: what we think, what you said, who is doing what. Plain words, no codes."""

from collections.abc import Sequence
from dataclasses import dataclass

from handrail.kernel.words import long_date, short_date
from handrail.planning.models import Action, Goal, Review, ReviewInSummary
from handrail.planning.plan_rules import plan_rules
from handrail.planning.presenters.voices import VoiceShown
from handrail.planning.selectors.plans import PlanPicture
from handrail.planning.selectors.team import Seat, called

HOW_MANY_SAID = 3
YOU, TRUSTED = "young_person", "trusted_adult"


@dataclass(frozen=True, slots=True)
class Promise:
    """Something that somebody said they would do."""

    what: str
    who: str
    by: str
    done: bool


@dataclass(frozen=True, slots=True)
class Hope:
    """A goal, with what is promised for it."""

    words: str
    promises: Sequence[Promise]


@dataclass(frozen=True, slots=True)
class Handout:
    name: str
    made_on: str
    why: str
    said: Sequence[VoiceShown]
    hopes: Sequence[Hope]
    other_promises: Sequence[Promise]
    help_now: Sequence[str]
    people: Sequence[tuple[str, str]]  # name and what they are here for
    lead: str
    next_meeting: str


def handout(picture: PlanPicture, said: Sequence[VoiceShown]) -> Handout:
    actions = [one for one in picture.actions if isinstance(one, Action) and not one.dropped]
    promises = {one.pk: (one.goal_id, _promise(one, picture)) for one in actions}
    lead = next((seat for seat in picture.seats if seat.leads), None)
    return Handout(
        name=picture.plan.person.shown_given or "you",
        made_on=long_date(picture.today),
        why=picture.reasons.why if picture.reasons else "",
        said=[one for one in said if one.words or one.recording_shows][:HOW_MANY_SAID],
        hopes=[
            Hope(goal.words, [made for of_goal, made in promises.values() if of_goal == goal.pk])
            for goal in picture.goals
            if isinstance(goal, Goal) and not goal.achieved
        ],
        other_promises=[made for of_goal, made in promises.values() if of_goal is None],
        help_now=[f"{one.service}, until {short_date(one.planned_end)}" for one in picture.running],
        people=[(one.holder or called(one.member), _as_what(one)) for one in picture.seats if one.member.role != YOU],
        lead=lead.holder if lead else "",
        next_meeting=_next(picture.ahead, picture.plan.kind),
    )


def _promise(action: Action, picture: PlanPicture) -> Promise:
    holders = {seat.member.pk: seat.holder for seat in picture.seats}
    who = holders.get(action.owner_id) or called(action.owner)
    return Promise(
        action.what, "You" if action.owner.role == YOU else who, long_date(action.due), action.done_on is not None
    )


def _as_what(seat: Seat) -> str:
    role = "Somebody you trust" if seat.member.role == TRUSTED else plan_rules().role(seat.member.role).label
    return f"{role}. Makes sure that all this happens." if seat.leads else role


def _next(ahead: Sequence[Review | ReviewInSummary], kind: str) -> str:
    planned = [review for review in ahead if review.held_on is None]
    if not planned:
        return ""
    soonest = min(planned, key=lambda review: review.due)
    return f"{long_date(soonest.due)} at the latest ({plan_rules().kind(kind).meeting(soonest.meeting).label.lower()})"
