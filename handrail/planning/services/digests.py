"""An e-mail to everybody from whom something is due: how much, and where to look. Never what, and never for whom."""

from datetime import date

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from handrail.disclosure.public import Action, as_system, record
from handrail.kernel.words import listed, plural
from handrail.planning.selectors.chasing import Due, due_for, everybody_with_posts

SUBJECT = "Handrail: what is due from you"
AHEAD_DAYS = 7


def send_digests(*, today: date) -> int:
    """Write to each user with something overdue or due within a week, and give how many. Users without an address, and
    days without anything due, are passed over."""
    messages = []
    with as_system("what is due from whom, to remind them"):
        for held in everybody_with_posts(today):
            due = due_for(user_id=held.user_id, today=today, ahead_days=AHEAD_DAYS)
            if held.user.email and (due.actions or due.reviews):
                messages.append(EmailMessage(SUBJECT, text_of(due, today), to=[held.user.email]))
        if messages:
            get_connection().send_messages(messages)
        record(Action.SEND_DIGEST, body={"count": len(messages)})
    return len(messages)


def text_of(due: Due, today: date) -> str:
    """Numbers and an address: an e-mail is read on buses and forwarded by mistake."""
    overdue = due.overdue(today)
    ahead = len(due.actions) + len(due.reviews) - overdue
    parts = [f"{plural(overdue, 'thing')} overdue"] if overdue else []
    if ahead:
        parts.append(f"{plural(ahead, 'thing')} due within {plural(AHEAD_DAYS, 'day')}")
    address = f"{settings.HANDRAIL_ADDRESS}/"
    return f"{listed(parts).capitalize()}.\n\nSee what they are: {address}\n\nThis message says no more on purpose."
