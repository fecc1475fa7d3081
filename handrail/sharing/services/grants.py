"""Letting somebody in for some days, looking at it again, and ending it."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from handrail.desk.public import notify
from handrail.disclosure.public import Action, Reader, as_system, closed_to, record
from handrail.kernel import clock
from handrail.partnership.public import Permission, User
from handrail.records.public import Person
from handrail.sharing.checks import CannotLetIn, Holder, check_days, check_give, check_holder, may_decide
from handrail.sharing.letting_in import letting_in
from handrail.sharing.models import AccessRequest, Grant
from handrail.sharing.notices import ENDED, LET_IN
from handrail.sharing.selectors.people import users_in
from handrail.sharing.services.reach import refresh_grants
from handrail.sharing.services.requests import answer, hold

REASON = "somebody is let in: whoever decides has been asked for, and is checked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Giving:
    """`until` is the last day on which it holds."""

    person_id: UUID
    holder: Holder
    why: str
    until: date


@transaction.atomic
def let_in(*, giving: Giving, by: Reader, request: AccessRequest | None = None, words: str = "") -> Grant:
    """Let a team, or somebody in a post, in to a person. Raises `CannotLetIn`.

    What they see is what the agencies share with their role and purpose; that they may open the person is all it gives.
    """
    today = clock.today()
    if not may_decide(by, giving.person_id, today):
        raise CannotLetIn("Only the front door, or a team that works with the person, lets others in.")
    check_give(by, giving.holder, asked_by=request.by_id if request else by.user_id)
    check_days(giving.until, today=today, rules=letting_in().grants)
    check_holder(giving.holder, today=today)
    if not giving.why.strip():
        raise CannotLetIn("Say why they are let in.", field="why")
    with as_system(REASON):
        if not Person.objects.filter(pk=giving.person_id, retired=False).exists():
            raise CannotLetIn("Nobody is held under this address.")
        _check_no_connection(giving)
        if request is not None:
            request = hold(request)
            answer(request, AccessRequest.Answer.GIVEN, words, by)
        made = Grant.objects.create(request=request, **_columns(giving, request, by, today))
        refresh_grants([giving.person_id])
        notify(to=_users_of(made), kind=LET_IN, about=giving.person_id, link=f"/person/{giving.person_id}/")
    body = {"grant": made.pk, "until": made.until.isoformat()}
    record(Action.GIVE_ACCESS, subject=giving.person_id, body=body, actor_id=by.user_id)
    return made


@transaction.atomic
def end_grant(*, grant: Grant, why: str, by: Reader) -> Grant:
    """End it today: whoever may let in ends it, and whoever was let in may give it back."""
    today = clock.today()
    if not why.strip():
        raise CannotLetIn("Say why it ends.", field="why")
    with as_system(REASON):
        held = _hold(grant, today)
        theirs = Holder(held.team, held.member).includes(by)
    if not (theirs or may_end(by, held, today)):
        raise CannotLetIn("Only the front door, or a team that works with the person, ends this.")
    with as_system(REASON):
        held.ended_on, held.ended_by_id, held.ended_why = today, by.user_id, why.strip()
        held.save(update_fields=["ended_on", "ended_by", "ended_why"])
        refresh_grants([held.person_id])
        notify(to=_users_of(held), kind=ENDED, link="/access/")
    body = {"grant": held.pk, "what": "ended"}
    record(Action.GIVE_ACCESS, subject=held.person_id, body=body, actor_id=by.user_id)
    return held


@transaction.atomic
def go_on(*, grant: Grant, words: str, by: Reader) -> Grant:
    """Looked at again, and still needed: why."""
    today = clock.today()
    if not words.strip():
        raise CannotLetIn("Say why it is still needed.", field="words")
    with as_system(REASON):
        held = _hold(grant, today)
    if Holder(held.team, held.member).includes(by) or not may_end(by, held, today):
        raise CannotLetIn("Only the front door, or a team that works with the person, looks at this again.")
    with as_system(REASON):
        held.reviewed_on, held.reviewed_by_id, held.review_words = today, by.user_id, words.strip()
        held.save(update_fields=["reviewed_on", "reviewed_by", "review_words"])
    body = {"grant": held.pk, "what": "goes_on"}
    record(Action.GIVE_ACCESS, subject=held.person_id, body=body, actor_id=by.user_id)
    return held


def may_end(by: Reader, grant: Grant, today: date) -> bool:
    """Whoever may let in, and whoever keeps watch over it: information governance opens nobody, and may shut."""
    return by.role.can(Permission.REVIEW_ACCESS) or may_decide(by, grant.person_id, today)


def _hold(grant: Grant, today: date) -> Grant:
    held = Grant.objects.select_for_update(of=("self",)).select_related("team", "member__post__team").get(pk=grant.pk)
    if not held.runs(today):
        raise CannotLetIn("This is over already.")
    return held


def _columns(giving: Giving, request: AccessRequest | None, by: Reader, today: date) -> dict[str, object]:
    until = giving.until + timedelta(days=1)
    review_on = today + timedelta(days=letting_in().grants.review_after_days)
    return {
        "person_id": giving.person_id,
        "recognised_by_id": Person.objects.values_list("shown_from", flat=True).get(pk=giving.person_id),
        "team": giving.holder.team,
        "member": giving.holder.member,
        "why": giving.why.strip(),
        "since": today,
        "until": until,
        "review_on": review_on if review_on < until else None,
        "asked_by_id": request.by_id if request else by.user_id,
        "decided_by_id": by.user_id,
        "decided_at": clock.now(),
    }


def _check_no_connection(giving: Giving) -> None:
    """A person who is closed to somebody stays closed, so that a grant would say what it does not do."""
    member = giving.holder.member
    if member is not None and giving.person_id in closed_to(member.user_id, clock.today()):
        raise CannotLetIn("They may not open this person. Ask the information-governance officer.", field="whom")


def _users_of(grant: Grant) -> list[User]:
    if grant.member is not None:
        return [grant.member.user]
    return users_in([grant.team_id or 0], Permission.OPEN_PERSON, clock.today())
