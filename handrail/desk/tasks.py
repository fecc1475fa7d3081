"""Work in the background."""

from django_tasks import task

from handrail.desk.mail import send, waiting
from handrail.disclosure.public import as_system


@task()
def mail_urgent() -> None:
    """Mail what cannot wait until the morning. May be repeated: what is mailed is not mailed again."""
    with as_system("notices go out by e-mail, without what they are about"):
        send(waiting(at_once=True))
