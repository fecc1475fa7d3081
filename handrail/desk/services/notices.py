"""Telling users what concerns them, and what they do with it."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.db import transaction

from handrail.desk.kinds import is_registered, kind_of
from handrail.desk.models import EmailChoice, Notice
from handrail.desk.selectors.notices import KEPT_DAYS
from handrail.desk.tasks import mail_urgent
from handrail.disclosure.public import as_system, current_reader
from handrail.kernel import clock
from handrail.partnership.public import User

_REASON = "a notice is written for its user"


def notify(
    *,
    to: Iterable[User],
    kind: str,
    about: UUID | None = None,
    link: str = "",
    again: bool = True,
    by: int | None = None,
) -> int:
    """Tell each of these users once, until they have read it, that something of a kind happened; answers how many were
    to be told. Whoever does it is not told of their own act: the reader, or (inside `as_system`) the user id `by`.

    `about` is the person's id and `link` the page to look at, such as '/plans/12/'. Neither may hold anything personal,
    and the page still decides who may open it. Without `again`, whoever has read it already is not told once more.
    Call it inside the transaction of what happened.
    """
    if not is_registered(kind):
        raise ValueError(f"'{kind}' is no registered kind of notice.")
    if link and (not link.startswith("/") or link.startswith("//")):
        raise ValueError(f"'{link}' is no address of ours.")
    reader, now = current_reader(), clock.now()
    acting = reader.user_id if by is None and reader else by
    told = {user.pk: user for user in to if user.is_active and user.pk != acting}
    with as_system(_REASON), transaction.atomic():
        if not again:
            before = Notice.objects.filter(user__in=list(told), kind=kind, about=about, link=link)
            told = {pk: told[pk] for pk in told.keys() - set(before.values_list("user_id", flat=True))}
        Notice.objects.bulk_create(
            [Notice(user_id=user_id, kind=kind, about=about, link=link, at=now) for user_id in sorted(told)],
            ignore_conflicts=True,
        )
        if kind_of(kind).at_once and any(user.email for user in told.values()):
            mail_urgent.enqueue()
    return len(told)


def remove_old_notices() -> int:
    """What was read `KEPT_DAYS` ago. Answers how many."""
    with as_system("notices that were read long ago"):
        return Notice.objects.filter(read_at__lt=clock.now() - timedelta(days=KEPT_DAYS)).delete()[0]


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
