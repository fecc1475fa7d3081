"""Whom grants, emergencies and connections open or close, written where every read asks for it."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Q

from handrail.disclosure.public import ClosedRow, Reach, ReachRow, as_system, replace_closed, replace_reach
from handrail.kernel import clock
from handrail.sharing.models import Connection, Emergency, Grant
from handrail.sharing.selectors.exact import exactly

People = Collection[UUID] | None


def refresh_grants(person_ids: People = None) -> None:
    """Let these persons' grants (None: everybody's) be what lets their holders in."""
    with as_system("who is let in to whom"):
        held = Grant.objects.order_by("pk")
        if person_ids is not None:
            held = held.filter(person__in=list(person_ids))
        rows = [
            ReachRow(
                one.person_id,
                one.team_id,
                None,
                f"grant {one.pk}",
                one.since,
                max(one.since, one.over_from),
                one.member_id,
            )
            for one in held
        ]
        replace_reach(basis=Reach.Basis.GRANT, rows=rows, person_ids=person_ids)


def refresh_emergencies(person_ids: People = None) -> None:
    """The same of what was opened in an emergency; what is over needs no row."""
    with as_system("who has opened whom in an emergency"):
        held = Emergency.objects.exclude(person=None).filter(ends_at__gt=clock.now()).order_by("pk")
        if person_ids is not None:
            held = held.filter(person__in=list(person_ids))
        rows = [_emergency_row(one) for one in held if one.over_at > one.at]
        replace_reach(basis=Reach.Basis.BREAK_GLASS, rows=rows, person_ids=person_ids)


def refresh_closed(user_id: int | None = None) -> None:
    """Let what this user's connections (None: everybody's) name be closed to them. Both walls ask for it each time."""
    today = clock.today()
    with as_system("who is closed to whom"):
        held = Connection.objects.filter(Q(until=None) | Q(until__gt=today), allowed_at=None)
        held = held.select_related("recognised_by")
        if user_id is not None:
            held = held.filter(user=user_id)
        rows = [
            ClosedRow(one.user_id, person, f"connection {one.pk}", one.since, one.until)
            for one in held
            for person in sorted(_persons_of(one))
        ]
        replace_closed(rows, user_id=user_id)


def _persons_of(connection: Connection) -> set[UUID]:
    """As they were recognised, wherever a join has put that record since, and everybody whom the words name."""
    followed = {connection.recognised_by.person_id} if connection.recognised_by else set()
    return exactly(connection) | followed


def _emergency_row(one: Emergency) -> ReachRow:
    """The day after is the last that could hold: whoever reads by days alone is not told of less than there is."""
    first, last = clock.local(one.at).date(), clock.local(one.over_at).date()
    until = last.fromordinal(last.toordinal() + 1)
    return ReachRow(
        one.person_id,  # type: ignore[arg-type]  # those without a person are left out
        None,
        None,
        f"emergency {one.pk}",
        first,
        until,
        one.membership_id,
        one.over_at,
    )
