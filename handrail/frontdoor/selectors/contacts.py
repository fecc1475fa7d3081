"""One contact, and what hangs on it, as far as whoever reads may see."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from handrail.frontdoor.models import AgencyCheck, Answer, Attachment, Contact, Decision, RatingChange, Words
from handrail.frontdoor.selectors.checks import with_about
from handrail.frontdoor.selectors.decisions import decisions_about, decisions_on
from handrail.frontdoor.selectors.words import with_words

MOST_ALIKE = 5
WITH = ("receiving_team__agency", "taking_team__agency", "agency", "author_team", "matched_by")


@dataclass(frozen=True, slots=True)
class OpenContact:
    """A contact with all that its reader may see of it. Checks and decisions are empty where they are not theirs."""

    contact: Contact
    ratings: tuple[RatingChange, ...] = ()
    checks: tuple[AgencyCheck, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    decisions: tuple[Decision, ...] = ()
    answer: Answer | None = None

    @property
    def decision(self) -> Decision | None:
        """The one that stands."""
        return self.decisions[-1] if self.decisions else None


def contact_of(contact_id: int) -> Contact | None:
    """Two queries: where it stands, and what was told."""
    return next(iter(with_words(Contact.objects.select_related(*WITH).filter(pk=contact_id))), None)


def by_outside_reference(reference: str, team_id: int) -> int | None:
    """A front door's contact, by what somebody without an account was given. One query."""
    held = Contact.objects.filter(outside_reference=reference, receiving_team_id=team_id)
    found: int | None = held.values_list("pk", flat=True).first()
    return found


def opened_in_triage(contact: Contact) -> OpenContact:
    """Two queries; one more once it is rated, two once it is decided, and one where it came from outside."""
    decided = contact.state == Contact.State.DECIDED
    files = Attachment.objects.filter(contact=contact)
    return OpenContact(
        contact,
        ratings=tuple(RatingChange.objects.filter(contact=contact).select_related("by")) if contact.rating else (),
        checks=tuple(checks_on(contact)),
        attachments=tuple(files) if contact.from_the_public else (),
        decisions=tuple(decisions_on(contact)) if decided else (),
        answer=_answer(contact) if decided else None,
    )


def opened_as_sent(contact: Contact) -> OpenContact:
    """For whoever sent it, and for others who may know of it. Two queries once it is decided."""
    if contact.state != Contact.State.DECIDED:
        return OpenContact(contact)
    return OpenContact(contact, decisions=tuple(decisions_on(contact)), answer=_answer(contact))


def _answer(contact: Contact) -> Answer | None:
    return Answer.objects.filter(contact=contact).select_related("by", "by_team").last()


def checks_on(contact: Contact) -> list[AgencyCheck]:
    held = AgencyCheck.objects.filter(contact=contact)
    return with_about(held.select_related("agency", "team", "asked_by", "answered_by"))


def contacts_about(person_id: UUID) -> tuple[list[Contact], list[Decision]]:
    """The latest first; and what was decided, earliest first, as far as that is the reader's to see. Two queries."""
    held = Contact.objects.filter(person_id=person_id).select_related("agency")
    return list(held.order_by("-received_at")), decisions_about(person_id)


def open_alike(
    *, given: str, family: str, born: date | None, person_id: UUID | None = None, besides: int = 0
) -> list[Contact]:
    """Open contacts that may be about the same young person: that person's, or told of by that name or birth date.

    Names are compared where the reader may read what was told, and nowhere else. One query for none, else two.
    """
    told = {words.contact_id: words for words in _alike(given.strip(), family.strip(), born, person_id, besides)}
    if not told and person_id is None:
        return []
    same = Q(pk__in=list(told))
    if person_id is not None:
        same |= Q(person_id=person_id)
    held = Contact.objects.filter(same).exclude(state=Contact.State.DECIDED).exclude(pk=besides)
    contacts = list(held.select_related("agency").order_by("-received_at")[:MOST_ALIKE])
    for contact in contacts:
        contact.told = told.get(contact.pk)
    return contacts


def _alike(given: str, family: str, born: date | None, person_id: UUID | None, besides: int) -> QuerySet[Words]:
    """The latest words of somebody of that name, of half of it and that birth date, or of that person."""
    alike = Q(contact__person_id=person_id) if person_id is not None else Q(pk__in=[])
    if family and given:
        alike |= Q(family__iexact=family, given__iexact=given)
    if family and born:
        alike |= Q(family__iexact=family, born=born)
    if given and born:
        alike |= Q(given__iexact=given, born=born)
    open_still = Words.objects.exclude(contact__state=Contact.State.DECIDED)
    return open_still.filter(alike).exclude(contact=besides).order_by("-contact_id")[: MOST_ALIKE * 4]


def sent_by(team_id: int, *, most: int = 20) -> Sequence[Contact]:
    """What a team has sent, the latest first. Two queries."""
    held = Contact.objects.filter(author_team_id=team_id).order_by("-received_at")
    return with_words(held[:most])
