"""Work in the background. Tasks take ids only, since their arguments and errors are stored, and may be repeated."""

from django.conf import settings
from django.core.mail import send_mail
from django_tasks import task

from handrail.disclosure.public import as_system
from handrail.frontdoor.models import Answer
from handrail.kernel import clock

SUBJECT = "There is an answer to your contact {reference}"
TEXT = """The {partnership} has answered your contact {reference}.

This e-mail does not say what the answer is. If you sign in to Handrail, open your contact there. If you do not, ring
{door}{phone} and give the reference.
"""


@task()
def tell_referrer(answer_id: int) -> None:
    """Tell whoever sent a contact that it is answered: no name and nothing of the case."""
    with as_system("an answer is announced by e-mail, without what it says"):
        answer = Answer.objects.select_related("contact__receiving_team").get(pk=answer_id)
        if answer.mailed_at is not None or not answer.mail_to:
            return
        contact, door = answer.contact, answer.contact.receiving_team
        reference = contact.outside_reference if contact.from_the_public else contact.reference
        text = TEXT.format(
            partnership=settings.HANDRAIL_PARTNERSHIP_NAME,
            reference=reference,
            door=door.name,
            phone=f" on {door.phone}" if door.phone else "",
        )
        send_mail(SUBJECT.format(reference=reference), text, None, [answer.mail_to])
        Answer.objects.filter(pk=answer_id).update(mailed_at=clock.now())
