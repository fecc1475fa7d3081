"""Notices by e-mail: which kinds of thing happened, and where to look. Never what, and never about whom."""

from collections import Counter
from collections.abc import Iterable

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction

from handrail.desk.kinds import kind_of
from handrail.desk.models import EmailChoice, Notice
from handrail.kernel import clock
from handrail.kernel.words import plural
from handrail.partnership.public import User

SUBJECT = "Handrail: {count} for you"
TEXT = """{lines}

See what they are: {address}/notices/

This message says no more on purpose. To have no more of them, choose so on that page."""


def waiting(*, at_once: bool = False) -> dict[User, list[Notice]]:
    """By user, what is unread and not mailed, of those with an address who want it. Call inside `as_system`."""
    notices = Notice.objects.filter(read_at=None, mailed_at=None).exclude(user__email="").select_related("user")
    refused = EmailChoice.objects.filter(wanted=False).values("user")
    by_user: dict[User, list[Notice]] = {}
    for notice in notices.exclude(user__in=refused).filter(user__is_active=True):
        if kind_of(notice.kind).at_once or not at_once:
            by_user.setdefault(notice.user, []).append(notice)
    return by_user


def lines_of(notices: Iterable[Notice]) -> list[str]:
    """Each kind's sentence, with how often."""
    counted = Counter(notice.kind for notice in notices)
    return [
        kind_of(code).sentence + (f" ({number} times)" if number > 1 else "") for code, number in counted.most_common()
    ]


def send(by_user: dict[User, list[Notice]]) -> int:
    """Mail them, and mark them mailed first: a mail that fails may be missed, and none goes out twice."""
    messages = [
        EmailMessage(
            SUBJECT.format(count=plural(len(notices), "notice")),
            TEXT.format(lines="\n".join(lines_of(notices)), address=settings.HANDRAIL_ADDRESS),
            to=[user.email],
        )
        for user, notices in by_user.items()
    ]
    with transaction.atomic():
        mailed = [notice.pk for notices in by_user.values() for notice in notices]
        Notice.objects.filter(pk__in=mailed).update(mailed_at=clock.now())
        if messages:
            get_connection().send_messages(messages)
    return len(messages)
