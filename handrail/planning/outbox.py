"""The demo's e-mail: kept where a page shows it, and sent nowhere."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from handrail.disclosure.public import as_system
from handrail.kernel import clock
from handrail.planning.models import OutboxMessage


class OutboxBackend(BaseEmailBackend):
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        with as_system("the demo keeps its e-mail instead of sending it"):
            kept = [
                OutboxMessage(to=", ".join(one.to)[:254], subject=one.subject[:200], body=str(one.body), at=clock.now())
                for one in email_messages
            ]
            return len(OutboxMessage.objects.bulk_create(kept))
