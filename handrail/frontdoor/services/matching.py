"""Who a contact is about, said by a person; and where it goes from there."""

from uuid import UUID

from django.db import transaction

from handrail.disclosure.public import Action, Reader, as_system, record
from handrail.frontdoor.clocks import nearest
from handrail.frontdoor.models import Contact
from handrail.frontdoor.notices import tell_handed
from handrail.frontdoor.practice import practice
from handrail.frontdoor.selectors.open_worker import open_worker
from handrail.frontdoor.services.held import hold
from handrail.kernel import clock
from handrail.kernel.errors import UserError
from handrail.records.public import Person

_REASON = "a worker of the front door says who a contact is about: the page has checked the permission"


class CannotMatch(UserError):
    """The contact is not as it was when it was shown, or there is no such person."""


@transaction.atomic
def match_contact(*, contact: Contact, person_id: UUID, by: Reader) -> Contact:
    """Say that a contact is about a person. It reaches an open worker's team at once."""
    with as_system(_REASON):
        contact = hold(contact, by=by)
        if contact.person_id is not None:
            raise CannotMatch("Somebody has said already who this contact is about. Take that back first.")
        recognise(contact, person_id, by_id=by.user_id)
    _record(contact, person_id, by, "matched")
    return contact


@transaction.atomic
def unmatch_contact(*, contact: Contact, by: Reader) -> Contact:
    """Take back who a contact is about; it waits at the front door again."""
    with as_system(_REASON):
        contact = hold(contact, by=by)
        if contact.person_id is None:
            raise CannotMatch("Nobody has said yet who this contact is about.")
        was = contact.person_id
        contact.person = contact.recognised_by = contact.matched_by = contact.matched_at = None
        contact.state, contact.taking_team = Contact.State.WAITING, None
        contact.due_at = nearest(contact.decide_by, contact.rating_due)
        contact.save()
    _record(contact, was, by, "taken_back")
    return contact


def recognise(contact: Contact, person_id: UUID, *, by_id: int) -> None:
    """Let a contact be about a person, and hand it to the team that works with them. Call inside `as_system`.

    The author's own team is not handed what it has just sent: it wants the front door's decision.
    """
    person = Person.objects.filter(pk=person_id, retired=False).first()
    if person is None:
        raise CannotMatch("That record is no longer there: it may have been joined with another. Look again.")
    contact.person, contact.recognised_by_id = person, person.shown_from_id
    contact.matched_by_id, contact.matched_at = by_id, clock.now()
    worker = open_worker(person_id, clock.today())
    if worker is not None and worker.team.pk not in (contact.author_team_id, contact.receiving_team_id):
        contact.state, contact.taking_team = Contact.State.WITH_WORKER, worker.team
        contact.due_at = nearest(practice().clocks.take_up.due(clock.now()), contact.rating_due)
    contact.save()
    tell_handed(contact, by=by_id)


def _record(contact: Contact, person_id: UUID, by: Reader, what: str) -> None:
    body = {"contact": contact.pk, "what": what, "team": contact.taking_team_id}
    record(Action.MATCH_CONTACT, subject=person_id, body=body, actor_id=by.user_id)
