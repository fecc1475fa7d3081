"""What is protected of somebody, for the Sharing tab and its pages: never the value itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from handrail.disclosure.public import ProtectedGrant, ProtectedKind, ProtectedValue, Reach, Reader, as_system
from handrail.kernel import clock
from handrail.partnership.public import ROLES, Membership, Permission, Team, User, current_memberships
from handrail.records.public import Address

_REASON = "what is protected of somebody, without the value: the page has opened the person"


@dataclass(frozen=True, slots=True)
class HeldGrant:
    pk: int
    holder: str
    until: date
    reason: str
    granted_by: str


@dataclass(frozen=True, slots=True)
class Protection:
    """One protected value as its page may say it. `mine` is whether the reader holds a grant."""

    pk: int
    kind: ProtectedKind
    reason: str
    set_by: str
    set_at: datetime
    review_on: date
    end_asked_by_id: int | None
    end_asked_by: str
    end_reason: str
    grants: tuple[HeldGrant, ...]
    mine: bool


@dataclass(frozen=True, slots=True)
class Pick:
    """Something that an agency says of where the person is, to be protected as it stands."""

    kind: ProtectedKind
    text: str
    source_person_id: int


def protections_of(person_id: UUID, reader: Reader) -> list[Protection]:
    """What is protected now, the oldest first. Two queries, one where nothing is."""
    today = clock.today()
    with as_system(_REASON):
        values = list(
            ProtectedValue.objects.filter(person_id=person_id, ended_at=None)
            .select_related("set_by", "end_asked_by")
            .order_by("set_at", "pk")
        )
        running = ProtectedGrant.objects.filter(value__in=values, withdrawn_at=None, until__gt=today)
        grants = list(running.select_related("user", "team", "granted_by").order_by("until", "pk")) if values else []
    return [_protection(value, [one for one in grants if one.value_id == value.pk], reader) for value in values]


def value_of(person_id: UUID, value_id: int) -> ProtectedValue | None:
    """A value that is protected now, by its number on the person's page."""
    with as_system(_REASON):
        return ProtectedValue.objects.filter(pk=value_id, person_id=person_id, ended_at=None).first()


def grant_of(person_id: UUID, grant_id: int) -> ProtectedGrant | None:
    with as_system(_REASON):
        running = ProtectedGrant.objects.filter(value__person_id=person_id, withdrawn_at=None)
        return running.select_related("value", "user", "team").filter(pk=grant_id).first()


def what_agencies_say(person_id: UUID) -> list[Pick]:
    """The addresses, phone numbers and schools that this reader may see of somebody, each once. One query."""
    rows = Address.objects.filter(source_person__person_id=person_id).order_by("-since", "pk")
    said = rows.values_list("kind", "lines", "postcode", "phone", "phone_protected", "source_person_id")
    picks: dict[tuple[ProtectedKind, str], Pick] = {}
    for kind, lines, postcode, phone, phone_protected, source in said:
        where = ", ".join(part for part in (lines, postcode) if part)
        told = ProtectedKind.SCHOOL if kind == "school" else ProtectedKind.ADDRESS
        for one, text in ((told, where), (ProtectedKind.PHONE, "" if phone_protected else phone)):
            if text:
                picks.setdefault((one, text), Pick(one, text, source))
    return list(picks.values())


def who_works_with(person_id: UUID) -> tuple[list[Team], list[User]]:
    """The teams that have a relationship with somebody today, and who sits in them: a grant helps nobody else."""
    today = clock.today()
    with as_system("to whom a protected value may be shown: only whoever works with the person"):
        reach = Reach.objects.filter(Q(until=None) | Q(until__gt=today), person_id=person_id, since__lte=today)
        wholly = Q(agency__in=reach.filter(agency__isnull=False).values("agency"))
        teams = Team.objects.filter(Q(pk__in=reach.filter(team__isnull=False).values("team")) | wholly)
        held = list(teams.select_related("agency").order_by("name", "pk"))
        members = current_memberships(today).filter(
            post__team__in=held, post__role__in=_opening(), user__is_active=True
        )
        return held, _once(members)


def _opening() -> list[str]:
    return [role.code for role in ROLES.values() if role.can(Permission.OPEN_PERSON)]


def _once(members: Iterable[Membership]) -> list[User]:
    return sorted({one.user_id: one.user for one in members}.values(), key=str)


def _protection(value: ProtectedValue, grants: list[ProtectedGrant], reader: Reader) -> Protection:
    return Protection(
        pk=value.pk,
        kind=ProtectedKind(value.kind),
        reason=value.reason,
        set_by=str(value.set_by),
        set_at=value.set_at,
        review_on=value.review_on,
        end_asked_by_id=value.end_asked_by_id,
        end_asked_by=str(value.end_asked_by or ""),
        end_reason=value.end_reason,
        grants=tuple(
            HeldGrant(one.pk, str(one.user or one.team), one.until, one.reason, str(one.granted_by)) for one in grants
        ),
        mine=any(one.user_id == reader.user_id or one.team_id == reader.team_id for one in grants),
    )
