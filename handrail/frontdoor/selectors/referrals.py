"""Every referral of a young person that is known: decided here, and in the agencies' own extracts."""

from datetime import date
from uuid import UUID

from handrail.disclosure.public import as_system
from handrail.frontdoor.models import Decision
from handrail.kernel.clock import local
from handrail.records.public import Event


def referral_days(person_id: UUID, *, besides: int | None = None) -> list[date]:
    """The days on which each was received, one for each day, earliest first; one contact left out. Two queries.

    Read as the machine: whether a referral is one again is a fact, whoever decides on it. An extract and Handrail may
    tell of the same referral, so a day counts once.
    """
    with as_system("whether a young person has been referred before: the figure counts every referral"):
        told = Event.objects.filter(source_person__person_id=person_id, kind="referral").values_list("on", flat=True)
        made = Decision.objects.filter(contact__person_id=person_id, is_referral=True, replaced_by=None)
        here = [
            local(received).date()
            for received in made.exclude(contact=besides).values_list("contact__received_at", flat=True)
        ]
        return sorted({*told, *here})
