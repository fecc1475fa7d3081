"""What was told, put right: by whoever sent it, or by the front door where they have no account."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from handrail.disclosure.public import Action, Reader, as_system, record
from handrail.frontdoor.models import Contact, Words
from handrail.frontdoor.services.by import author
from handrail.frontdoor.services.held import DecidedAlready
from handrail.frontdoor.services.saving import Saving, saving
from handrail.frontdoor.told import check_told
from handrail.kernel.errors import UserError

MUST_SAY = ("given", "family", "happened", "worry", "consent", "consent_reason")
_REASON = "what was told in a contact is put right: the page has found it among those that the reader sees"


class NotYours(UserError):
    def __init__(self) -> None:
        super().__init__("What was told is put right by whoever sent it, until it is decided on.")


def check_correct(contact: Contact, by: Reader) -> None:
    """Raises `NotYours` or `DecidedAlready`: what a decision rests on stays as it was when it was decided."""
    if by.team_id != (contact.receiving_team_id if contact.from_the_public else contact.author_team_id):
        raise NotYours
    if contact.state == Contact.State.DECIDED:
        raise DecidedAlready


def can_correct(contact: Contact, by: Reader) -> bool:
    try:
        check_correct(contact, by)
    except UserError:
        return False
    return True


@transaction.atomic
def correct_contact(
    *, contact: Contact, changes: Mapping[str, Any], by: Reader, saved: Saving | None = None
) -> Contact:
    """Change words of a contact that is still open. Raises `Conflict` where somebody else did meanwhile."""
    with as_system(_REASON):
        held = Contact.objects.select_for_update(of=("self",)).get(pk=contact.pk)
        check_correct(held, by)
        words = Words.objects.get(contact=held)
        check_told({**{name: getattr(words, name) for name in MUST_SAY}, **changes})
        (saved or saving(contact.told or words, by=author(by)))(words, changes)
        held.told = words
    body = {"contact": held.pk, "version": words.version}
    record(Action.CORRECT_CONTACT, subject=held.person_id, body=body, actor_id=by.user_id)
    return held
