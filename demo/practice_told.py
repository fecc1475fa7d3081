"""What Marlshire told outside and refused, a request to know who saw what, and a next version of its sharing matrix."""

import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction

from handrail.disclosure.public import (
    Level,
    MatrixCell,
    Reader,
    as_system,
    begin_draft,
    change_cells,
    propose,
    reader_for,
    reading,
)
from handrail.kernel import clock
from handrail.partnership.public import Agency, Membership, User
from handrail.records.public import Person
from handrail.sharing.public import (
    Consent,
    DisclosureMade,
    How,
    Refusing,
    Telling,
    WhyRefused,
    open_request,
    refuse_to_share,
    tell_outside,
)

Told = dict[str, Any]
NOTE = "Schools ask who else supports a pupil outside school, so that two mentors do not come on one day."


@transaction.atomic
def tell_and_refuse(today: date) -> int:
    """All that `practice_told.toml` tells, of those who are held; gives how many. Nothing where some is there."""
    with as_system("the demo looks whether it has been here"):
        if DisclosureMade.objects.exists():
            return 0
    told = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    makers = {"told": _tell, "refused": _refuse, "asked": _ask}
    done = 0
    for kind, make in makers.items():
        for one in told[kind]:
            person, by = _person(one), _reader(one["by"])
            if person is None or by is None:
                continue
            on = today - timedelta(days=one["days_ago"])
            with clock.stopped_at(on), reading(by):
                make(one, person, by, on)
            done += 1
    _propose_matrix()
    return done


def _tell(told: Told, person: Person, by: Reader, on: date) -> None:
    days = told.get("kept_days")
    telling = Telling(
        to_agency=_agency(told.get("to_agency")),
        to_name=told["to_name"],
        how=How(told["how"]),
        classes=tuple(told["classes"]),
        what=told["what"],
        purpose=told["purpose"],
        necessary=told["necessary"],
        proportionate=told["proportionate"],
        consent=Consent(told["consent"]),
        consent_words=told["consent_words"],
        told_on=on,
        keep_until=on + timedelta(days=days) if days else None,
    )
    tell_outside(person=person, telling=telling, by=by)


def _refuse(told: Told, person: Person, by: Reader, on: date) -> None:
    days = told.get("review_days")
    refusing = Refusing(
        asked_by_agency=_agency(told.get("asked_by_agency")),
        asked_by=told["asked_by"],
        refused_by_agency=_agency(told.get("refused_by_agency")) or Agency.objects.get(pk=by.agency_id),
        refused_by=told.get("refused_by", by.name),
        asked_for=told["asked_for"],
        purpose=told["for"],
        reason=WhyRefused(told["reason"]),
        because=told["because"],
        refused_on=on,
        offered=told["offered"],
        review_on=on + timedelta(days=days) if days else None,
    )
    refuse_to_share(person=person, refusing=refusing, by=by)


def _ask(told: Told, person: Person, by: Reader, on: date) -> None:
    open_request(person=person, received_on=on, reference=told["reference"], by=by)


def _propose_matrix() -> None:
    """A draft that shares a little more waits for the second officer."""
    by = User.objects.filter(username="philip.aske").first()
    if by is None:
        return
    draft = begin_draft(by=by)
    cell = MatrixCell("school_safeguarding_lead", "safeguarding", "voluntary", "voluntary_support")
    draft = change_cells(edition=draft.edition, levels={cell: Level.SUMMARY}, by=by)
    propose(edition=draft.edition, note=NOTE, by=by)


def _person(told: Told) -> Person | None:
    with as_system("the demo finds the young people of its stories"):
        named = Person.objects.filter(retired=False, shown_given=told["given"], shown_family=told["family"])
        return named.order_by("created_at", "pk").first()


def _agency(code: str | None) -> Agency | None:
    return Agency.objects.get(code=code) if code else None


def _reader(username: str) -> Reader | None:
    held = Membership.objects.filter(user__username=username, until=None).select_related("post__team__agency", "user")
    found = held.first()
    return reader_for(found) if found else None
