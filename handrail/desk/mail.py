"""Notices by e-mail: which kinds of thing happened, and where to look. Never what, and never about whom."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from handrail.desk.kinds import kind_of
from handrail.desk.models import EmailChoice, Notice
from handrail.kernel import clock
from handrail.kernel.words import plural
from handrail.partnership.public import User

SUBJECT = "Handrail: {count} for you"
TEXT = """{lines}

{foot}"""
FOOT = """See what they are: {address}/notices/

This message says no more on purpose. To have no more of them, choose so on that page."""


def waiting_notices(*, at_once: bool = False) -> dict[int, list[Notice]]:
    """By user id, what is unread and not mailed, of those with an address who want it. Call inside `as_system`."""
    notices = Notice.objects.filter(read_at=None, mailed_at=None, user__is_active=True).exclude(user__email="")
    by_user: dict[int, list[Notice]] = {}
    for notice in notices.exclude(user__in=who_wants_no_email()).select_related("user"):
        if kind_of(notice.kind).at_once or not at_once:
            by_user.setdefault(notice.user_id, []).append(notice)
    return by_user


def who_wants_no_email() -> set[int]:
    """The users who chose to have none. Call inside `as_system`."""
    return set(EmailChoice.objects.filter(wanted=False).values_list("user_id", flat=True))


def lines_of(notices: Iterable[Notice]) -> list[str]:
    """Each kind's sentence, with how often."""
    counted = Counter(notice.kind for notice in notices)
    return [
        kind_of(code).sentence + (f" ({number} times)" if number > 1 else "") for code, number in counted.most_common()
    ]


def foot() -> str:
    """Where to look, and how to have no more."""
    return FOOT.format(address=settings.HANDRAIL_ADDRESS)


def mark_mailed(by_user: Mapping[int, Sequence[Notice]]) -> None:
    mailed = [notice.pk for notices in by_user.values() for notice in notices]
    Notice.objects.filter(pk__in=mailed).update(mailed_at=clock.now())


def send_urgent() -> int:
    """Mail what cannot wait until the morning; answers how many messages. Call inside `as_system` and a transaction:
    should the mail server refuse, nothing counts as mailed.
    """
    by_user = waiting_notices(at_once=True)
    mark_mailed(by_user)
    messages = [_message(notices[0].user, notices) for notices in by_user.values()]
    if messages:
        get_connection().send_messages(messages)
    return len(messages)


def _message(user: User, notices: Sequence[Notice]) -> EmailMessage:
    text = TEXT.format(lines="\n".join(lines_of(notices)), foot=foot())
    return EmailMessage(SUBJECT.format(count=plural(len(notices), "notice")), text, to=[user.email])
