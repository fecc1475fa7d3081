"""The morning's e-mail to everybody from whom something is due, or whom something concerns: how much of what kind, and
where to look. Never what, and never for whom.
"""

from collections.abc import Sequence
from datetime import date

from django.core.mail import EmailMessage, get_connection
from django.db import transaction

from handrail.desk.public import (
    Notice,
    foot,
    lines_of,
    mark_mailed,
    remove_old_notices,
    waiting_notices,
    who_wants_no_email,
)
from handrail.disclosure.public import Action, as_system, record
from handrail.kernel.words import listed, plural
from handrail.planning.notices import ACTION_OVERDUE, REVIEW_DUE, tell_what_falls_due
from handrail.planning.selectors.chasing import Due, due_for, everybody_with_posts

SUBJECT = "Handrail: what is due from you, and what concerns you"
AHEAD_DAYS = 7


@transaction.atomic
def send_digests(*, today: date) -> int:
    """Write to each user with something due within a week or with notices not mailed yet, and give how many. Users
    without an address, or who want no e-mail, and days without anything, are passed over.

    Should the mail server refuse, nothing counts as told, and the next run tells it.
    """
    messages = []
    tell_what_falls_due(today)
    with as_system("what is due from whom, to remind them"):
        notices, refused = waiting_notices(), who_wants_no_email()
        for held in everybody_with_posts(today):
            if not held.user.email or held.user_id in refused:
                continue
            due = due_for(user_id=held.user_id, today=today, ahead_days=AHEAD_DAYS)
            if text := text_of(due, notices.get(held.user_id, ()), today):
                messages.append(EmailMessage(SUBJECT, text, to=[held.user.email]))
        mark_mailed(notices)
        if messages:
            get_connection().send_messages(messages)
    remove_old_notices()
    record(Action.SEND_DIGEST, body={"count": len(messages)})
    return len(messages)


def text_of(due: Due, notices: Sequence[Notice], today: date) -> str:
    """Numbers, kinds of thing and an address: an e-mail is read on buses and forwarded by mistake. '' for nothing."""
    overdue = due.overdue(today)
    ahead = len(due.actions) + len(due.reviews) - overdue
    parts = [f"{plural(overdue, 'thing')} overdue"] if overdue else []
    if ahead:
        parts.append(f"{plural(ahead, 'thing')} due within {plural(AHEAD_DAYS, 'day')}")
    said = [f"{listed(parts).capitalize()}."] if parts else []
    said += lines_of(one for one in notices if one.kind not in (ACTION_OVERDUE, REVIEW_DUE))  # counted above
    return "\n".join([*said, "", foot()]) if said else ""
