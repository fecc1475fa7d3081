"""One safe address in Marlshire: Chantelle's, since the man whom she fled is back. Her adviser protects it."""

from datetime import timedelta

from handrail.disclosure.public import ProtectedKind, ProtectedValue, Reader, as_system, protect, reader_for
from handrail.kernel import clock
from handrail.partnership.public import Membership
from handrail.records.public import Address, Person

GIVEN, FAMILY, ADVISER = "Chantelle", "Doherty", "sam.whitlock"
REASON = "The man who exploited her when she was 15 is back in the area and has asked her friends where she lives."
REVIEW_DAYS = 183


def protect_an_address() -> bool:
    """Whether it was protected now: not where one is already, or where this Marlshire has no such people."""
    with as_system("the demo protects one address once"):
        if ProtectedValue.objects.exists():
            return False
        person = Person.objects.filter(shown_given=GIVEN, shown_family=FAMILY, retired=False).first()
        adviser = Membership.objects.filter(user__username=ADVISER).select_related("user", "post__team__agency").first()
        home = _home_of(person) if person else None
        by: Reader | None = reader_for(adviser) if adviser else None
    if person is None or home is None or by is None:
        return False
    protect(
        person_id=person.pk,
        kind=ProtectedKind.ADDRESS,
        value=", ".join(part for part in (home.lines, home.postcode) if part),
        reason=REASON,
        review_on=clock.today() + timedelta(days=REVIEW_DAYS),
        by=by,
        recognised_by=home.source_person_id,
    )
    return True


def _home_of(person: Person) -> Address | None:
    """Where she lives now, as the agency that heard of it last says."""
    homes = Address.objects.filter(source_person__person=person, kind="home", until=None).exclude(lines="")
    return homes.order_by("-since", "pk").first()
