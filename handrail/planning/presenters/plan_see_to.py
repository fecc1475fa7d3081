"""What to see to in a plan: said first, the most pressing on top."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from handrail.kernel.periods import birthday
from handrail.kernel.words import days_from, due_words, listed, long_date, plural, short_date
from handrail.partnership.public import need_domains
from handrail.planning.models import Goal
from handrail.planning.plan_rules import PlanKind, plan_rules
from handrail.planning.policies.plan_closing import needs_receiver
from handrail.planning.policies.plan_drift import DRIFT_DAYS, QUIET_DAYS
from handrail.planning.policies.plan_team import PLACE_ENDS_SOON_DAYS, vacancies
from handrail.planning.selectors.plans import PlanPicture
from handrail.planning.selectors.team import Seat
from handrail.ui.public import Tag, Tone

SOON_DAYS = 14
LAW_SOON_DAYS = 365


@dataclass(frozen=True, slots=True)
class SeeTo:
    """A sentence with how pressing it is."""

    tag: Tag
    text: str


def see_to(picture: PlanPicture) -> list[SeeTo]:
    """Nothing for a plan that is closed."""
    if picture.plan.until is not None:
        return []
    kind = plan_rules().kind(picture.plan.kind)
    return [
        *_reviews(picture, kind), *_actions(picture), *_support(picture), *_team(picture, kind), *_voice(picture),
        *_drift(picture), *_age(picture, kind),
    ]  # fmt: skip


def _reviews(picture: PlanPicture, kind: PlanKind) -> Iterator[SeeTo]:
    for review in picture.ahead:
        label = kind.meeting(review.meeting).label
        if review.held_on:
            yield SeeTo(Tag("Unfinished", Tone.WARNING), f"{label} of {short_date(review.held_on)} is not finished.")
        elif review.due < picture.today:
            yield SeeTo(Tag("Overdue", Tone.URGENT), f"{label} {due_words(review.due, picture.today)}.")
        elif (review.due - picture.today).days <= SOON_DAYS:
            yield SeeTo(Tag("Soon", Tone.WARNING), f"{label} {due_words(review.due, picture.today)}.")


def _actions(picture: PlanPicture) -> Iterator[SeeTo]:
    late = [action for action in picture.open_actions if action.due < picture.today]
    if late:
        oldest = min(action.due for action in late)
        yield SeeTo(
            Tag("Overdue", Tone.URGENT),
            f"{plural(len(late), 'action')} overdue, the oldest since {short_date(oldest)}.",
        )


def _support(picture: PlanPicture) -> Iterator[SeeTo]:
    for goal in picture.goals_without_support:
        aims = f"the goal “{goal.words}”" if isinstance(goal, Goal) else f"a goal for {_needs(goal.domains)}."
        yield SeeTo(Tag("No support", Tone.WARNING), f"No service of this plan serves {aims}")
    for service in picture.support_without_goal:
        yield SeeTo(Tag("No goal", Tone.INFO), f"{service.service} is in place and serves no goal.")
    for service in picture.running:
        if service.planned_end <= picture.today:
            text = f"{service.service} was planned to end on {short_date(service.planned_end)}. Does it go on?"
            yield SeeTo(Tag("Past its end", Tone.WARNING), text)


def _needs(codes: Iterable[str]) -> str:
    return listed([need_domains()[code].label.lower() for code in codes])


def _team(picture: PlanPicture, kind: PlanKind) -> Iterator[SeeTo]:
    missing = vacancies(kind, [seat.place for seat in picture.seats])
    if missing:
        roles = listed([plan_rules().role(role).label.lower() for role in missing])
        yield SeeTo(Tag("Vacant", Tone.WARNING), f"Nobody in the team is {roles}.")
    if any(seat.leads and not seat.filled for seat in picture.seats):
        yield SeeTo(Tag("Vacant", Tone.URGENT), "The lead professional's post is vacant: name another lead.")
    if any(seat.leads and not seat.member.is_in(picture.today) for seat in picture.seats):
        text = "The lead professional's place in the team has ended: renew it, or name another lead."
        yield SeeTo(Tag("Ended", Tone.URGENT), text)
    if soon := [seat for seat in picture.seats if _ends_soon(seat, picture.today)]:
        first = min(seat.member.until for seat in soon if seat.member.until)
        text = f"{plural(len(soon), 'place')} in the team end soon, the first on {short_date(first)}. Renew who stays."
        yield SeeTo(Tag("Ends soon", Tone.WARNING), text.replace("1 place in the team end", "1 place in the team ends"))


def _ends_soon(seat: Seat, today: date) -> bool:
    until = seat.member.until
    return until is not None and 0 < (until - today).days <= PLACE_ENDS_SOON_DAYS


def _voice(picture: PlanPicture) -> Iterator[SeeTo]:
    if picture.quiet:
        text = f"Nothing that they said has been written down in {QUIET_DAYS} days."
        yield SeeTo(Tag("No voice", Tone.WARNING), text)
    waiting = [voice for voice in picture.voices if not voice.came_back]
    if waiting:
        said = plural(len(waiting), "thing that they said", "things that they said")
        yield SeeTo(Tag("No answer", Tone.INFO), f"Of {said}, nobody has told them what came of it.")


def _drift(picture: PlanPicture) -> Iterator[SeeTo]:
    stirrings, today = picture.stirrings, picture.today
    still = {"decision was taken": stirrings.decision}
    if stirrings.action_told:
        still = {"action was done": stirrings.action, **still}
    if stirrings.contact_told:
        still = {"contact with them": stirrings.contact, **still}
    for what, last in still.items():
        days = stirrings.days_since(last, today)
        if days > DRIFT_DAYS:
            yield SeeTo(Tag("Drift", Tone.WARNING), f"No {what} for {plural(days, 'day')}.")


def _age(picture: PlanPicture, kind: PlanKind) -> Iterator[SeeTo]:
    born, today = picture.plan.person.born, picture.today
    if born and kind.ends_at_age:
        ends = birthday(born, kind.ends_at_age)
        if (ends - today).days <= LAW_SOON_DAYS:
            when = f"on {long_date(ends)}, {days_from(ends, today)}"
            yield SeeTo(Tag("By law", Tone.WARNING), f"A {kind.label.lower()} ends by law {when}.")
    if needs_receiver(born, today):
        text = (
            "They are 17 and a half or older: it can be closed only with somebody named who takes over, or a decision."
        )
        yield SeeTo(Tag("At 18", Tone.INFO), text)
