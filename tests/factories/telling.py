"""What was told outside and what was refused, for tests: every value may be given."""

from datetime import date
from typing import Any

from handrail.disclosure.public import Reader, reader_for, reading
from handrail.partnership.public import Agency
from handrail.records.public import Person
from handrail.sharing.public import (
    Consent,
    DisclosureMade,
    How,
    Refusal,
    Refusing,
    Telling,
    WhyRefused,
    refuse_to_share,
    tell_outside,
)
from tests.factories.plans import Work

TOLD_ON, KEEP_UNTIL = date(2026, 11, 3), date(2027, 2, 3)


def telling(to_agency: Agency | None = None, **values: Any) -> Telling:
    said: dict[str, Any] = {
        "to_agency": to_agency,
        "to_name": "Ms Pike, Quay Housing",
        "how": How.EMAIL,
        "classes": ("contact_details", "housing"),
        "what": "That she cannot go back to Mill Lane.",
        "purpose": "safeguarding",
        "necessary": "They must not send letters there.",
        "proportionate": "Not why, and not where she is now.",
        "consent": Consent.AGREED,
        "told_on": TOLD_ON,
        "keep_until": KEEP_UNTIL,
    }
    return Telling(**{**said, **values})


def refusing(asked_by_agency: Agency | None = None, **values: Any) -> Refusing:
    said: dict[str, Any] = {
        "asked_by_agency": asked_by_agency,
        "asked_by": "A letting agent",
        "refused_by_agency": None,
        "refused_by": "Ruth Penhale",
        "asked_for": "Whether she has ever been arrested.",
        "purpose": "A tenancy check",
        "reason": WhyRefused.NO_BASIS,
        "because": "Nothing lets us tell a landlord that.",
        "refused_on": TOLD_ON,
        "offered": "A letter that she is supported by us.",
    }
    return Refusing(**{**said, **values})


def told(work: Work, about: Person, *, by: Reader | None = None, **values: Any) -> DisclosureMade:
    by = by or reader_for(work.held)
    with reading(by):
        return tell_outside(person=about, telling=telling(**values), by=by)


def refused(work: Work, about: Person, *, by: Reader | None = None, **values: Any) -> Refusal:
    by = by or reader_for(work.held)
    with reading(by):
        return refuse_to_share(person=about, refusing=refusing(**values), by=by)
