"""A contact arrives: it is kept as told, gets its clocks, and reaches an open worker at once."""

from uuid import UUID

from django.db import transaction

from handrail.disclosure.public import Action, Reader, as_system, record
from handrail.frontdoor.clocks import nearest
from handrail.frontdoor.models import Contact, RatingChange, Words
from handrail.frontdoor.practice import practice
from handrail.frontdoor.selectors.front_doors import front_door
from handrail.frontdoor.services.by import author, public_page
from handrail.frontdoor.services.matching import recognise
from handrail.frontdoor.told import Told, check_told
from handrail.kernel import clock
from handrail.partnership.public import Team, User
from handrail.writing.public import create

_REASON = "a contact is kept as it was told: its author sees it by their team, not yet by a person"


@transaction.atomic
def make_contact(*, told: Told, by: Reader, person_id: UUID | None = None, to: int | None = None) -> Contact:
    """Send a contact to the front door `to` (the only one, where there is one). `person_id` is whom the author means.

    Raises `CannotSend` or `NoFrontDoor`.
    """
    check_told(told.words())
    with as_system(_REASON):
        whose = {"agency_id": by.agency_id, "author_id": by.user_id, "author_team_id": by.team_id}
        contact = _receive(told, front_door(to), author(by), **whose)
        if person_id is not None:
            recognise(contact, person_id, by_id=by.user_id)
    body = {"contact": contact.pk, "danger": contact.in_danger, "consent": told.consent}
    record(Action.MAKE_CONTACT, subject=contact.person_id, body=body, actor_id=by.user_id)
    return contact


@transaction.atomic
def make_public_contact(*, told: Told, to: int | None = None) -> Contact:
    """The same for somebody who does not sign in: it is the front door's own information from then on."""
    check_told(told.words())
    with as_system(_REASON):
        door = front_door(to)
        contact = _receive(told, door, public_page(), agency_id=door.agency_id)
    record(Action.MAKE_CONTACT, body={"contact": contact.pk, "danger": contact.in_danger, "public": True})
    return contact


def _receive(told: Told, door: Team, writer: User, **whose: int) -> Contact:
    now, rules = clock.now(), practice()
    decide_by = rules.clocks.decision.due(now)
    contact = Contact(
        received_at=now,
        receiving_team=door,
        decide_by=decide_by,
        due_at=decide_by,
        in_danger=told.in_danger,
        **whose,
    )
    urgent = rules.rating(rules.clocks.when_in_danger) if told.in_danger else None
    if urgent is not None:
        contact.rating, contact.rating_due = urgent.code, urgent.due(now, rules.opening)
        contact.due_at = nearest(decide_by, contact.rating_due)
    contact.save(force_insert=True)
    contact.told = create(Words(contact=contact, **told.words()), by=writer)
    if urgent is not None:
        RatingChange.objects.create(
            contact=contact,
            after=urgent.code,
            due=contact.rating_due,
            at=now,
            reason="Whoever sent it says that somebody is in danger now.",
        )
    return contact
