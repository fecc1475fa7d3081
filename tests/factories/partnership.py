"""People in posts, and relationships with young people, for tests: plain functions, every value may be given."""

import itertools
from datetime import date
from uuid import UUID

from handrail.disclosure.public import Reach, Reader, reader_for
from handrail.partnership.public import Agency, AgencyKind, Membership, Post, Team, User

_next = itertools.count(1)
SINCE = date(2025, 1, 1)
SEAT = {
    "police_safeguarding_lead": AgencyKind.POLICE,
    "school_safeguarding_lead": AgencyKind.EDUCATION,
    "health_practitioner": AgencyKind.HEALTH,
    "panel_chair": AgencyKind.PARTNERSHIP,
}


def agency(kind: str = AgencyKind.CHILDRENS_SOCIAL_CARE, **values: str) -> Agency:
    number = next(_next)
    values.setdefault("code", f"agency-{number}")
    values.setdefault("name", f"Agency {number}")
    return Agency.objects.create(kind=kind, **values)


def team(of: Agency | None = None, **values: str) -> Team:
    number = next(_next)
    values.setdefault("code", f"the-team-{number}")
    values.setdefault("name", f"Team {number}")
    return Team.objects.create(agency=of or agency(), **values)


def user(password: str | None = None, **values: str) -> User:
    number = next(_next)
    values.setdefault("username", f"worker{number}")
    values.setdefault("full_name", f"Worker {number}")
    made = User(**values)
    made.set_unusable_password() if password is None else made.set_password(password)
    made.save()
    return made


def membership(
    role: str, *, of: Team | None = None, who: User | None = None, since: date = SINCE, until: date | None = None
) -> Membership:
    """Somebody in a post of a role, in a team of the kind of agency that has such posts."""
    seat = of or team(agency(SEAT.get(role, AgencyKind.CHILDRENS_SOCIAL_CARE)))
    post = Post.objects.create(team=seat, role=role, title=role.replace("_", " "))
    return Membership.objects.create(post=post, user=who or user(), since=since, until=until)


def reader(role: str, *, of: Team | None = None, purpose: str = "") -> Reader:
    return reader_for(membership(role, of=of), purpose)


def held_by(who: Reader) -> Membership:
    """The membership in which a reader acts."""
    return Membership.objects.select_related("user", "post__team").get(pk=who.membership_id)


def reach(person_id: UUID, **values: object) -> Reach:
    """A relationship of a `team`, an `agency` or a `membership`: one of the three."""
    values.setdefault("basis", Reach.Basis.INVOLVEMENT)
    values.setdefault("since", SINCE)
    return Reach.objects.create(person_id=person_id, **values)
