"""A request to share is refused, and the refusal is looked at again."""

from dataclasses import dataclass, fields
from datetime import date

from django.db import transaction

from handrail.disclosure.public import Action, Reader, as_system, record
from handrail.kernel import clock
from handrail.partnership.public import Agency, User
from handrail.records.public import Person
from handrail.sharing.errors import CannotRefuse
from handrail.sharing.models import Refusal, WhyRefused
from handrail.sharing.services.telling import Saving
from handrail.writing.public import create

_REASON = "somebody looks at a refusal again: the page has decided who may"


@dataclass(frozen=True, slots=True)
class Refusing:
    asked_by_agency: Agency | None
    asked_by: str
    refused_by_agency: Agency | None
    refused_by: str
    asked_for: str
    purpose: str
    reason: WhyRefused
    because: str
    refused_on: date
    offered: str = ""
    review_on: date | None = None


def check_refusing(refusing: Refusing) -> None:
    """Raises `CannotRefuse`, in a sentence."""
    if refusing.asked_by_agency is None and not refusing.asked_by.strip():
        raise CannotRefuse("Say who asked: choose an agency, or name the person or organisation.")
    if not refusing.because.strip():
        raise CannotRefuse("Say why it was refused: a kind of reason alone convinces nobody.")
    if refusing.refused_on > clock.today():
        raise CannotRefuse("It cannot have been refused on a day that is still to come.")
    if refusing.review_on is not None and refusing.review_on < refusing.refused_on:
        raise CannotRefuse("A refusal is looked at again after it was made.")


@transaction.atomic
def refuse_to_share(*, person: Person, refusing: Refusing, by: Reader) -> Refusal:
    check_refusing(refusing)
    values = {one.name: getattr(refusing, one.name) for one in fields(refusing)}
    refusal = Refusal(person=person, recognised_by_id=person.shown_from_id, agency_id=by.agency_id, **values)
    create(refusal, by=User.objects.get(pk=by.user_id))
    asker = refusing.asked_by_agency
    body = {
        "refusal": refusal.pk,
        "asked_by": f"agency:{asker.pk}" if asker else "outside",
        "reason": str(refusing.reason),
        "on": refusing.refused_on.isoformat(),
    }
    detail = {"because": refusing.because}
    record(Action.REFUSE_TO_SHARE, subject=person.pk, body=body, detail=detail, actor_id=by.user_id)
    return refusal


@transaction.atomic
def review_refusal(*, refusal: Refusal, outcome: str, words: str, by: Reader, saved: Saving) -> None:
    """It stands, or it was shared after all. What was shared is recorded as a disclosure of its own."""
    if outcome not in Refusal.Outcome.values:
        raise CannotRefuse("Say whether the refusal stands.")
    if not words.strip():
        raise CannotRefuse("Say why, in a line.")
    with as_system(_REASON):
        saved(refusal, {"outcome": outcome, "reviewed_on": clock.today(), "review_words": words})
    body = {"refusal": refusal.pk, "outcome": outcome}
    record(Action.REFUSE_TO_SHARE, subject=refusal.person_id, body=body, actor_id=by.user_id)
