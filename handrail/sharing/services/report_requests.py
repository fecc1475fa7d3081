"""A request to know who saw what: opened for somebody found by number, what is shown decided, answered."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from handrail.disclosure.public import Action, Reader, as_system, record
from handrail.kernel import clock
from handrail.kernel.errors import UserError
from handrail.records.public import Person
from handrail.sharing.models import ReportRequest

_REASON = "an officer keeps a request for the report of who saw what: the page has checked the permission"


class CannotReport(UserError):
    """What is written of a request contradicts itself."""


@transaction.atomic
def open_request(*, person: Person, received_on: date, reference: str, by: Reader) -> ReportRequest:
    if received_on > clock.today():
        raise CannotReport("It cannot have come in on a day that is still to come.")
    with as_system(_REASON):
        made = ReportRequest.objects.create(
            person=person,
            recognised_by_id=person.shown_from_id,
            received_on=received_on,
            reference=reference.strip(),
            made_by_id=by.user_id,
            made_at=clock.now(),
        )
    body = {"request": made.pk, "on": received_on.isoformat()}
    record(Action.FIND_FOR_REPORT, subject=person.pk, body=body, actor_id=by.user_id)
    return made


@dataclass(frozen=True, slots=True)
class Choices:
    """What of others is shown, and how long the answer may take."""

    staff_names: bool
    outside_names: bool
    crime: bool
    longer_because: str = ""
    answered: bool = False


@transaction.atomic
def choose(*, request: ReportRequest, choices: Choices, by: Reader) -> ReportRequest:
    """Each choice stands on the ledger with who made it."""
    request.staff_names, request.outside_names, request.crime = (
        choices.staff_names,
        choices.outside_names,
        choices.crime,
    )
    request.longer_because = choices.longer_because.strip()
    request.answered_on = (request.answered_on or clock.today()) if choices.answered else None
    with as_system(_REASON):
        request.save()
    shown = {name: getattr(choices, name) for name in ("staff_names", "outside_names", "crime", "answered")}
    body = {"request": request.pk, **shown}
    record(Action.READ_ACCESS_REPORT, subject=request.person_id, body=body, actor_id=by.user_id)
    return request
