"""Assessments of the scripted young people, written by the demo's people through the same services as on the pages."""

import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction

from handrail.disclosure.public import Reader, as_system, reader_for, reading
from handrail.kernel import clock
from handrail.partnership.public import Membership
from handrail.planning.public import (
    Assessment,
    Proposal,
    agree,
    begin_view,
    dissent,
    finish_view,
    open_assessment,
    review_by,
    save_answers,
    version_in_use,
)
from handrail.records.public import Person

Told = dict[str, Any]


@transaction.atomic
def write_assessments(today: date) -> int:
    """All that `practice_assess.toml` tells, of those who are held; gives how many. Nothing where some are there."""
    with as_system("the demo looks whether it has been here"):
        if Assessment.objects.exists():
            return 0
    told = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))["assessment"]
    return sum(_write(one, today) for one in told)


def _write(told: Told, today: date) -> bool:
    """One assessment, on the day on which it is told to have been begun; a week later it is agreed."""
    person, leading = _person(told), _reader(told["led_by"])
    if person is None or leading is None:
        return False
    begun = today - timedelta(days=told["days_ago"])
    with clock.stopped_at(begun), reading(leading):
        instrument = version_in_use(told["instrument"])
        assessment = open_assessment(
            person_id=person.pk, instrument=instrument, by=leading, prompted_by=told["prompted_by"]
        )
    with clock.stopped_at(min(today, begun + timedelta(days=5))):
        for view in told.get("view", []):
            _give(view, assessment)
    with clock.stopped_at(min(today, begun + timedelta(days=7))):
        if "agreed" in told:
            _agree(told["agreed"], assessment, leading)
        for said in told.get("dissent", []):
            _dissent(said, assessment)
    return True


def _give(told: Told, assessment: Assessment) -> None:
    by = _reader(told["by"])
    if by is None:
        return
    with reading(by):
        view = begin_view(assessment=assessment, whose=told.get("whose", "worker"), by=by)
        save_answers(view=view, said=told["answers"], by=by, based_on=1)
        if told.get("finish", True):
            finish_view(view=view, by=by)


def _agree(told: Told, assessment: Assessment, by: Reader) -> None:
    proposal = Proposal(**told)
    with reading(by):
        held = Assessment.objects.get(pk=assessment.pk)
        review = review_by(assessment=held, band=proposal.band)
        agree(assessment=held, proposal=proposal, review=review, by=by, based_on=held.version)


def _dissent(told: Told, assessment: Assessment) -> None:
    by = _reader(told["by"])
    if by is None:
        return
    with reading(by):
        held = Assessment.objects.get(pk=assessment.pk)
        dissent(assessment=held, words=told["words"], by=by, domain=told["domain"], rating=told["rating"])


def _person(told: Told) -> Person | None:
    with as_system("the demo finds the young people of its stories"):
        named = Person.objects.filter(retired=False, shown_given=told["given"], shown_family=told["family"])
        return named.order_by("created_at", "pk").first()


def _reader(username: str) -> Reader | None:
    held = Membership.objects.filter(user__username=username, until=None).select_related("post__team__agency", "user")
    found = held.first()
    return reader_for(found) if found else None
