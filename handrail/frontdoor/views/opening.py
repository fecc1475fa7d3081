"""Opening a contact: only what the reader may see, and on the ledger before they see it."""

from django.http import Http404

from handrail.disclosure.public import Action, ReaderRequest, record
from handrail.frontdoor.models import Contact
from handrail.frontdoor.selectors.contacts import contact_of
from handrail.kernel import clock

NOT_HERE = "There is no such contact, or it is in other hands than yours."


def opened_or_404(request: ReaderRequest, contact_id: int) -> Contact:
    """The contact, or the same answer for one that is not there and one that is not theirs."""
    contact = contact_of(contact_id)
    if contact is None:
        record(Action.OPEN_CONTACT, outcome="denied", body={"contact": contact_id})
        raise Http404(NOT_HERE)
    as_whom = "triage" if in_triage(request, contact) else "reader"
    record(Action.OPEN_CONTACT, subject=contact.person_id, body={"contact": contact.pk, "as": as_whom})
    return contact


def in_triage(request: ReaderRequest, contact: Contact) -> bool:
    """Whether the reader's team has the contact in its hands now: the front door, or the team that works with it."""
    until = contact.taking_until
    takes = contact.taking_team_id if until is None or until > clock.today() else None
    return request.reader.team_id in (contact.receiving_team_id, takes)


def held_or_404(request: ReaderRequest, contact_id: int) -> Contact:
    """For whoever works on it. Others may know that it is there, and are answered as if it were not."""
    contact = opened_or_404(request, contact_id)
    if not in_triage(request, contact):
        raise Http404(NOT_HERE)
    return contact
