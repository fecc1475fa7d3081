"""Of what planning tells people, and whom. Called inside the transaction of what happened, but for what falls due:
that is told each morning.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from django.urls import reverse

from handrail.desk.public import NoticeKind, notify, register_notice_kind
from handrail.disclosure.public import as_system
from handrail.kernel import clock
from handrail.partnership.public import User, current_memberships
from handrail.planning.models import Action, Assessment, Lead, Member, Review
from handrail.planning.selectors.chasing import open_actions

REVIEW_AHEAD_DAYS = 7
ACTION_GIVEN, ACTION_OVERDUE, LEAD_GIVEN = "action-given", "action-overdue", "lead-given"
REVIEW_DUE, DISSENT = "review-due", "dissent"
KINDS = (
    NoticeKind(ACTION_GIVEN, "An action in a plan was given to you."),
    NoticeKind(ACTION_OVERDUE, "An action of yours is overdue."),
    NoticeKind(LEAD_GIVEN, "You are the lead professional of a plan now."),
    NoticeKind(REVIEW_DUE, f"A review of a plan that you lead is due within {REVIEW_AHEAD_DAYS} days."),
    NoticeKind(DISSENT, "An agency sees it differently from what you agreed in an assessment."),
)


def register() -> None:
    for kind in KINDS:
        register_notice_kind(kind)


def tell_action_given(action: Action, *, by: User) -> None:
    link = reverse("action", args=[action.pk])
    notify(to=_sits_as([action.owner]), kind=ACTION_GIVEN, about=action.plan.person_id, link=link, by=by.pk)


def tell_lead_given(lead: Lead, *, by: User) -> None:
    link = reverse("plan", args=[lead.plan_id])
    notify(to=_sits_as([lead.member]), kind=LEAD_GIVEN, about=lead.plan.person_id, link=link, by=by.pk)


def tell_dissent(assessment: Assessment, *, by: int) -> None:
    """Whoever agreed the view that is dissented from."""
    if assessment.agreed_by is not None:
        person_id = assessment.person_id
        link = reverse("assessment", args=[person_id, assessment.pk])
        notify(to=[assessment.agreed_by], kind=DISSENT, about=person_id, link=link, by=by)


def tell_what_falls_due(today: date) -> int:
    """Each morning: reviews that come within a week to whoever leads the plan, actions overdue to whoever owns them,
    once for each. Answers how many were told.
    """
    told = 0
    with as_system("what falls due, to tell whoever it is due from"):
        holders = _holders(today)
        for action in open_actions().filter(due__lt=today).select_related("plan", "owner"):
            told += _tell_due(ACTION_OVERDUE, _who(action.owner, holders), action, reverse("action", args=[action.pk]))
        soon = Review.objects.filter(
            plan__until=None, finished_at=None, held_on=None, due__lte=today + timedelta(days=REVIEW_AHEAD_DAYS)
        )
        leads = {
            lead.plan_id: lead.member
            for lead in Lead.objects.filter(
                until=None, called_off_on=None, plan__in=soon.values("plan")
            ).select_related("member")
        }
        for review in soon.select_related("plan"):
            to = _who(leads[review.plan_id], holders) if review.plan_id in leads else []
            told += _tell_due(REVIEW_DUE, to, review, reverse("review-minutes", args=[review.pk]))
    return told


def _tell_due(kind: str, to: list[User], due: Action | Review, link: str) -> int:
    return notify(to=to, kind=kind, about=due.plan.person_id, link=link, again=False) if to else 0


def _sits_as(members: Iterable[Member]) -> list[User]:
    holders = _holders(clock.today())
    return [user for member in members for user in _who(member, holders)]


def _who(member: Member, holders: dict[int, User]) -> list[User]:
    """Whoever sits in a member's place today: nobody where it is somebody without an account, or vacant."""
    user = holders.get(member.post_id or 0)
    return [user] if user is not None and member.user_id in (None, user.pk) else []


def _holders(today: date) -> dict[int, User]:
    return {held.post_id: held.user for held in current_memberships(today)}
