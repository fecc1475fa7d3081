"""One contact, and what hangs on it, as far as whoever reads may see."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from handrail.frontdoor.models import AgencyCheck, Answer, Attachment, Contact, Decision, RatingChange

WITH = ("receiving_team__agency", "taking_team__agency", "agency", "author", "author_team", "person", "matched_by")


@dataclass(frozen=True, slots=True)
class OpenContact:
    """A contact with all that its reader may see of it. Checks and decisions are empty where they are not theirs."""

    contact: Contact
    ratings: tuple[RatingChange, ...]
    checks: tuple[AgencyCheck, ...]
    attachments: tuple[Attachment, ...]
    decision: Decision | None
    answer: Answer | None


def contact_of(contact_id: int) -> Contact | None:
    return Contact.objects.select_related(*WITH).filter(pk=contact_id).first()


def opened(contact: Contact) -> OpenContact:
    """Two queries, two more once it is decided, and one where it came from outside, with files perhaps."""
    decided = contact.state == Contact.State.DECIDED
    decision = Decision.objects.filter(contact=contact).select_related("by", "team", "agency")
    files = Attachment.objects.filter(contact=contact)
    return OpenContact(
        contact,
        ratings=tuple(RatingChange.objects.filter(contact=contact).select_related("by")),
        checks=tuple(checks_on(contact)),
        attachments=tuple(files) if contact.from_the_public else (),
        decision=decision.first() if decided else None,
        answer=Answer.objects.filter(contact=contact).select_related("by").first() if decided else None,
    )


def checks_on(contact: Contact) -> list[AgencyCheck]:
    held = AgencyCheck.objects.filter(contact=contact)
    return list(held.select_related("agency", "team", "asked_by", "answered_by"))


def contacts_about(person_id: UUID) -> list[tuple[Contact, Decision | None]]:
    """The latest first, each with what was decided, as far as that is the reader's to see. Two queries."""
    held = Contact.objects.filter(person_id=person_id).select_related(*WITH).order_by("-received_at")
    decided = Decision.objects.filter(contact__person_id=person_id).select_related("team")
    decision_on = {one.contact_id: one for one in decided}
    return [(one, decision_on.get(one.pk)) for one in held]


def open_alike(*, given: str, family: str, born: date | None, person_id: UUID | None = None) -> list[Contact]:
    """Open contacts that may be about the same young person: that person's, or of the same name or birth date."""
    same = Q(person_id=person_id) if person_id else Q(pk__in=[])
    if family.strip() and given.strip():
        same |= Q(family__iexact=family.strip(), given__iexact=given.strip())
    if family.strip() and born:
        same |= Q(family__iexact=family.strip(), born=born)
    if given.strip() and born:
        same |= Q(given__iexact=given.strip(), born=born)
    held = Contact.objects.filter(same).exclude(state=Contact.State.DECIDED)
    return list(held.select_related("agency", "taking_team").order_by("-received_at")[:5])


def sent_by(team_id: int, *, most: int = 20) -> Sequence[Contact]:
    """What a team has sent, the latest first. One query."""
    held = Contact.objects.filter(author_team_id=team_id).select_related("taking_team")
    return list(held.order_by("-received_at")[:most])
