"""How soon a contact must be seen to."""

from datetime import datetime

from django.db import transaction

from handrail.disclosure.public import Action, Reader, as_system, record
from handrail.frontdoor.clocks import nearest, rating_due
from handrail.frontdoor.models import Contact, RatingChange
from handrail.frontdoor.practice import practice
from handrail.frontdoor.services.held import hold
from handrail.kernel import clock
from handrail.kernel.errors import UserError

_REASON = "the front door rates a contact: the page has checked the permission"


class CannotRate(UserError):
    """The rating is not one of the partnership's, or it is changed without saying why."""


@transaction.atomic
def rate_contact(*, contact: Contact, rating: str, by: Reader, reason: str = "") -> Contact:
    """Rate a contact. The first rating may stand by itself; each change of it needs a written reason."""
    rules, now = practice(), clock.now()
    wanted = rules.rating(rating)
    if wanted is None:
        raise CannotRate("Choose one of the ratings.", field="rating")
    with as_system(_REASON):
        contact = hold(contact, by=by)
        before = rules.rating(contact.rating)
        if contact.rating == rating:
            raise CannotRate(f"The contact is rated {wanted.label.lower()} already.", field="rating")
        if contact.rating and not reason.strip():
            raise CannotRate("Say why you change the rating.", field="reason")
        due = rating_due(wanted, received=contact.received_at, before=before, now=now, practice=rules)
        RatingChange.objects.create(
            contact=contact, before=contact.rating, after=rating, reason=reason, due=due, by_id=by.user_id, at=now
        )
        contact.rating, contact.rating_due = rating, due
        contact.due_at = nearest(_other_clock(contact), due)
        contact.save(update_fields=["rating", "rating_due", "due_at"])
    body = {"contact": contact.pk, "before": before.code if before else "", "after": rating}
    record(Action.RATE_CONTACT, subject=contact.person_id, body=body, actor_id=by.user_id)
    return contact


def _other_clock(contact: Contact) -> datetime:
    if contact.state == Contact.State.WITH_WORKER and contact.matched_at is not None:
        return practice().clocks.take_up.due(contact.matched_at)
    return contact.decide_by
