"""What a half-written contact says of whom it is about: read leniently, since it is not sent yet."""

from datetime import date
from typing import TypedDict
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import QueryDict

from handrail.ui.public import DateField, DateParts

LONGEST = 120  # characters of a name


class LookedFor(TypedDict):
    given: str
    family: str
    born: date | None


def looked_for(posted: QueryDict) -> LookedFor:
    return {"given": _name(posted, "given"), "family": _name(posted, "family"), "born": _born(posted)}


def chosen_person(posted: QueryDict) -> UUID | None:
    """Whom the writer has marked as meant; None for nobody."""
    try:
        return UUID(str(posted.get("person", "")))
    except ValueError:
        return None


def _name(posted: QueryDict, field: str) -> str:
    return str(posted.get(field, "")).replace("\0", "").strip()[:LONGEST]


def _born(posted: QueryDict) -> date | None:
    parts = DateParts(*(str(posted.get(f"born-{part}", "")).strip() for part in ("day", "month", "year")))
    try:
        return DateField(label="Date of birth").to_python(parts)
    except ValidationError:
        return None
