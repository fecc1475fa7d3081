"""Opening somebody in an emergency: at once, alone, for some hours, and looked at by somebody else afterwards."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from handrail.desk.public import notify
from handrail.disclosure.public import Action, Reader, as_system, closed_to, decide, record
from handrail.kernel import clock
from handrail.kernel.errors import UserError
from handrail.kernel.working_hours import end_of_working_day
from handrail.partnership.public import Permission, User
from handrail.records.public import Person
from handrail.sharing.checks import CannotBreakGlass, check_break_glass
from handrail.sharing.letting_in import letting_in
from handrail.sharing.models import Emergency
from handrail.sharing.naming import Naming
from handrail.sharing.notices import OPENED, OPENED_OURS, REVIEWED
from handrail.sharing.selectors.emergencies import used_by
from handrail.sharing.selectors.exact import exactly
from handrail.sharing.selectors.people import users_in, users_with, working_teams
from handrail.sharing.services.reach import refresh_emergencies

MOST_RECORDS = 3  # of one name and birth date: more of them are no one person
REASON = "a person is opened in an emergency: why is kept, and who must know is told"


class OpenAlready(UserError):
    """The reader may open whom they named without any of this."""

    def __init__(self, person_id: UUID) -> None:
        super().__init__("You may open this person already.")
        self.person_id = person_id


class CannotReview(UserError):
    """What is said of an emergency is not complete, or is not this reader's to say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Breaking:
    naming: Naming
    danger: str
    words: str


@transaction.atomic
def break_glass(*, breaking: Breaking, by: Reader) -> list[Emergency]:
    """Open whoever is named, to this reader alone: one row for each record, or one without a person.

    Records of one name and birth date that nobody has joined yet are most likely one person, so all of them are opened.
    Raises `NotNamed`, `CannotBreakGlass` or `OpenAlready`. Whether somebody was found or not, it is kept, it counts,
    and it is looked at: who tries names on it is seen to have tried.
    """
    breaking.naming.check()
    now, rules = clock.now(), letting_in().emergency
    with as_system(REASON):
        User.objects.select_for_update().get(pk=by.user_id)  # one at a time: two at once would both be the last allowed
    used = used_by(by.user_id, now, rules)
    check_break_glass(by, not_justified=used.not_justified, in_a_day=used.in_a_day, rules=rules)
    if not breaking.words.strip() or breaking.danger not in {one.code for one in rules.dangers}:
        raise CannotBreakGlass("Say what the danger is.", field="words")
    found = _named(breaking.naming, by)
    persons: list[UUID | None] = [*found] or [None]
    with as_system(REASON):
        made = [Emergency.objects.create(**_columns(breaking, person, by, now)) for person in persons]
        refresh_emergencies(found)
        for one in made:
            _tell(one)
    for one in made:
        outcome = "allowed" if one.person_id else "denied"
        body = {"emergency": one.pk, "danger": one.danger, "until": _code(one.ends_at)}
        record(Action.BREAK_GLASS, subject=one.person_id, outcome=outcome, body=body, actor_id=by.user_id)
    return made


@transaction.atomic
def close_emergency(*, emergency: Emergency, by: Reader) -> Emergency:
    """Whoever opened it needs it no longer."""
    with as_system(REASON):
        held = Emergency.objects.select_for_update(of=("self",)).get(pk=emergency.pk)
        if held.by_id != by.user_id or held.over_at <= clock.now():
            raise CannotBreakGlass("This is over already.")
        _end(held)
    record(Action.BREAK_GLASS, subject=held.person_id, body={"emergency": held.pk, "what": "closed"})
    return held


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewing:
    outcome: str
    words: str
    follow_up: str = ""


@transaction.atomic
def review_emergency(*, emergency: Emergency, reviewing: Reviewing, by: Reader) -> Emergency:
    """Say whether it was right. What was not justified ends at once, and counts against whoever did it."""
    if not by.role.can(Permission.REVIEW_ACCESS):
        raise CannotReview("Emergencies are looked at by the information-governance officer.")
    if reviewing.outcome not in Emergency.Outcome.values or not reviewing.words.strip():
        raise CannotReview("Say whether it was right, and why.", field="words")
    with as_system(REASON):
        held = Emergency.objects.select_for_update(of=("self",)).get(pk=emergency.pk)
        if held.by_id == by.user_id:
            raise CannotReview("Nobody looks at their own: somebody else must do this.")
        if held.outcome:
            raise CannotReview("This has been looked at already.")
        held.outcome, held.review_words = reviewing.outcome, reviewing.words.strip()
        held.follow_up = reviewing.follow_up.strip()
        held.reviewed_by_id, held.reviewed_at = by.user_id, clock.now()
        held.save(update_fields=["outcome", "review_words", "follow_up", "reviewed_by", "reviewed_at"])
        if held.outcome == Emergency.Outcome.NOT_JUSTIFIED and held.over_at > clock.now():
            _end(held)
        notify(to=[held.by], kind=REVIEWED, link="/access/")
    body = {"emergency": held.pk, "found": held.outcome}
    record(Action.REVIEW_ACCESS, subject=held.person_id, body=body, actor_id=by.user_id)
    return held


def _named(naming: Naming, by: Reader) -> list[UUID]:
    """The persons whom it names. Those closed to this reader read as if nobody were held; so do too many."""
    today = clock.today()
    found = sorted(exactly(naming) - closed_to(by.user_id, today))
    shut = [one for one in found if not decide(by, Action.OPEN_PERSON, one, today=today).reached]
    if found and not shut:
        raise OpenAlready(found[0])
    return shut if len(shut) <= MOST_RECORDS else []


def _columns(breaking: Breaking, person_id: UUID | None, by: Reader, now: datetime) -> dict[str, object]:
    rules = letting_in().emergency
    shown_from = Person.objects.filter(pk__in=[person_id] if person_id else []).values_list("shown_from", flat=True)
    return {
        **breaking.naming.columns(),
        "by_id": by.user_id,
        "membership_id": by.membership_id,
        "purpose": by.purpose,
        "person_id": person_id,
        "recognised_by_id": shown_from.first(),
        "danger": breaking.danger,
        "words": breaking.words.strip(),
        "at": now,
        "ends_at": now + timedelta(hours=rules.hours),
        "review_due": end_of_working_day(now, rules.review_working_days),
    }


def _tell(made: Emergency) -> None:
    """Information governance at once; the teams that work with the person, where there is one."""
    today = clock.today()
    notify(to=users_with(Permission.REVIEW_ACCESS, today), kind=OPENED, link=f"/access/review/{made.pk}/")
    if made.person_id is not None:
        teams = working_teams([made.person_id], today)[made.person_id]
        told = users_in(teams, Permission.OPEN_PERSON, today)
        notify(to=told, kind=OPENED_OURS, about=made.person_id, link=f"/person/{made.person_id}/sharing/")


def _end(held: Emergency) -> None:
    held.ended_at = clock.now()
    held.save(update_fields=["ended_at"])
    if held.person_id is not None:
        refresh_emergencies([held.person_id])


def _code(moment: datetime) -> str:
    return clock.local(moment).strftime("%Y-%m-%dT%H:%M")
