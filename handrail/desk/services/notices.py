"""Telling users what concerns them, and what they do with it."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from handrail.desk.kinds import is_registered, kind_of
from handrail.desk.models import EmailChoice, Notice
from handrail.disclosure.public import as_system, current_reader
from handrail.kernel import clock
from handrail.partnership.public import User

_REASON = "a notice is written for its user"


def notify(*, to: Iterable[User], kind: str, about: UUID | None = None, link: str = "") -> int:
    """Tell each of these users once, until they have read it, that something of a kind happened; answers how many were
    told. Whoever does it now is not told of their own act.

    `about` is the person's id and `link` the page to look at, such as '/plans/12/'. Neither may hold anything personal,
    and the page still decides who may open it. Call it inside the transaction of what happened.
    """
    if not is_registered(kind):
        raise ValueError(f"'{kind}' is no registered kind of notice.")
    if link and (not link.startswith("/") or link.startswith("//")):
        raise ValueError(f"'{link}' is no address of ours.")
    acting, now = current_reader(), clock.now()
    told = {user.pk for user in to if user.is_active} - ({acting.user_id} if acting else set())
    notices = [Notice(user_id=user_id, kind=kind, about=about, link=link, at=now) for user_id in sorted(told)]
    with as_system(_REASON), transaction.atomic():
        Notice.objects.bulk_create(notices, ignore_conflicts=True)
        if notices and kind_of(kind).at_once:
            _mail_once_committed()
    return len(notices)


def mark_read(*, by: int, notice_id: int | None = None) -> None:
    """One of a user's notices, or all of them, is read."""
    with as_system(_REASON):
        unread = Notice.objects.filter(user_id=by, read_at=None)
        if notice_id is not None:
            unread = unread.filter(pk=notice_id)
        unread.update(read_at=clock.now())


def choose_email(*, by: int, wanted: bool) -> None:
    with as_system(_REASON):
        EmailChoice.objects.update_or_create(user_id=by, defaults={"wanted": wanted})


def _mail_once_committed() -> None:
    from handrail.desk.tasks import mail_urgent

    transaction.on_commit(lambda: mail_urgent.enqueue())
