"""In which post, and for which purpose, the signed-in person acts: their choice, kept in the session."""

from datetime import date

from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest

from handrail.disclosure.actions import Action
from handrail.disclosure.ledger.record import record
from handrail.disclosure.models import Purpose
from handrail.disclosure.reader import Reader, reader_for
from handrail.kernel.errors import UserError
from handrail.partnership.public import ROLES, Membership, memberships_of

POST, PURPOSE = "acting_membership", "acting_purpose"


def reader_of(request: HttpRequest, today: date) -> Reader | None:
    """The signed-in person in the post they chose, or in the one held longest; None without a post."""
    if not request.user.is_authenticated:
        return None
    memberships = memberships_of(request.user, today)
    chosen = [held for held in memberships if held.pk == request.session.get(POST)]
    if not memberships:
        return None
    membership = (chosen or memberships)[0]
    purpose = request.session.get(PURPOSE, "")
    purposes = ROLES[membership.post.role].purposes
    return reader_for(membership, purpose if chosen and purpose in purposes else "")


def choose_post(*, session: SessionBase, membership_id: int, memberships: list[Membership]) -> None:
    """Act in another of one's own posts from now on, for its first purpose."""
    if membership_id not in {held.pk for held in memberships}:
        raise UserError("You do not sit in that post today.")
    session[POST] = membership_id
    session.pop(PURPOSE, None)
    record(Action.CHOOSE_POST, body={"chosen": membership_id})


def choose_purpose(*, session: SessionBase, by: Reader, purpose: str) -> None:
    """Read for another of the purposes that the post has."""
    if purpose not in by.role.purposes or not Purpose.objects.filter(code=purpose, enabled=True).exists():
        raise UserError("Your post does not read for that purpose.")
    session[POST] = by.membership_id
    session[PURPOSE] = purpose
    record(Action.CHOOSE_PURPOSE, body={"chosen": purpose})
