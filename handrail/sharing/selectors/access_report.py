"""Who saw what of one young person, when and why: out of the ledger and what stands beside it, as plain values."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from handrail.disclosure.public import Level, Purpose, Seen, as_system, entries_about
from handrail.kernel import clock
from handrail.partnership.public import ROLES, Membership, User
from handrail.sharing.act_words import Kind, act_words
from handrail.sharing.chapters import Chapter, Shown, chapters_of
from handrail.sharing.lives import lives_of
from handrail.sharing.models import ReportRequest, WhyRefused

CRIME = "prevention_of_crime"  # DPA 2018 Schedule 2 paragraph 2: what could harm an inquiry may be left out
MACHINE = "Handrail itself"
_REASON = "the report of who saw what of somebody who asks: the page has checked the permission"
LEVELS: dict[int, str] = {Level.POINTER: "Who is involved", Level.SUMMARY: "In summary", Level.FULL: "In full"}


Sitting = int | tuple[int, date]  # a membership by its number, or a user on a day


class Act(NamedTuple):
    """What somebody did on one day, as often as they did it."""

    day: date
    who: str
    agency: str
    kind: Kind
    what: str
    purpose: str
    why: str
    basis: str
    level: str
    times: int


@dataclass(frozen=True, slots=True)
class AccessReport:
    """`held_back` counts what an officer has not decided to show. Newest first."""

    acts: list[Act]
    chapters: list[Chapter]
    held_back: int


def access_report(request: ReportRequest) -> AccessReport:
    """Eight queries, two more for each number under which the person's records stood before, and the chapters'."""
    shown = Shown(request.staff_names, request.outside_names, request.crime)
    with as_system(_REASON):
        lives = lives_of(request.person_id)
        seen = entries_about([(life.person_id, life.since, life.until) for life in lives])
        told = [one for one in seen if shown.crime or not _of_crime(one)]
        chapters, more = chapters_of({life.person_id for life in lives}, shown)
        return AccessReport(_acts(told, shown), chapters, len(seen) - len(told) + more)


def _of_crime(one: Seen) -> bool:
    """Whether it was read or told to prevent crime, or says that an inquiry is on."""
    return CRIME in (one.purpose, one.body.get("basis")) or one.body.get("reason") == WhyRefused.INVESTIGATION


def _acts(seen: Collection[Seen], shown: Shown) -> list[Act]:
    seats, purposes = {**_seats(seen), **_only_seats(seen)}, {one.code: one for one in Purpose.objects.all()}
    names = _names(seen) if shown.staff_names else {}
    counted = Counter(_act(one, seats, names, purposes.get(one.purpose)) for one in seen)
    acts = [act._replace(times=times) for act, times in counted.items()]
    return sorted(acts, key=lambda act: (-act.day.toordinal(), act.agency, act.who, act.what))


def _act(one: Seen, seats: dict[Sitting, Membership], names: dict[int, str], purpose: Purpose | None) -> Act:
    words, seat = act_words(one.action, only_opened=one.only_opened), seats.get(_sitting(one))
    refused = one.outcome != "allowed"
    return Act(
        day=clock.local(one.at).date(),
        who=_who(one, seat, names),
        agency=seat.post.team.agency.name if seat else "",
        kind=Kind.REFUSED if refused else Kind.LISTED if one.listed and words.kind is Kind.READ else words.kind,
        what=f"Was refused: {words.phrase.lower()}" if refused else words.phrase,
        purpose=one.purpose,
        why=purpose.name if purpose else "",
        basis=". ".join(part for part in (purpose.lawful_basis, purpose.gateway) if part) if purpose else "",
        level=LEVELS.get(one.body.get("level") or 0, "") if not refused else "",
        times=0,
    )


def _who(one: Seen, seat: Membership | None, names: dict[int, str]) -> str:
    if one.actor_id is None:
        return MACHINE
    name = names.get(one.actor_id, "")
    role = ROLES[seat.post.role].name if seat else "Somebody who works with Handrail"
    place = [seat.post.team.name] if seat else []
    return ", ".join([*([name] if name else []), role, *place])


def _sitting(one: Seen) -> Sitting:
    return one.membership_id or ((one.actor_id, clock.local(one.at).date()) if one.actor_id else 0)


def _only_seats(seen: Iterable[Seen]) -> dict[Sitting, Membership]:
    """The post in which somebody sat on the day, where they sat in one alone and the entry does not say it."""
    asked = {sat for one in seen if isinstance(sat := _sitting(one), tuple)}
    held = Membership.objects.filter(user__in={actor for actor, _ in asked}).select_related("post__team__agency")
    by_user: dict[int, list[Membership]] = {}
    for one in held:
        by_user.setdefault(one.user_id, []).append(one)
    found: dict[Sitting, Membership] = {}
    for actor, day in asked:
        seats = [one for one in by_user.get(actor, []) if one.since <= day and (one.until is None or day < one.until)]
        if len(seats) == 1:
            found[actor, day] = seats[0]
    return found


def _seats(seen: Iterable[Seen]) -> dict[Sitting, Membership]:
    held = {one.membership_id for one in seen if one.membership_id}
    return {**Membership.objects.select_related("post__team__agency").in_bulk(held)}


def _names(seen: Iterable[Seen]) -> dict[int, str]:
    users = User.objects.filter(pk__in={one.actor_id for one in seen if one.actor_id})
    return {user.pk: str(user) for user in users}
