"""The secret address of somebody's calendar: made, ended, and known again by its digest."""

from hashlib import sha256
from secrets import token_urlsafe

from django.db import transaction

from handrail.disclosure.public import Action, as_system, record
from handrail.kernel import clock
from handrail.partnership.public import User
from handrail.planning.models import CalendarFeed

_REASON = "the digest of a calendar's address is kept for the machine alone"


def make_feed(*, by: User) -> str:
    """A new token, which ends the one before. It is given once and kept nowhere."""
    token = token_urlsafe(32)
    with as_system(_REASON), transaction.atomic():
        CalendarFeed.objects.update_or_create(user=by, defaults={"digest": _digest(token), "made_at": clock.now()})
        record(Action.CALENDAR, body={"what": "made"}, actor_id=by.pk)
    return token


def end_feed(*, by: User) -> None:
    with as_system(_REASON), transaction.atomic():
        CalendarFeed.objects.filter(user=by).delete()
        record(Action.CALENDAR, body={"what": "ended"}, actor_id=by.pk)


def feed_of(user: User) -> CalendarFeed | None:
    with as_system(_REASON):
        return CalendarFeed.objects.filter(user=user).first()


def user_of(token: str) -> User | None:
    """Whose address it is, while they still work here."""
    with as_system(_REASON):
        feed = CalendarFeed.objects.filter(digest=_digest(token), user__is_active=True).select_related("user").first()
    return feed.user if feed else None


def _digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()
