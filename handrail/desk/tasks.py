"""Work in the background."""

from django.db import transaction
from django_tasks import task

from handrail.desk.mail import send_urgent
from handrail.disclosure.public import as_system


@task()
def mail_urgent() -> None:
    """Mail what cannot wait until the morning. May be repeated: what is mailed is not mailed again."""
    with as_system("notices go out by e-mail, without what they are about"), transaction.atomic():
        send_urgent()
