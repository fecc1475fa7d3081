"""E-mail goes out without protected values, whatever wrote it."""

from collections.abc import Sequence
from email.message import Message
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import EmailAlternative, EmailAttachment

from handrail.disclosure.actions import Action
from handrail.disclosure.ledger.record import record
from handrail.disclosure.protected.held import scanner
from handrail.disclosure.protected.scanner import Scanner


class WithholdingBackend(BaseEmailBackend):
    """Looks each message through, and hands it to the backend that `HANDRAIL_EMAIL_BACKEND` names."""

    def __init__(self, fail_silently: bool = False, **options: Any) -> None:
        super().__init__(fail_silently=fail_silently)
        self.sender = get_connection(settings.HANDRAIL_EMAIL_BACKEND, fail_silently=fail_silently, **options)

    def open(self) -> bool | None:
        return self.sender.open()

    def close(self) -> None:
        self.sender.close()

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        found = scanner()
        for message in email_messages if found else ():
            _withhold(message, found)
        return self.sender.send_messages(email_messages)


def _withhold(message: EmailMessage, found: Scanner) -> None:
    persons: set[UUID] = set()

    def clean(text: Any) -> Any:
        if not isinstance(text, str):
            return text
        cleaned, hits = found.withhold(text)
        persons.update(one.person_id for hit in hits for one in hit.marks)
        return cleaned

    message.subject, message.body = clean(message.subject), clean(message.body)
    if isinstance(message, EmailMultiAlternatives):
        message.alternatives = [EmailAlternative(clean(one[0]), one[1]) for one in message.alternatives]
    message.attachments = [_attached(one, clean) for one in message.attachments]
    for person in persons:
        record(Action.WITHHOLD, subject=person, outcome="withheld", body={"page": "e-mail"})


def _attached(one: Any, clean: Any) -> Any:
    """A name, and a text; what else a file holds is looked through by whoever made it."""
    return one if isinstance(one, Message) else EmailAttachment(clean(one[0]), clean(one[1]), one[2])
