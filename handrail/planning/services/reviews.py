"""Reviews: a day is set, the meeting is held, and it is finished once its decisions and the next day stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from handrail.kernel import clock
from handrail.partnership.public import User
from handrail.planning.errors import CannotPlan
from handrail.planning.models import Review
from handrail.planning.plan_rules import plan_rules
from handrail.planning.policies.review_cadence import ReviewFacts, check_finish_review, latest_on
from handrail.planning.selectors.reviews import held_days
from handrail.planning.selectors.team import called, members_on
from handrail.planning.services.plan_writing import Saving, writing_plan
from handrail.planning.services.team import check_open
from handrail.writing.public import create, save


@dataclass(frozen=True, slots=True)
class Minutes:
    """What is written down of a meeting; `attendance` is a code of `Review.Came` for each member, by id."""

    held_on: date
    chair: str
    attendance: Mapping[int, str]
    young_person_view: str
    discussed: str
    decisions: Sequence[str]
    late_because: str = ""


def set_review(*, review: Review, due: date, by: User, saved: Saving) -> Review:
    """Another day for a meeting that is still ahead."""
    check_open(review.plan)
    if review.held_on is not None:
        raise CannotPlan("That meeting was held already.")
    if due < clock.today():
        raise CannotPlan("That day has passed. Set a day that is still to come.", field="due")
    with writing_plan("set_review", person_id=review.plan.person_id, by=by) as ids:
        ids |= {"plan": review.plan_id, "review": review.pk}
        saved(review, {"due": due})
    return review


def write_minutes(*, review: Review, minutes: Minutes, by: User, saved: Saving) -> Review:
    """What was said and decided, as far as it is written. It can be written further until the review is finished."""
    check_open(review.plan)
    if review.finished_at is not None:
        raise CannotPlan("This review is finished: its minutes stand as they are.")
    if not review.plan.since <= minutes.held_on <= clock.today():
        raise CannotPlan("A review is held on a day of the plan, and not in the future.", field="held_on")
    with writing_plan("write_minutes", person_id=review.plan.person_id, by=by) as ids:
        ids |= {"plan": review.plan_id, "review": review.pk}
        saved(review, _columns(minutes))
    return review


def finish_review(*, review: Review, next_due: date | None, plan_ends: bool, by: User) -> Review | None:
    """Close a review, and give the next one; raises `CannotClose` with everything that is missing."""
    check_open(review.plan)
    with writing_plan("finish_review", person_id=review.plan.person_id, by=by) as ids:
        ids |= {"plan": review.plan_id, "review": review.pk}
        check_finish_review(review_facts(review, next_due=next_due, plan_ends=plan_ends, today=clock.today()))
        save(review, by=by, based_on=review.version, changes={"finished_at": clock.now()})
        if plan_ends or next_due is None:
            return None
        return create(Review(plan=review.plan, meeting=review.meeting, due=next_due), by=by)


def review_facts(review: Review, *, next_due: date | None, plan_ends: bool, today: date) -> ReviewFacts:
    """What the rule of finishing asks about. Two queries."""
    plan = review.plan
    rule = plan_rules().kind(plan.kind).meeting(review.meeting)
    earlier = held_days(plan, review.meeting, but=review)
    held_on = review.held_on
    invited = [] if held_on is None else members_on(plan, held_on)
    return ReviewFacts(
        held_on=held_on,
        today=today,
        latest=latest_on(rule, plan.since, earlier),
        rule=rule,
        unanswered=[called(one) for one in invited if str(one.pk) not in review.attendance],
        young_person_view=review.young_person_view,
        decisions=review.decisions,
        late_because=review.late_because,
        next_due=next_due,
        next_latest=latest_on(rule, plan.since, [*earlier, held_on]) if held_on else None,
        plan_ends=plan_ends,
    )


def _columns(minutes: Minutes) -> dict[str, object]:
    return {
        "held_on": minutes.held_on,
        "chair": minutes.chair,
        "attendance": {str(pk): came for pk, came in minutes.attendance.items() if came in Review.Came.values},
        "young_person_view": minutes.young_person_view,
        "discussed": minutes.discussed,
        "decisions": [decision.strip() for decision in minutes.decisions if decision.strip()],
        "late_because": minutes.late_because,
    }
